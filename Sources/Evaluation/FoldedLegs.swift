import NetworkModel
import PacketSpace

/// The legs of all paths, each once, parallel ones with the same checks and the same result as one.
struct FoldedLegs {
  private(set) var legs: [Leg] = []
  private(set) var paths: [Explanation.Path] = []

  /// What parallel legs must have in common to be one.
  fileprivate struct Key: Hashable {
    struct StepKey: Hashable {
      let phase: Phase
      let ids: [String]
      let kind: Checkpoint.Kind
      let direction: Direction?
      let on: String?
      let outcome: StepOutcome
      let deciders: [Decider]
      let code: ExplanationCode?
      let remark: String?
      let passedPorts: PortSet
    }

    let stage: Int
    let kind: Leg.Kind
    let family: AddressFamily
    let outcome: Outcome
    let code: ExplanationCode?
    let steps: [StepKey]
    let declaredPorts: [PortSet]
    let usablePorts: PortSet
  }

  /// A leg on its way into the list.
  private struct Entry {
    let leg: Leg
    let key: Key

    init(_ leg: Leg, stage: Int) {
      self.leg = leg
      self.key = Key(leg, stage)
    }
  }

  init(_ candidates: [FlowEvaluation.Candidate]) {
    let connections = candidates.map { candidate in
      candidate.connections.enumerated().map { Entry($1, stage: $0) }
    }
    let healthChecks = candidates.map { $0.healthCheck.map { Entry($0, stage: .max) } }
    // By stage, so that the legs stand in the order of the request and health checks last.
    let stages = connections.map(\.count).max() ?? 0
    let ordered =
      (0..<stages).flatMap { stage in connections.compactMap { $0.count > stage ? $0[stage] : nil }
      }
      + healthChecks.compactMap { $0 }

    var numbers: [Key: Int] = [:]
    var ends: [[Leg.Ends]] = []
    var places: [[Leg.Ends: Int]] = []
    var prototypes: [Leg] = []
    for entry in ordered {
      let number = numbers[entry.key] ?? prototypes.count
      if number == prototypes.count {
        numbers[entry.key] = number
        prototypes.append(entry.leg)
        ends.append([])
        places.append([:])
      }
      if places[number][entry.leg.ends[0]] == nil {
        places[number][entry.leg.ends[0]] = ends[number].count
        ends[number].append(entry.leg.ends[0])
      }
    }

    func connection(_ entry: Entry) -> Explanation.Path.Connection {
      let number = numbers[entry.key] ?? 0
      return Explanation.Path.Connection(
        leg: number, ends: places[number][entry.leg.ends[0]] ?? 0)
    }
    legs = zip(prototypes, ends).map { $0.standing(for: $1) }
    paths = zip(candidates, zip(connections, healthChecks)).map { candidate, entries in
      Explanation.Path(
        connections: entries.0.map(connection), healthCheck: entries.1.map(connection),
        isOutOfService: candidate.isOutOfService, outcome: candidate.outcome,
        family: candidate.family)
    }
  }

  /// Every step at which something is lost, by leg and step.
  func blockers(in topology: Topology) -> [Explanation.Blocker] {
    legs.enumerated().flatMap { number, leg in
      leg.steps.enumerated().filter { $1.outcome.blocks }.map { index, step in
        Explanation.Blocker(
          leg: number, step: index, code: step.code,
          message: step.blockerMessage(in: topology, between: leg.ends))
      }
    }
  }
}

extension FoldedLegs.Key {
  fileprivate init(_ leg: Leg, _ stage: Int) {
    self.init(
      stage: stage, kind: leg.kind, family: leg.family, outcome: leg.outcome, code: leg.code,
      steps: leg.steps.map {
        StepKey(
          phase: $0.phase, ids: $0.checkpoint.ids, kind: $0.checkpoint.kind,
          direction: $0.checkpoint.direction, on: $0.checkpoint.on, outcome: $0.outcome,
          deciders: $0.deciders, code: $0.code, remark: $0.remark, passedPorts: $0.passedPorts)
      },
      declaredPorts: [leg.declared.sourcePorts, leg.declared.destinationPorts],
      usablePorts: leg.roundTrip.sourcePorts)
  }
}

extension Leg {
  /// The same leg, standing for parallel ones too.
  fileprivate func standing(for ends: [Ends]) -> Leg {
    var leg = self
    leg.ends = ends
    return leg
  }
}
