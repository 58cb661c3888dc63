import NetworkModel
import PacketSpace

/// The paths through a Classic Load Balancer: the client's connection to a node, and the node's own to
/// a target (LB-01), for every node (LB-32) and every target that the node may use.
struct LoadBalancerPaths {
  private let evaluation: FlowEvaluation
  private let loadBalancer: LoadBalancer
  private let crossZone: Bool
  private var topology: Topology { evaluation.topology }

  init(_ evaluation: FlowEvaluation, _ loadBalancer: LoadBalancer, crossZone: Bool) {
    self.evaluation = evaluation
    self.loadBalancer = loadBalancer
    self.crossZone = loadBalancer.crossZone ?? crossZone
  }

  /// Every path from one place, by listener, node and target.
  func candidates(from: Place, family: AddressFamily) -> [FlowEvaluation.Candidate] {
    let nodes = topology.attachments(of: loadBalancer)
      .filter { $0.addresses.families.contains(family) }
    return parts.flatMap { part in
      nodes.flatMap { node in
        candidates(from: from, node: node, part, family: family)
      }
    }
  }

  /// The part of the flow's ports that one listener takes, or that none takes.
  private typealias Part = (listener: LoadBalancer.Listener?, ports: PortSet)

  private var parts: [Part] {
    let ports = evaluation.flow.traffic.destinationPorts
    // The node itself may answer a ping; nothing of it is forwarded (LB-39).
    if evaluation.flow.traffic.transport.isICMP { return [(nil, ports)] }
    let listeners = evaluation.flow.traffic.transport == .tcp ? loadBalancer.listeners : []
    let taken: [Part] = listeners.filter { ports.contains($0.port) }
      .map { ($0, PortSet($0.port)) }
    let rest = taken.reduce(ports) { $0.subtracting($1.ports) }
    return rest.isEmpty ? taken : taken + [(nil, rest)]
  }

  private func candidates(
    from: Place, node: Attachment, _ part: Part, family: AddressFamily
  ) -> [FlowEvaluation.Candidate] {
    let connection = evaluation.connection(
      from: from, to: .attachment(node), family: family, ports: part.ports)
    let toNode = evaluation.leg(of: connection)
    guard let listener = part.listener else {
      let isPing = evaluation.flow.traffic.transport.isICMP
      let leg = isPing ? toNode : toNode.blocked(at: loadBalancer, .listenersMismatch, noListener)
      return [FlowEvaluation.Candidate(connections: [leg], family: family)]
    }

    let targets = self.targets(of: listener)
    let usable = targets.filter { uses(node, $0) }
    guard !usable.isEmpty else {
      let leg = deadEnd(at: node, listener, why(node, targets))
      return [FlowEvaluation.Candidate(connections: [toNode, leg], family: family)]
    }
    let paths = usable.map { target in
      let healthCheck = self.healthCheck(from: node, to: target)
      return FlowEvaluation.Candidate(
        connections: [toNode, leg(from: node, to: target, .data, port: listener.targetPort)],
        healthCheck: healthCheck, family: family,
        isOutOfService: healthCheck.outcome == .denied)
    }
    return paths
  }

  /// The node's own connection to a target; a Classic Load Balancer speaks IPv4 to its targets.
  private func leg(
    from node: Attachment, to target: Attachment, _ kind: Leg.Kind, port: UInt16
  ) -> Leg {
    evaluation.leg(
      of: Connection(
        kind: kind, family: .ipv4, from: .attachment(node), to: .attachment(target),
        byPublicAddress: false, transport: .tcp, clientPorts: loadBalancer.clientPorts.ports,
        ports: PortSet(port)))
  }

  /// The connection that a node cannot open, since it has no target.
  private func deadEnd(
    at node: Attachment, _ listener: LoadBalancer.Listener,
    _ why: (code: ExplanationCode, reason: String)
  ) -> Leg {
    var draft = Connection(
      kind: .data, family: .ipv4, from: .attachment(node),
      to: .nobody(id: "no target", addresses: .allIPv4), byPublicAddress: false, transport: .tcp,
      clientPorts: loadBalancer.clientPorts.ports, ports: PortSet(listener.targetPort)
    ).draft()
    draft.block(.request, loadBalancer.checkpoint, why.code, because: why.reason)
    return draft.judged()
  }

  private func healthCheck(from node: Attachment, to target: Attachment) -> Leg {
    leg(from: node, to: target, .healthCheck, port: loadBalancer.checkedPort)
  }

  /// Where a listener's requests can go.
  private func targets(of listener: LoadBalancer.Listener) -> [Attachment] {
    listener.targets.flatMap { target -> [Attachment] in
      switch target {
      // A Classic Load Balancer registers an instance with its primary interface.
      case .instance(let id):
        topology.instances[id].map { Array(topology.attachments(of: $0).prefix(1)) } ?? []
      case .autoScalingGroup(let id):
        topology.autoScalingGroups[id].map { topology.attachments(of: $0) } ?? []
      }
    }
  }

  /// Whether a node sends requests to a target: its zone must be enabled (LB-31) and, without cross-zone
  /// load balancing, be the node's own (LB-30). A zone that is not given is taken to be the same.
  private func uses(_ node: Attachment, _ target: Attachment) -> Bool {
    isEnabled(target)
      && (crossZone || target.subnet.availabilityZone == node.subnet.availabilityZone)
  }

  private func isEnabled(_ target: Attachment) -> Bool {
    let zones = loadBalancer.subnets.map { topology.subnets[$0]?.availabilityZone }
    return zones.contains(nil) || target.subnet.availabilityZone == nil
      || zones.contains(target.subnet.availabilityZone)
  }

  private var noListener: String {
    let ports = loadBalancer.listeners.map { "\($0.port)" }.joined(separator: ", ")
    return "\(loadBalancer.displayName) listens on TCP \(ports) only"
  }

  /// Why a node has no target to send requests to.
  private func why(
    _ node: Attachment, _ targets: [Attachment]
  ) -> (code: ExplanationCode, reason: String) {
    let name = loadBalancer.displayName
    if targets.isEmpty { return (.noPossibleDestination, "\(name) has no targets") }
    if !targets.contains(where: isEnabled) {
      return (.zoneNotEnabled, "no target of \(name) is in a zone that it has a subnet in")
    }
    let zone = node.subnet.availabilityZone.map { "zone \($0)" } ?? "its zone"
    return (
      .notCrossZone,
      "the node in \(node.subnet.displayName) uses targets of \(zone) only, and there is none"
    )
  }
}

extension LoadBalancer {
  /// The port of its health check; where the source says nothing, AWS's default for a Classic Load
  /// Balancer (LB-26).
  var checkedPort: UInt16 { healthCheck?.port ?? 80 }

  /// Where it refuses a request itself.
  fileprivate var checkpoint: Checkpoint {
    Checkpoint(kind: .loadBalancer, ids: [id.rawValue], names: [displayName])
  }
}

extension Leg {
  /// The same leg with the load balancer refusing what arrives.
  fileprivate func blocked(
    at loadBalancer: LoadBalancer, _ code: ExplanationCode, _ reason: String
  ) -> Leg {
    let step = Step(
      phase: .request,
      checkpoint: loadBalancer.checkpoint,
      packets: declared, passed: .empty, unknown: .empty, outcome: .denied, deciders: [],
      code: code, remark: reason)
    return Leg(
      kind: kind, ends: ends, family: family,
      steps: steps(.request) + [step] + steps(.return), declared: declared, roundTrip: .empty,
      outcome: .denied, code: nil)
  }
}
