import NetworkModel
import PacketSpace

/// The paths through a load balancer: for every node (LB-32) and every target that the node may use.
///
/// A Classic or Application Load Balancer ends the client's connection and opens its own (LB-01, LB-02), a
/// Network Load Balancer too where it does not preserve the client's address (LB-03); where it does,
/// there is one connection (LB-04).
struct LoadBalancerPaths {
  let evaluation: FlowEvaluation
  let loadBalancer: LoadBalancer
  let assumed: FlowEvaluation.Assumed
  var topology: Topology { evaluation.topology }

  init(
    _ evaluation: FlowEvaluation, _ loadBalancer: LoadBalancer, _ assumed: FlowEvaluation.Assumed
  ) {
    self.evaluation = evaluation
    self.loadBalancer = loadBalancer
    self.assumed = assumed
  }

  /// What follows once a request is at a node.
  struct Onward {
    var legs: [Leg]
    var healthCheck: Leg?
    /// Whether the node has no target to use.
    var isDeadEnd = false
  }

  /// Every path from one place, by listener, node and target.
  func candidates(from: Place, family: AddressFamily) -> [FlowEvaluation.Candidate] {
    if loadBalancer.kind == .gateway {
      return [FlowEvaluation.Candidate(connections: [notChecked(from, family)], family: family)]
    }
    let nodes = nodes(family)
    return parts.flatMap { part in
      settled(nodes.flatMap { candidates(from: from, node: $0, part, family: family) })
    }
  }

  /// Every path of a connection that an endpoint hands over to the load balancer's service: whatever
  /// the attribute says, targets see the node (LB-05).
  func candidates(
    from: Place, endpoint: Attachment, family: AddressFamily
  ) -> [FlowEvaluation.Candidate] {
    let all = nodes(family)
    let nodes = all.filter { $0.isInZone(of: endpoint.subnet) }
    return parts.flatMap { part -> [FlowEvaluation.Candidate] in
      var connection = evaluation.connection(
        from: from, to: .attachment(endpoint), family: family, ports: part.ports)
      guard !nodes.isEmpty else {
        return evaluation.legs(of: connection).map {
          let leg = $0[$0.count - 1].blocked(
            at: loadBalancer, .endpointServiceNotInZone,
            "\(loadBalancer.displayName) has no node in the zone of \(endpoint.displayName)")
          return FlowEvaluation.Candidate(
            connections: $0.dropLast() + [leg], family: family)
        }
      }
      return settled(
        nodes.flatMap { node -> [FlowEvaluation.Candidate] in
          connection.serviceNode = node
          return evaluation.legs(of: connection).flatMap { legs -> [FlowEvaluation.Candidate] in
            guard let listener = part.listener else {
              return [unanswered(legs, by: node, part.ports, family)]
            }
            return onward(from: node, listener, clients: from.asPeer(.concealed)).map {
              candidate(legs, $0, family)
            }
          }
        })
    }
  }

  /// The part of the flow's ports that one listener takes, or that none takes.
  typealias Part = (listener: LoadBalancer.Listener?, ports: PortSet)

  private var parts: [Part] {
    let traffic = evaluation.flow.traffic
    let ports = traffic.destinationPorts
    // The node itself may answer a ping; nothing of it is forwarded (LB-39).
    if traffic.transport.isICMP { return [(nil, ports)] }
    let taken: [Part] = loadBalancer.listeners
      .filter { ports.contains($0.port) && $0.transports.contains(traffic.transport) }
      .map { ($0, PortSet($0.port)) }
    let rest = taken.reduce(ports) { $0.subtracting($1.ports) }
    return rest.isEmpty ? taken : taken + [(nil, rest)]
  }

  private func nodes(_ family: AddressFamily) -> [Attachment] {
    topology.attachments(of: loadBalancer).filter { $0.addresses.families.contains(family) }
  }

