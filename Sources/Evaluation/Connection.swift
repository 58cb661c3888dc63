import NetworkModel
import PacketSpace

/// One connection that a flow needs: its two ends and its headers.
struct Connection {
  let kind: Leg.Kind
  let family: AddressFamily
  let from: Place
  let to: Place
  /// Whether the server is called by its public address, even from inside the VPC.
  let byPublicAddress: Bool
  let transport: TransportProtocol
  let clientPorts: PortSet
  let ports: PortSet

  /// The leg: every filter, route look-up and gateway of the request and of the reply.
  func judged(in topology: Topology) -> Leg {
    switch (from, to) {
    case (.attachment(let client), .attachment(let server)):
      byPublicAddress
        ? reflected(from: client, to: server, in: topology)
        : inside(from: client, to: server, in: topology)
    case (.outside, .attachment(let server)): incoming(to: server, in: topology)
    case (.attachment(let client), .outside): outgoing(from: client, in: topology)
    case (.attachment(let client), .service(_, let name, _)):
      unfiltered(from: client, service: name, in: topology)
    case (.attachment(let client), .nobody(let id, _)):
      toNobody(from: client, id: id, in: topology)
    case (.nobody(let id, _), _):
      nowhere("no interface of the model has \(id)", .noSourceOrDestination)
    case (_, .nobody(let id, _)):
      nowhere("no interface of the model has \(id)", .noPossibleDestination)
    case (.service(let id, _, _), _), (.outside, .service(let id, _, _)):
      nowhere("\(id) is only reached from inside a VPC", .noSourceOrDestination)
    case (.outside, .outside): leavesModel()
    }
  }

  /// What the client sends.
  func request(from sources: AddressSet? = nil, to destinations: AddressSet? = nil) -> PacketSet {
    PacketSet(
      PacketBox(
        sources: (sources ?? from.addresses).restricted(to: family),
        destinations: (destinations ?? to.addresses).restricted(to: family),
        protocols: ProtocolSet(transport),
        sourcePorts: transport.hasPorts ? clientPorts : .all, destinationPorts: ports))
  }

  func draft(_ segments: [PacketSet]? = nil) -> LegDraft {
    LegDraft(
      kind: kind, family: family, ends: Leg.Ends(from: from.end(family), to: to.end(family)),
      segments: segments ?? [request()])
  }
}

extension Connection {
  /// From the internet or a place behind it to an interface (NACL-20, RT-13).
  private func incoming(to server: Attachment, in topology: Topology) -> Leg {
    var draft = draft()
    draft.enterGateway(to: server, .request, in: topology)
    draft.enter(server, .request, .crossed, peer: PeerGroups(), in: topology)
    if draft.hasReplies {
      draft.leave(server, .return, .crossed, peer: PeerGroups(), in: topology)
      draft.routeToInternet(from: server, .return, in: topology)
      draft.leaveGateway(from: server, .return, in: topology)
    }
    return draft.judged()
  }

  /// From an interface to the internet (RT-13).
  private func outgoing(from client: Attachment, in topology: Topology) -> Leg {
    var draft = draft()
    draft.leave(client, .request, .crossed, peer: PeerGroups(), in: topology)
    draft.routeToInternet(from: client, .request, in: topology)
    draft.leaveGateway(from: client, .request, in: topology)
    if draft.hasReplies {
      if topology.vpcs[client.subnet.vpc]?.internetGateway != nil {
        draft.enterGateway(to: client, .return, in: topology)
      }
      draft.enter(client, .return, .crossed, peer: PeerGroups(), in: topology)
    }
    return draft.judged()
  }

  /// Between two interfaces by their private addresses (NACL-21, NACL-22).
  private func inside(
    from client: Attachment, to server: Attachment, in topology: Topology
  ) -> Leg {
    var draft = draft()
    let isOneSubnet = client.subnet.id == server.subnet.id
    let boundary: LegDraft.Boundary = isOneSubnet ? .inside : .crossed
    let isOneVPC = client.subnet.vpc == server.subnet.vpc

    draft.leave(client, .request, boundary, peer: server.asPeer, in: topology)
    if !isOneSubnet {
      draft.routeInside(from: client, .request, isOneVPC: isOneVPC, in: topology)
    }
    if isOneSubnet, client.loadBalancer == .classic {
      // Whether the inbound rules apply too is not documented (T12); `Evaluator` says so.
      draft.group(of: server, .request, .inbound, peer: client.asPeer, in: topology)
    } else {
      draft.enter(server, .request, boundary, peer: client.asPeer, in: topology)
    }
    guard draft.hasReplies else { return draft.judged() }
    draft.leave(server, .return, boundary, peer: client.asPeer, in: topology)
    if !isOneSubnet {
      draft.routeInside(from: server, .return, isOneVPC: isOneVPC, in: topology)
    }
    draft.enter(client, .return, boundary, peer: server.asPeer, in: topology)
    return draft.judged()
  }

