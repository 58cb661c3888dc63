import NetworkModel
import PacketSpace

/// Puts the judged paths of a flow together to its explanation.
struct ExplanationBuilder {
  private let evaluation: FlowEvaluation
  private let candidates: [FlowEvaluation.Candidate]
  /// The paths that count. A Classic Load Balancer's node without a healthy target still gets requests
  /// (LB-34); of the other kinds it does not (LB-30).
  private let judged: [FlowEvaluation.Candidate]
  private var outcomeOverride: Outcome?
  private var assumptions: [String] = []
  private var missing: [String] = []

  init(_ evaluation: FlowEvaluation, _ candidates: [FlowEvaluation.Candidate]) {
    self.evaluation = evaluation
    self.candidates = candidates
    let served = Set(candidates.filter { !$0.isOutOfService }.map(\.start))
    self.judged = candidates.filter {
      !$0.isOutOfService || ($0.loadBalancer == .classic && !served.contains($0.start))
    }
  }

  /// The verdict over all paths: targets that are out of service drop out, unless none is left at their
  /// node (LB-34).
  var outcome: Outcome {
    outcomeOverride ?? .ofAlternatives(judged.map(\.outcome))
  }

  /// Takes account of what would follow if an attribute of the load balancer were the other way.
  mutating func compare(
    with other: Self, _ attribute: String, of loadBalancer: LoadBalancer
  ) {
    let name = loadBalancer.displayName
    if other.outcome == outcome {
      assumptions.append(
        "\(attribute) of \(name) is not stated; the verdict is the same with and without it")
    } else {
      missing.append(
        "\(attribute) of \(name): with it the flow is \(outcome.rawValue), without it "
          + other.outcome.rawValue)
      outcomeOverride = .undetermined
    }
  }

  func explanation() -> Explanation {
    let folded = FoldedLegs(candidates)
    let outcome = self.outcome
    return Explanation(
      flow: evaluation.flow, outcome: outcome, legs: folded.legs, paths: folded.paths,
      clientPorts: clientPorts, clients: clients,
      partialBy: outcome == .partial ? partialBy : [],
      blockers: outcome == .allowed ? [] : folded.blockers(in: evaluation.topology),
      assumptions: (evaluation.source.assumptions + evaluation.destination.assumptions + assumptions
        + Assumptions(evaluation, candidates).sentences).unique,
      missing: (missing + unmodelled(folded.legs)).unique,
      tracking: TrackingRemarks(evaluation, folded.legs).remarks,
      findings: unhealthyTargets + idleNodes + failingOpen + asymmetries,
      checkNumbers: CheckNumbering(legs: folded.legs, paths: folded.paths).numbers)
  }
}

extension ExplanationBuilder {
  /// The client ports of the first legs, over all paths.
  private var clientPorts: PortCoverage? {
    let coverages = candidates.compactMap { $0.connections.first?.clientPorts }
    guard !coverages.isEmpty else { return nil }
    return PortCoverage(
      declared: coverages.reduce(.empty) { $0.union($1.declared) },
      usable: coverages.reduce(.empty) { $0.union($1.usable) })
  }

  /// What is left for each operating system, where nobody said which one calls.
  private var clients: [Explanation.ClientCoverage] {
    guard let clientPorts, !clientPorts.isWhole, !clientPorts.usable.isEmpty,
      evaluation.source.places.contains(where: {
        [nil, .any].contains(evaluation.clientPorts(of: $0).kind)
      })
    else { return [] }
    return ClientKind.operatingSystems.filter { $0.ports.isSubset(of: clientPorts.declared) }
      .map { kind in
        Explanation.ClientCoverage(
          client: kind, usable: kind.ports.intersection(clientPorts.usable), of: kind.ports)
      }
  }

  /// The dimensions in which something is missing.
  private var partialBy: [Explanation.Dimension] {
    var dimensions: Set<Explanation.Dimension> = []
    for leg in judged.flatMap(\.decidingLegs)
    where leg.outcome == .partial {
      dimensions.formUnion(leg.partialBy)
    }
    func differ(_ key: (FlowEvaluation.Candidate) -> some Hashable) -> Bool {
      let groups = Dictionary(grouping: judged, by: key).mapValues {
        Outcome.ofAlternatives($0.map(\.outcome))
      }
      return Set(groups.values).count > 1
    }
    if differ({ $0.family }) { dimensions.insert(.family) }
    if differ({ $0.connections[0].declared.destinationPorts }) { dimensions.insert(.ports) }
    struct Part: Hashable {
      let family: AddressFamily
      let ports: PortSet
    }
    let alike = Dictionary(grouping: judged) {
      Part(family: $0.family, ports: $0.connections[0].declared.destinationPorts)
    }
    if alike.values.contains(where: { Set($0.map(\.outcome)).count > 1 }) {
      dimensions.insert(.paths)
    }
    return Explanation.Dimension.allCases.filter(dimensions.contains)
  }