  private func candidates(
    from: Place, node: Attachment, _ part: Part, family: AddressFamily
  ) -> [FlowEvaluation.Candidate] {
    let connection = evaluation.connection(
      from: from, to: .attachment(node), family: family, ports: part.ports)
    guard let listener = part.listener else {
      let answers = evaluation.flow.traffic.transport.isICMP && loadBalancer.kind != .network
      return evaluation.legs(of: connection).map {
        answers
          ? FlowEvaluation.Candidate(connections: $0, family: family)
          : unanswered($0, by: node, part.ports, family)
      }
    }
    if preservesClient(listener, family) {
      return preserved(connection, node, listener, family: family)
    }
    let onward = onward(from: node, listener, clients: from.asPeer(.concealed))
    return evaluation.legs(of: connection).flatMap { legs in
      onward.map { candidate(legs, $0, family) }
    }
  }

  /// The paths on from a node that opens connections of its own.
  func onward(
    from node: Attachment, _ listener: LoadBalancer.Listener, clients: PeerGroups
  ) -> [Onward] {
    if listener.answersItself { return [Onward(legs: [])] }
    let targets = targets(of: listener)
    let usable = targets.filter { uses(node, $0) }
    let unknown = unknownTargets(of: listener, at: node)
    guard !usable.isEmpty else {
      if !unknown.isEmpty { return unknown }
      if targets.isEmpty, onlyFunctions(listener) { return [Onward(legs: [])] }
      return [
        Onward(legs: [deadEnd(at: node, listener, why(node, targets, listener))], isDeadEnd: true)
      ]
    }
    return usable.flatMap { target -> [Onward] in
      let legs = evaluation.legs(
        of: connection(from: node, to: target, .data, target.port, clients: clients))
      let check = healthCheck(from: node, to: target, listener)
      return legs.map { Onward(legs: $0, healthCheck: check) }
    } + unknown
  }

  /// A node's own connection to a target.
  func connection(
    from node: Attachment, to target: RegisteredTarget, _ kind: Leg.Kind, _ port: UInt16,
    clients: PeerGroups = PeerGroups()
  ) -> Connection {
    let groups: [SecurityGroup] =
      if case .attachment(let attachment) = target.place { attachment.groups } else { [] }
    return Connection(
      kind: kind, family: target.family(with: node), from: .attachment(node), to: target.place,
      byPublicAddress: false,
      // Health checks of UDP listeners are TCP, too.
      transport: kind == .data && evaluation.flow.traffic.transport == .udp ? .udp : .tcp,
      clientPorts: loadBalancer.clientPorts.ports, ports: PortSet(port),
      origin: clients.named(by: groups))
  }

  private func candidate(
    _ legs: [Leg], _ onward: Onward, _ family: AddressFamily
  ) -> FlowEvaluation.Candidate {
    var candidate = FlowEvaluation.Candidate(
      connections: legs + onward.legs, healthCheck: onward.healthCheck, family: family)
    candidate.isDeadEnd = onward.isDeadEnd
    candidate.loadBalancer = loadBalancer.kind
    return candidate
  }

  /// What happens to a request that no listener takes: where the model does not say what they are, nobody
  /// knows.
  private func unanswered(
    _ legs: [Leg], by node: Attachment, _ ports: PortSet, _ family: AddressFamily
  ) -> FlowEvaluation.Candidate {
    guard !loadBalancer.listenersAreKnown else { return refused(legs, family) }
    let leg = unknownLeg(
      from: node, port: ports.ranges.first?.lowerBound ?? 0,
      "what \(loadBalancer.displayName) listens on is not in the model")
    return FlowEvaluation.Candidate(connections: legs + [leg], family: family)
  }

  private func refused(_ legs: [Leg], _ family: AddressFamily) -> FlowEvaluation.Candidate {
    let leg = legs[legs.count - 1].blocked(
      at: loadBalancer,
      loadBalancer.kind == .classic ? .listenersMismatch : .listenersMismatchV2, noListener)
    return FlowEvaluation.Candidate(connections: legs.dropLast() + [leg], family: family)
  }

