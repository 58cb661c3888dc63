import NetworkModel
import PacketSpace

/// One connection that a flow needs: its two ends and its headers.
struct Connection {
  let kind: Leg.Kind
  let family: AddressFamily
  let from: Place
  var to: Place
  /// Whether the server is called by its public address, even from inside the VPC.
  let byPublicAddress: Bool
  let transport: TransportProtocol
  let clientPorts: PortSet
  let ports: PortSet
  /// The groups of whoever a load balancer or NAT gateway at the client's end stands for.
  var origin = PeerGroups()
  /// The node of a load balancer that an endpoint hands the connection to (LB-19).
  var serviceNode: Attachment?

  /// Whichever ways the connection takes: for each the legs in series, two where a NAT gateway ends one
  /// and starts the next (M-4).
  func legs(in topology: Topology) -> [[Leg]] {
    switch (from, to) {
    case (.attachment(let client), .attachment(let server)) where byPublicAddress:
      byWay(from: client, to: topology.onInternet(server), in: topology) { part, way in
        part.reflected(from: client, to: server, way, in: topology)
      }
    case (.attachment(let client), .attachment(let server)):
      byWay(from: client, to: to, in: topology) { part, way in
        part.inside(from: client, to: server, way, in: topology)
      }
    case (.attachment(let client), .outside):
      byWay(from: client, to: to, in: topology) { part, way in
        part.outgoing(from: client, way, in: topology)
      }
    case (.attachment(let client), .nobody(let id, _)):
      byWay(from: client, to: to, in: topology) { part, way in
        part.toNobody(from: client, id: id, way, in: topology)
      }
    case (.outside, .attachment(let server)): [[incoming(to: server, in: topology)]]
    case (.attachment(let client), .service(_, let name, _)):
      [[unfiltered(from: client, service: name, in: topology)]]
    case (.nobody(let id, _), _):
      [[nowhere("no interface of the model has \(id)", .noSourceOrDestination)]]
    case (_, .nobody(let id, _)):
      [[nowhere("no interface of the model has \(id)", .noPossibleDestination)]]
    case (.service(let id, _, _), _), (.outside, .service(let id, _, _)):
      [[nowhere("\(id) is only reached from inside a VPC", .noSourceOrDestination)]]
    case (.outside, .outside): [[leavesModel()]]
    }
  }

  /// What the client sends.
  func request(
    from sources: AddressSet? = nil, to destinations: AddressSet? = nil, ports: PortSet? = nil
  ) -> PacketSet {
    PacketSet(
      PacketBox(
        sources: (sources ?? from.addresses).restricted(to: family),
        destinations: (destinations ?? to.addresses).restricted(to: family),
        protocols: ProtocolSet(transport),
        sourcePorts: transport.hasPorts ? clientPorts : .all, destinationPorts: ports ?? self.ports)
    )
  }

  func draft(_ segments: [PacketSet]? = nil, to: Place? = nil) -> LegDraft {
    LegDraft(
      kind: kind, family: family,
      ends: Leg.Ends(from: from.end(family), to: (to ?? self.to).end(family)),
      segments: segments ?? [request()])
  }
}

extension Connection {
  /// The connection by each of the ways that the client's route table splits it over.
  private func byWay(
    from client: Attachment, to place: Place, in topology: Topology,
    _ leg: (Connection, Way) -> Leg
  ) -> [[Leg]] {
    let request = request(to: place.addresses)
    let ways = topology.ways(from: client, to: place, request)
    return ways.flatMap { way, destinations -> [[Leg]] in
      var part = self
      if ways.count > 1, !byPublicAddress { part.to = to.restricted(to: destinations) }
      if case .by(.natGateway(let id)) = way,
        let gateway = topology.natGateways[id].flatMap({ topology.attachment(of: $0) })
      {
        return part.translated(from: client, by: gateway, way, in: topology)
      }
      return [[leg(part, way)]]
    }
  }

  /// From the internet or a place behind it to an interface (NACL-20, RT-13).
  private func incoming(to server: Attachment, in topology: Topology) -> Leg {
    if let leg = incomingPrivately(to: server, in: topology) { return leg }
    var draft = draft()
    draft.enterGateway(to: server, .request, in: topology)
    draft.enter(server, .request, .crossed, peer: PeerGroups(), in: topology)
    if draft.hasReplies {
      draft.replyOutside(from: server, to: from, in: topology)
    }
    return draft.judged()
  }

