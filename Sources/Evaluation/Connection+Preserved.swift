import NetworkModel
import PacketSpace

/// A connection through a Network Load Balancer that preserves the client's address: one leg, whose
/// destination changes at the node (LB-04).
extension Connection {
  /// The legs in series: one, or two where the client is behind a NAT gateway.
  func preservedLegs(
    through node: Attachment, to target: Attachment, port: UInt16, in topology: Topology
  ) -> [Leg] {
    guard case .attachment(let client) = from else {
      return [preserved(.nowhere, through: node, to: target, port: port, in: topology)]
    }
    let place = byPublicAddress ? topology.onInternet(node) : .attachment(node)
    let way = topology.ways(from: client, to: place, request(to: place.addresses))[0].way
    if case .by(.natGateway(let id)) = way,
      let gateway = topology.natGateways[id].flatMap({ topology.attachment(of: $0) }),
      let inner = legs(in: topology).first?.first
    {
      return [inner]
        + onward(from: client, by: gateway, family).preservedLegs(
          through: node, to: target, port: port, in: topology)
    }
    return [preserved(way, through: node, to: target, port: port, in: topology)]
  }

  private func preserved(
    _ way: Way, through node: Attachment, to target: Attachment, port: UInt16,
    in topology: Topology
  ) -> Leg {
    let client: Attachment? = if case .attachment(let client) = from { client } else { nil }
    let isReflected = client != nil && byPublicAddress
    let sources = isReflected ? client.map { topology.publicAddresses(of: $0) } : nil
    let toNode = request(from: sources)
    let toTarget = request(from: sources, to: target.addresses, ports: PortSet(port))
    var draft = draft(
      isReflected
        ? [request(to: topology.publicAddresses(of: node)), toNode, toTarget] : [toNode, toTarget],
      to: .attachment(target))
    let last = draft.segments.count - 1

    if let client, client.id == target.id, client.subnet.id == target.subnet.id {
      // Source and destination would be one interface (LB-12).
      draft.block(
        .request, target.checkpoint(.networkInterface), .hairpin,
        because: "\(target.displayName) would be sent its own packets")
      return draft.judged()
    }
    draft.arrive(
      at: node, from: from, way, isReflected: isReflected, segment: last - 1, in: topology)
    draft.passOn(
      from: node, to: target, segment: last, origin: origin.joined(with: from.asPeer(.concealed)),
      in: topology)
    guard draft.hasReplies else { return draft.judged() }
    draft.bringBack(from: target, to: node, segment: last, in: topology)
    switch from {
    case .attachment(let client) where !isReflected:
      draft.reply(from: node.withoutGroups, to: client, of: way, in: topology)
    case .attachment(let client):
      draft.replyOutside(
        from: node.withoutGroups, to: topology.onInternet(client), segment: 1, in: topology)
      draft.enterGateway(to: client, .return, in: topology)
      draft.enter(client, .return, .crossed, peer: PeerGroups(), in: topology)
    default:
      draft.replyOutside(from: node.withoutGroups, to: from, in: topology)
    }
    return draft.judged()
  }
}

extension LegDraft {
  /// The request up to the node; its groups see the client and the listener's port (LB-16).
  fileprivate mutating func arrive(
    at node: Attachment, from: Place, _ way: Way, isReflected: Bool, segment: Int,
    in topology: Topology
  ) {
    if case .attachment(let client) = from {
      rewriteSource(at: client)
      if !isReflected {
        travel(Trip(phase: .request, way: way), from: client, to: node, in: topology)
        return
      }
      depart(
        Trip(phase: .request, way: way), from: client, towards: topology.onInternet(node),
        in: topology)
      leaveGateway(from: client, .request, in: topology)
    }
    enterGateway(to: node, .request, segment: segment, in: topology)
    enter(node, .request, segment: segment, .crossed, peer: PeerGroups(), in: topology)
  }

  /// The request on from the node: a rule that refers to the node's groups matches, although the packet
  /// carries the client's address (LB-18); one that refers to the client's does not (LB-21).
  fileprivate mutating func passOn(
    from node: Attachment, to target: Attachment, segment: Int, origin: PeerGroups,
    in topology: Topology
  ) {
    let boundary = Boundary(node.subnet, target.subnet)
    leave(
      node, .request, segment: segment, boundary, peer: target.asPeer(), in: topology)
    if boundary == .crossed {
      route(from: node, .request, segment: segment, .by(.local), in: topology)
    }
    enter(
      target, .request, segment: segment, boundary,
      peer: node.asPeer().joined(with: origin), in: topology)
  }

  /// The reply up to the node: it is addressed to the client and yet comes back through the load
  /// balancer, so that the target's subnet needs no route for it (section 4.4).
  fileprivate mutating func bringBack(
    from target: Attachment, to node: Attachment, segment: Int, in topology: Topology
  ) {
    let boundary = Boundary(node.subnet, target.subnet)
    leave(target, .return, segment: segment, boundary, peer: PeerGroups(), in: topology)
    enter(
      node.withoutGroups, .return, segment: segment, boundary, peer: PeerGroups(), in: topology)
  }
}