  /// A path through a Gateway Load Balancer, whose appliances nobody but their maker knows (LB-43).
  private func notChecked(_ from: Place, _ family: AddressFamily) -> Leg {
    evaluation.connection(
      from: from, to: evaluation.destination.places[0], family: family,
      ports: evaluation.flow.traffic.destinationPorts
    ).unknown(
      at: loadBalancer.checkpoint, .gatewayLoadBalancerNotChecked,
      "what the appliances behind \(loadBalancer.displayName) do is not in the model")
  }

  private var noListener: String {
    let ports = loadBalancer.listeners.map { "\($0.port)" }.joined(separator: ", ")
    let names =
      Set(loadBalancer.listeners.flatMap(\.transports)) == [.udp] ? "UDP" : "TCP"
    return "\(loadBalancer.displayName) listens on \(names) \(ports) only"
  }
}

// MARK: - The client's address preserved

extension LoadBalancerPaths {
  /// Whether targets see the client's address (LB-09, LB-10): never where the families differ (LB-06),
  /// always of UDP and in front of an Application Load Balancer (LB-07).
  func preservesClient(_ listener: LoadBalancer.Listener, _ family: AddressFamily) -> Bool {
    guard loadBalancer.kind == .network else { return false }
    let group = topology.targetGroup(of: listener)
    if family == .ipv6,
      !targets(of: listener).contains(where: { $0.place.addresses.families.contains(.ipv6) })
    {
      return false
    }
    if listener.transports.contains(.udp) || group?.targetKind == .alb { return true }
    return group?.preserveClientIP ?? loadBalancer.preserveClientIP ?? assumed.preservesClientIP
  }

  /// The paths of one connection that a node passes on to its targets.
  private func preserved(
    _ connection: Connection, _ node: Attachment, _ listener: LoadBalancer.Listener,
    family: AddressFamily
  ) -> [FlowEvaluation.Candidate] {
    let targets = targets(of: listener)
    let usable = targets.filter { uses(node, $0) }
    let unknown = unknownTargets(of: listener, at: node).flatMap { onward in
      evaluation.legs(of: connection).map { candidate($0, onward, family) }
    }
    guard !usable.isEmpty || !unknown.isEmpty else {
      return evaluation.legs(of: connection).map {
        candidate(
          $0,
          Onward(
            legs: [deadEnd(at: node, listener, why(node, targets, listener))], isDeadEnd: true),
          family)
      }
    }
    return usable.flatMap { target -> [FlowEvaluation.Candidate] in
      guard case .attachment(let attachment) = target.place else {
        return [
          FlowEvaluation.Candidate(
            connections: [
              connection.nowhere(
                "\(loadBalancer.displayName) preserves the client's address, and \(target.name) is "
                  + "not in its VPC", .noPossibleDestination)
            ], family: family)
        ]
      }
      let legs = connection.preservedLegs(
        through: node, to: attachment, port: target.port, in: topology)
      let onward = onward(behind: target, node, listener, connection.from)
      return onward.map { candidate(legs, $0, family) }
    } + unknown
  }

  /// What follows at a target: nothing, unless it is an Application Load Balancer (LB-07).
  private func onward(
    behind target: RegisteredTarget, _ node: Attachment, _ listener: LoadBalancer.Listener,
    _ client: Place
  ) -> [Onward] {
    guard let next = target.loadBalancer, case .attachment(let nextNode) = target.place else {
      return [Onward(legs: [], healthCheck: healthCheck(from: node, to: target, listener))]
    }
    let paths = LoadBalancerPaths(evaluation, next, assumed)
    guard let nextListener = next.listeners.first(where: { $0.port == target.port }) else {
      return [
        Onward(
          legs: [
            paths.deadEnd(
              at: nextNode, port: target.port,
              (.listenersMismatchV2, "\(next.displayName) does not listen on TCP \(target.port)"))
          ], isDeadEnd: true)
      ]
    }
    return paths.onward(from: nextNode, nextListener, clients: client.asPeer(.concealed))
  }
}

extension LoadBalancer {
  /// Where it refuses a request itself.
  var checkpoint: Checkpoint {
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
      steps: steps(.request) + [step] + steps(.return), declared: declared, arrived: .empty,
      roundTrip: .empty, possibleRoundTrip: .empty, outcome: .denied, code: nil)
  }
}