  /// From a place that no internet gateway leads to, but another route of the server's: a private network
  /// behind something that the model knows by its end only (RT-34).
  private func incomingPrivately(to server: Attachment, in topology: Topology) -> Leg? {
    guard from.addresses.isDisjoint(with: topology.internet.union(.sharedIPv4)) else { return nil }
    var draft = draft()
    let way = topology.ways(from: server, to: from, draft.segments[0].mirrored)[0].way
    guard case .by(let target) = way else { return nil }
    var arrival = LegDraft.Arrival()
    let checkpoint: Checkpoint
    switch target {
    case .transitGateway(let id):
      guard let gateway = topology.transitGateways[id] else { return nil }
      checkpoint = gateway.checkpoint
      arrival.handover = gateway.attachment(of: server.subnet.vpc)?
        .subnet(near: server.subnet.availabilityZone, in: topology)
    case .unmodelled(let id): checkpoint = Checkpoint(kind: .networkInterface, ids: [id])
    default: return nil
    }
    draft.lose(
      .request, checkpoint,
      because:
        "how packets come from \(from.end(family).displayName) through \(target) is not in the "
        + "model")
    let request = LegDraft.Trip(phase: .request, way: way)
    draft.arrive(request, at: server, arrival, peer: PeerGroups(), in: topology)
    if draft.hasReplies {
      draft.depart(
        LegDraft.Trip(phase: .return, way: way), from: server, towards: from, in: topology)
    }
    return draft.judged()
  }

  /// From an interface to the internet (RT-13), or to what else lies outside the model's VPCs.
  private func outgoing(from client: Attachment, _ way: Way, in topology: Topology) -> Leg {
    var draft = draft()
    draft.rewriteSource(at: client)
    let arrival = draft.depart(
      LegDraft.Trip(phase: .request, way: way), from: client, towards: to, in: topology)
    if way.endsAtInternet { draft.leaveGateway(from: client, .request, in: topology) }
    guard draft.hasReplies else { return draft.judged() }
    let back = LegDraft.Trip(phase: .return, way: way)
    if way.endsAtInternet, topology.vpcs[client.subnet.vpc]?.internetGateway != nil {
      draft.enterGateway(to: client, .return, in: topology)
    }
    if case .by(.transitGateway(let id)) = way {
      let handover = topology.transitGateways[id]?.attachment(of: client.subnet.vpc)?
        .subnet(near: client.subnet.availabilityZone, in: topology)
      draft.arrive(
        back, at: client, LegDraft.Arrival(handover: handover, reach: arrival.reach),
        peer: PeerGroups(), in: topology)
    } else {
      draft.enter(client, .return, .crossed, peer: PeerGroups(), in: topology)
    }
    return draft.judged()
  }

  /// Between two interfaces by their private addresses (NACL-21, NACL-22, NACL-27, NACL-28a).
  private func inside(
    from client: Attachment, to server: Attachment, _ way: Way, in topology: Topology
  ) -> Leg {
    var draft = draft()
    draft.rewriteSource(at: client)
    draft.travel(
      LegDraft.Trip(phase: .request, way: way), from: client, to: server, origin: origin,
      in: topology)
    if let serviceNode {
      // The groups of the service's load balancer see the consumer's client (LB-19).
      draft.group(
        of: serviceNode, .request, .inbound, peer: client.asPeer(.concealed), in: topology)
    }
    if draft.hasReplies { draft.reply(from: server, to: client, of: way, in: topology) }
    return draft.judged()
  }

  /// From an interface to the public address of another: out through the internet gateway and back in,
  /// with the client's public address, so that references to its groups match no more (RT-17).
  private func reflected(
    from client: Attachment, to server: Attachment, _ way: Way, in topology: Topology
  ) -> Leg {
    var draft = draft([
      request(to: topology.publicAddresses(of: server)),
      request(from: topology.publicAddresses(of: client)),
    ])
    draft.rewriteSource(at: client)
    draft.depart(
      LegDraft.Trip(phase: .request, way: way), from: client, towards: topology.onInternet(server),
      in: topology)
    draft.leaveGateway(from: client, .request, in: topology)
    draft.enterGateway(to: server, .request, segment: 1, in: topology)
    draft.enter(server, .request, segment: 1, .crossed, peer: PeerGroups(), in: topology)
    guard draft.hasReplies else { return draft.judged() }
    draft.replyOutside(from: server, to: topology.onInternet(client), segment: 1, in: topology)
    draft.enterGateway(to: client, .return, in: topology)
    draft.enter(client, .return, .crossed, peer: PeerGroups(), in: topology)
    return draft.judged()
  }

  /// From an interface through a NAT gateway: one leg to it and one on from it (NACL-23).
  private func translated(
    from client: Attachment, by gateway: Attachment, _ way: Way, in topology: Topology
  ) -> [[Leg]] {
    var onward = onward(from: client, by: gateway, .ipv4)
    if family == .ipv6 {
      // NAT64 (RT-26).
      onward.to = .outside(
        kind: .address, id: to.end(family).id, name: nil,
        addresses: to.addresses.embeddedIPv4)
    }
    let inner = toGateway(from: client, gateway, way, in: topology)
    return onward.legs(in: topology).map { [inner] + $0 }
  }