  /// What the model would have to follow.
  private func unmodelled(_ legs: [Leg]) -> [String] {
    legs.flatMap(\.steps).filter { $0.outcome == .undetermined }.map { step in
      let routes = step.deciders.map(\.reference).joined(separator: ", ")
      return step.remark
        ?? "what lies behind \(routes) in \(step.checkpoint.displayName) is not in the model"
    }
  }

  /// Targets that a load balancer takes out of service although the flow has others.
  private var unhealthyTargets: [Finding] {
    guard let loadBalancer = evaluation.destination.loadBalancer else { return [] }
    var unhealthy = UnhealthyTargets(of: loadBalancer)
    for candidate in candidates where candidate.isOutOfService {
      if let check = candidate.healthCheck { unhealthy.note(check) }
    }
    return unhealthy.sentences.map {
      Finding(
        check: "loadBalancer.unhealthy-target", severity: .warning,
        resource: Finding.Resource(loadBalancer), subject: $0, message: $0)
    }
  }

  /// Nodes that serve nothing, since their zone has no target (LB-30).
  private var idleNodes: [Finding] {
    guard let loadBalancer = evaluation.destination.loadBalancer else { return [] }
    let remarks = candidates.filter { $0.isOutOfService && $0.isDeadEnd }
      .compactMap { $0.connections.last?.steps.last?.remark }
    return remarks.unique.map {
      Finding(
        check: "loadBalancer.node-without-target", severity: .warning,
        resource: Finding.Resource(loadBalancer), subject: $0, message: $0)
    }
  }

  /// Load balancers that send requests to unhealthy targets, since they have no others (LB-35).
  private var failingOpen: [Finding] {
    guard let loadBalancer = evaluation.destination.balancer,
      candidates.contains(where: { $0.healthCheck?.code == .healthFailOpen })
    else { return [] }
    return [
      Finding(
        check: "loadBalancer.health-fail-open", severity: .warning,
        resource: Finding.Resource(loadBalancer),
        message: "\(loadBalancer.displayName) finds every target unhealthy and therefore sends "
          + "requests to all of them (HEALTH_FAIL_OPEN)")
    ]
  }

  /// Replies that take another way than the requests (RT-35).
  private var asymmetries: [Finding] {
    let flow = evaluation.flow
    let legs = candidates.flatMap(\.connections).filter { leg in
      // Where no request arrives, there is no reply to go astray.
      !leg.steps(.request).contains { $0.outcome == .denied }
        && (leg.code == .asymmetric || leg.steps.contains { $0.code == .asymmetric })
    }
    return legs.map {
      "replies from \($0.to.displayName) to \($0.from.displayName) take another way than the "
        + "requests (ASYMMETRIC)"
    }.unique.map {
      Finding(
        check: "flow.asymmetric", severity: .warning,
        resource: Finding.Resource(kind: "flow", id: flow.name), subject: $0, message: $0)
    }
  }
}

extension Finding.Resource {
  fileprivate init(_ loadBalancer: LoadBalancer) {
    self.init(kind: "loadBalancer", id: loadBalancer.id.rawValue, name: loadBalancer.name)
  }
}

extension Leg {
  /// The dimensions in which a partial leg is not whole: those that matter for what gets lost.
  fileprivate var partialBy: [Explanation.Dimension] {
    func matters(_ widen: (inout PacketBox) -> Void) -> Bool {
      let widened = PacketSet(
        roundTrip.boxes.map { box in
          var box = box
          widen(&box)
          return box
        })
      return widened != roundTrip
    }
    var dimensions: [Explanation.Dimension] = []
    if transport?.hasPorts == true, matters({ $0.sourcePorts = declared.sourcePorts }) {
      dimensions.append(.clientPorts)
    }
    if matters({
      $0.sources = declared.sources
      $0.destinations = declared.destinations
    }) {
      dimensions.append(.addresses)
    }
    if matters({ $0.destinationPorts = declared.destinationPorts }) { dimensions.append(.ports) }
    // Lost where the addresses have been translated: the first segment does not show it.
    return dimensions.isEmpty ? [.addresses] : dimensions
  }
}
