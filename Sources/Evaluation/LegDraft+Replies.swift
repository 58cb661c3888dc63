import NetworkModel
import PacketSpace

/// The replies of a leg, which look up their own routes (RT-35).
extension LegDraft {
  /// The reply between two interfaces by their private addresses.
  mutating func reply(
    from server: Attachment, to client: Attachment, of request: Way,
    in topology: Topology
  ) {
    let way = topology.way(
      back: server, to: .attachment(client), packets(.return), of: request)
    let isAsymmetric = way != request && way != .nowhere
    travel(
      Trip(
        phase: .return, way: way,
        isLost: isAsymmetric && way.needsToSeeRequest),
      from: server, to: client, in: topology)
    self.isAsymmetric = self.isAsymmetric || isAsymmetric
  }

  /// The reply to somebody outside, as far as the gateway: only an internet gateway takes what came in
  /// through one.
  mutating func replyOutside(
    from server: Attachment, to place: Place, segment: Int = 0, in topology: Topology
  ) {
    let expected = topology.vpcs[server.subnet.vpc]?.internetGateway.map {
      Way.by(.internetGateway($0))
    }
    let way = topology.way(
      back: server, to: place, packets(.return, segment), of: expected ?? .nowhere)
    // Of a way that nobody knows nobody can say that it is another one.
    let isAsymmetric =
      expected != nil && way != expected && way != .nowhere
      && topology.routeTable(of: server.subnet).gap == nil
    leave(server, .return, segment: segment, .crossed, peer: PeerGroups(), in: topology)
    route(
      from: server, .return, segment: segment, way, isLost: isAsymmetric, in: topology)
    leaveGateway(from: server, .return, segment: segment, in: topology)
    self.isAsymmetric = self.isAsymmetric || isAsymmetric
  }

  /// A NAT gateway sends under its own address and with its own ports (RT-22, EP-09).
  mutating func rewriteSource(at client: Attachment) {
    guard client.kind == .natGateway else { return }
    let address = client.addresses.count == 1 ? client.addresses.first : nil
    forward(
      .request, client.checkpoint(.natGateway),
      remark: "rewrites the source to \(address?.description ?? "its own address"), "
        + "ports 1024-65535")
  }
}

extension Way {
  /// Whether it ends at an internet gateway, or nowhere.
  var endsAtInternet: Bool {
    switch self {
    case .by(.internetGateway), .by(.egressOnlyInternetGateway), .nowhere: true
    default: false
    }
  }

  /// Whether a device on it drops replies to requests that it has not seen: all that keep state do,
  /// peerings and transit gateways keep none (RT-35).
  var needsToSeeRequest: Bool {
    switch self {
    case .by(.local), .by(.peering), .by(.transitGateway), .insideSubnet, .nowhere: false
    default: true
    }
  }
}

extension Attachment {
  /// A NAT gateway that takes what it forwards.
  var asTransit: Attachment {
    var attachment = self
    attachment.isTransit = true
    return attachment
  }
}

extension Topology {
  /// An interface as the internet sees it.
  func onInternet(_ attachment: Attachment) -> Place {
    .outside(
      kind: attachment.kind, id: attachment.id, name: attachment.name,
      addresses: publicAddresses(of: attachment))
  }
}