  /// What a NAT gateway opens in place of its client (LB-21).
  func onward(
    from client: Attachment, by gateway: Attachment, _ family: AddressFamily
  ) -> Connection {
    Connection(
      kind: kind, family: family, from: .attachment(gateway), to: to,
      byPublicAddress: byPublicAddress, transport: transport,
      clientPorts: ClientPorts(.nat).ports, ports: ports,
      origin: origin.joined(with: client.asPeer(.concealed)))
  }

  /// The first leg of a translated connection: it carries the destination's address, and the gateway's
  /// subnet sees it come in and its replies go out (NACL-23).
  private func toGateway(
    from client: Attachment, _ gateway: Attachment, _ way: Way, in topology: Topology
  ) -> Leg {
    let destinations = byPublicAddress ? publicDestinations(in: topology) : to.addresses
    var draft = LegDraft(
      kind: kind, family: family,
      ends: Leg.Ends(from: client.end(family), to: gateway.end(.ipv4)),
      segments: [request(to: destinations)])
    let boundary = LegDraft.Boundary(client.subnet, gateway.subnet)
    draft.leave(client, .request, boundary, peer: PeerGroups(), in: topology)
    draft.route(from: client, .request, way, in: topology)
    draft.enter(gateway.asTransit, .request, boundary, peer: PeerGroups(), in: topology)
    if transport.hasPorts || transport.isICMP {
      draft.forward(.request, gateway.checkpoint(.natGateway))
    } else {
      // TCP, UDP and ICMP only (RT-20).
      draft.block(
        .request, gateway.checkpoint(.natGateway), .protocolRestriction,
        because: "\(gateway.displayName) forwards TCP, UDP and ICMP only")
    }
    guard draft.hasReplies else { return draft.judged() }
    draft.leave(gateway, .return, boundary, peer: PeerGroups(), in: topology)
    if boundary == .crossed {
      draft.route(from: gateway, .return, .by(.local), in: topology)
    }
    draft.enter(client, .return, boundary, peer: PeerGroups(), in: topology)
    return draft.judged()
  }

  private func publicDestinations(in topology: Topology) -> AddressSet {
    if case .attachment(let server) = to {
      topology.publicAddresses(of: server)
    } else {
      to.addresses
    }
  }

  /// From an interface to a service of AWS that neither groups nor ACLs filter (NACL-12, SG-32).
  private func unfiltered(
    from client: Attachment, service: String, in topology: Topology
  ) -> Leg {
    var draft = draft()
    let acl = topology.networkACL(of: client.subnet)
    let phases: [Phase] = draft.hasReplies ? [.request, .return] : [.request]
    for phase in phases {
      let direction: Direction = phase == .request ? .outbound : .inbound
      var filters: [Checkpoint] = [draft.checkpoint(acl, direction, client.subnet)]
      if !client.groups.isEmpty {
        filters.append(client.groupsCheckpoint(direction))
      }
      for filter in phase == .request ? filters.reversed() : filters {
        draft.unseen(phase, filter, because: "traffic to \(service) is not filtered")
      }
    }
    return draft.judged()
  }

  /// From an interface to an address of a VPC that nothing in the model has.
  private func toNobody(
    from client: Attachment, id: String, _ way: Way, in topology: Topology
  ) -> Leg {
    var draft = draft()
    draft.rewriteSource(at: client)
    draft.depart(
      LegDraft.Trip(phase: .request, way: way), from: client, towards: to, in: topology)
    draft.block(
      .request, Checkpoint(kind: .networkInterface, ids: [id]), .noPossibleDestination,
      because: "no interface of the model has \(id)")
    return draft.judged()
  }

  /// A connection that cannot come about at all.
  func nowhere(_ reason: String, _ code: ExplanationCode) -> Leg {
    var draft = draft()
    let id = code == .noSourceOrDestination ? from.end(family).id : to.end(family).id
    draft.block(
      .request, Checkpoint(kind: .networkInterface, ids: [id]), code, because: reason)
    return draft.judged()
  }

  /// A connection of which the model does not know what happens to it.
  func unknown(at checkpoint: Checkpoint, _ code: ExplanationCode, _ reason: String) -> Leg {
    var draft = draft()
    draft.lose(.request, checkpoint, code, because: reason)
    return draft.judged()
  }

  /// A connection that no VPC of the model sees.
  private func leavesModel() -> Leg {
    unknown(
      at: Checkpoint(kind: .networkInterface, ids: [to.end(family).id]), .unmodelled,
      "neither end is in the model")
  }
}
