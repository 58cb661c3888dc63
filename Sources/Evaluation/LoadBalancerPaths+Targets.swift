import NetworkModel
import PacketSpace

/// A target of a listener, and where it is.
struct RegisteredTarget {
  let place: Place
  let port: UInt16
  /// The load balancer that it is a node of, if it is one (LB-07).
  var loadBalancer: LoadBalancer?

  /// What pages call it.
  var name: String {
    let end = place.end(place.addresses.families.first ?? .ipv4)
    return end.displayName
  }

  /// The family in which a node speaks to it: IPv4 unless one of them has none.
  func family(with node: Attachment) -> AddressFamily {
    let both = AddressFamily.allCases.filter {
      node.addresses.families.contains($0) && place.addresses.families.contains($0)
    }
    return both.first ?? .ipv4
  }
}

extension LoadBalancerPaths {
  /// Where a listener's requests can go; per-target ports count (LB-25).
  func targets(of listener: LoadBalancer.Listener) -> [RegisteredTarget] {
    topology.registeredTargets(of: listener).flatMap { registered -> [RegisteredTarget] in
      let port = registered.port ?? listener.targetPort
      return places(of: registered.target).map { place, owner in
        RegisteredTarget(place: place, port: port, loadBalancer: owner)
      }
    }
  }

  private func places(of target: LoadBalancer.Target) -> [(Place, LoadBalancer?)] {
    switch target {
    // An instance is registered with its primary interface.
    case .instance(let id):
      return topology.instances[id].map {
        topology.attachments(of: $0).prefix(1).map { (.attachment($0), nil) }
      } ?? []
    case .autoScalingGroup(let id):
      return topology.autoScalingGroups[id].map {
        topology.attachments(of: $0).map { (.attachment($0), nil) }
      } ?? []
    case .address(let address):
      return topology.resolve(.address(address)).places.map { ($0, nil) }
    case .loadBalancer(let id):
      return topology.loadBalancers[id].map { next in
        topology.attachments(of: next).map { (.attachment($0), next) }
      } ?? []
    // Called through its service: no network lies between.
    case .lambdaFunction: return []
    // A path of its own: `unknownTargets`.
    case .unknown: return []
    }
  }

  /// The paths to targets that the model does not describe.
  func unknownTargets(of listener: LoadBalancer.Listener, at node: Attachment) -> [Onward] {
    topology.registeredTargets(of: listener).compactMap { registered in
      guard case .unknown(let text) = registered.target else { return nil }
      return Onward(legs: [
        unknownLeg(
          from: node, port: registered.port ?? listener.targetPort,
          "target \(text) of \(loadBalancer.displayName) is not in the model")
      ])
    }
  }

  /// A connection that a node opens to something that the model does not describe.
  func unknownLeg(from node: Attachment, port: UInt16, _ reason: String) -> Leg {
    Connection(
      kind: .data, family: node.addresses.families.contains(.ipv4) ? .ipv4 : .ipv6,
      from: .attachment(node), to: .nobody(id: "unknown", addresses: .all),
      byPublicAddress: false, transport: .tcp, clientPorts: loadBalancer.clientPorts.ports,
      ports: PortSet(port)
    ).unknown(at: loadBalancer.checkpoint, .unmodelled, reason)
  }

  /// Whether the listener has functions as targets and nothing else.
  func onlyFunctions(_ listener: LoadBalancer.Listener) -> Bool {
    let targets = topology.registeredTargets(of: listener)
    return !targets.isEmpty
      && targets.allSatisfy { if case .lambdaFunction = $0.target { true } else { false } }
  }

  /// Whether a node sends requests to a target: its zone must be enabled (LB-31) and, without cross-zone
  /// load balancing, be the node's own (LB-30). A zone that is not given is taken to be the same.
  func uses(_ node: Attachment, _ target: RegisteredTarget) -> Bool {
    guard case .attachment(let attachment) = target.place else { return true }
    return isEnabled(attachment) && (isCrossZone || attachment.isInZone(of: node.subnet))
  }

  /// Whether nodes use targets of other zones (LB-29).
  private var isCrossZone: Bool {
    loadBalancer.crossZone
      ?? (loadBalancer.kind == .classic ? assumed.crossZone : loadBalancer.kind == .application)
  }

  private func isEnabled(_ target: Attachment) -> Bool {
    loadBalancer.subnets.compactMap { topology.subnets[$0] }.contains { target.isInZone(of: $0) }
  }

  /// Why a node has no target to send requests to.
  func why(
    _ node: Attachment, _ targets: [RegisteredTarget], _ listener: LoadBalancer.Listener
  ) -> (code: ExplanationCode, reason: String) {
    let name = loadBalancer.displayName
    if targets.isEmpty {
      return loadBalancer.kind == .classic || topology.targetGroup(of: listener) != nil
        ? (.noPossibleDestination, "\(name) has no targets")
        : (.listenerHasNoTargetGroup, "the listener on \(listener.port) of \(name) has no targets")
    }
    let attachments = targets.compactMap { target in
      if case .attachment(let attachment) = target.place { attachment } else { nil }
    }
    if !attachments.contains(where: isEnabled) {
      return (.zoneNotEnabled, "no target of \(name) is in a zone that it has a subnet in")
    }
    let zone = node.subnet.availabilityZone.map { "zone \($0)" } ?? "its zone"
    return (
      loadBalancer.kind == .classic ? .notCrossZone : .noTargetsInZone,
      "the node in \(node.subnet.displayName) has no target in \(zone)"
    )
  }

  /// The connection that a node cannot open, since it has no target.
  func deadEnd(
    at node: Attachment, _ listener: LoadBalancer.Listener,
    _ why: (code: ExplanationCode, reason: String)
  ) -> Leg {
    deadEnd(at: node, port: listener.targetPort, why)
  }

  /// The connection that a node cannot open to a port.
  func deadEnd(
    at node: Attachment, port: UInt16, _ why: (code: ExplanationCode, reason: String)
  ) -> Leg {
    let family: AddressFamily = node.addresses.families.contains(.ipv4) ? .ipv4 : .ipv6
    var draft = Connection(
      kind: .data, family: family, from: .attachment(node),
      to: .nobody(id: "no target", addresses: .all), byPublicAddress: false, transport: .tcp,
      clientPorts: loadBalancer.clientPorts.ports, ports: PortSet(port)
    ).draft()
    draft.block(.request, loadBalancer.checkpoint, why.code, because: why.reason)
    return draft.judged()
  }
}

extension Attachment {
  /// Whether it is in the zone of a subnet; zones that are not given are taken to be the same.
  func isInZone(of other: Subnet) -> Bool {
    subnet.availabilityZone == nil || other.availabilityZone == nil
      || subnet.availabilityZone == other.availabilityZone
  }
}