  /// From an interface to the public address of another: out through the internet gateway and back in,
  /// with the client's public address, so that references to its groups match no more (RT-17).
  private func reflected(
    from client: Attachment, to server: Attachment, in topology: Topology
  ) -> Leg {
    var draft = draft([
      request(to: topology.publicAddresses(of: server)),
      request(from: topology.publicAddresses(of: client)),
    ])
    draft.leave(client, .request, .crossed, peer: PeerGroups(), in: topology)
    draft.routeToInternet(from: client, .request, in: topology)
    draft.leaveGateway(from: client, .request, in: topology)
    draft.enterGateway(to: server, .request, segment: 1, in: topology)
    draft.enter(server, .request, segment: 1, .crossed, peer: PeerGroups(), in: topology)
    guard draft.hasReplies else { return draft.judged() }
    draft.leave(server, .return, segment: 1, .crossed, peer: PeerGroups(), in: topology)
    draft.routeToInternet(from: server, .return, segment: 1, in: topology)
    draft.leaveGateway(from: server, .return, segment: 1, in: topology)
    draft.enterGateway(to: client, .return, in: topology)
    draft.enter(client, .return, .crossed, peer: PeerGroups(), in: topology)
    return draft.judged()
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
        filters.append(
          Checkpoint(
            kind: .securityGroup, ids: client.groups.map(\.id.rawValue),
            names: client.groups.map(\.displayName), direction: direction, on: client.id))
      }
      for filter in phase == .request ? filters.reversed() : filters {
        draft.unseen(phase, filter, because: "traffic to \(service) is not filtered")
      }
    }
    return draft.judged()
  }

  /// From an interface to an address of a VPC that nothing in the model has.
  private func toNobody(from client: Attachment, id: String, in topology: Topology) -> Leg {
    var draft = draft()
    draft.leave(client, .request, .crossed, peer: PeerGroups(), in: topology)
    draft.routeInside(from: client, .request, isOneVPC: true, in: topology)
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

  /// A connection that no VPC of the model sees.
  private func leavesModel() -> Leg {
    var draft = draft()
    draft.pass(
      .request, Checkpoint(kind: .networkInterface, ids: [to.end(family).id]), whole: .passed,
      code: .unmodelled, remark: "neither end is in the model"
    ) { FilterDecision(unknown: $0) }
    return draft.judged()
  }
}

extension LegDraft {
  /// The look-up for a packet that has to leave for the internet.
  fileprivate mutating func routeToInternet(
    from attachment: Attachment, _ phase: Phase, segment: Int = 0, in topology: Topology
  ) {
    let opensConnection = phase == .request
    route(from: attachment, phase, segment: segment, in: topology) { target in
      switch target {
      case .internetGateway: .leadsThere
      // Stateful and outward only: it forwards replies to what went out, not replies to what came in
      // by another gateway (RT-28, RT-35).
      case .egressOnlyInternetGateway:
        opensConnection ? .leadsThere : .leadsElsewhere(.asymmetric)
      case .local: .leadsElsewhere(.cannotRoute)
      case .unmodelled: .notModelled
      }
    }
  }

  /// The look-up for a packet to an address of a VPC of the model.
  fileprivate mutating func routeInside(
    from attachment: Attachment, _ phase: Phase, isOneVPC: Bool, in topology: Topology
  ) {
    route(from: attachment, phase, in: topology) { target in
      switch target {
      case .local: isOneVPC ? .leadsThere : .leadsElsewhere(.cannotRoute)
      case .internetGateway, .egressOnlyInternetGateway: .leadsElsewhere(.cannotRoute)
      case .unmodelled: .notModelled
      }
    }
  }
}
