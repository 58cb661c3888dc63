import NetworkModel
import PacketSpace

/// The way of one packet between two places: filters, look-ups and gateways in packet order (M-6).
extension LegDraft {
  /// One direction of a leg, or of a part of it.
  struct Trip {
    let phase: Phase
    let way: Way
    /// Whether a device on the way drops it, since it has not seen the connection (RT-35).
    var isLost = false
  }

  /// How a packet comes to the subnet of its destination.
  struct Arrival {
    var boundary: Boundary = .crossed
    /// The subnet in which a transit gateway hands it over.
    var handover: Subnet?
    var reach: PeerGroups.Reach = .oneVPC
  }

  /// A packet goes from one interface to another.
  ///
  /// - Parameter origin: the groups of whoever stands behind the first of them.
  mutating func travel(
    _ trip: Trip, from: Attachment, to: Attachment, origin: PeerGroups = PeerGroups(),
    in topology: Topology
  ) {
    let arrival = depart(trip, from: from, towards: .attachment(to), in: topology)
    if arrival.boundary == .inside, from.loadBalancer == .classic, trip.phase == .request {
      // Whether the inbound rules apply too is not documented (T12); `Assumptions` says so.
      group(
        of: to, trip.phase, .inbound,
        peer: from.asPeer().joined(with: origin), in: topology)
      return
    }
    arrive(
      trip, at: to, arrival, peer: from.asPeer(arrival.reach).joined(with: origin), in: topology)
  }

  /// A packet leaves an interface and goes as far as the border of the place that it is meant for.
  @discardableResult
  mutating func depart(
    _ trip: Trip, from: Attachment, towards place: Place, in topology: Topology
  ) -> Arrival {
    switch trip.way {
    case .by(.transitGateway(let id)):
      if let gateway = topology.transitGateways[id] {
        return depart(trip, from: from, towards: place, by: gateway, in: topology)
      }
    case .by(.networkInterface(let id, let name)):
      if let box = topology.attachment(of: id, named: name) {
        return depart(trip, from: from, towards: place, through: box, in: topology)
      }
    default: break
    }

    var arrival = Arrival()
    if trip.way == .insideSubnet { arrival.boundary = .inside }
    let peering: Peering? =
      if case .by(.peering(let id)) = trip.way { topology.peerings[id] } else { nil }
    if let peering { arrival.reach = .peering(sameRegion: peering.sameRegion ?? true) }
    if case .by(.unmodelled) = trip.way { arrival.reach = .unmodelled }
    leave(
      from, trip.phase, arrival.boundary,
      peer: place.asPeer(arrival.reach), in: topology)
    guard trip.way != .insideSubnet else { return arrival }
    route(
      from: from, trip.phase, trip.way, isLost: trip.isLost, in: topology)
    if let peering { pass(peering, trip, from: from, towards: place, in: topology) }
    if case .by(.vpcEndpoint(let id)) = trip.way {
      // It forwards what comes from its VPC (RT-32).
      forward(
        trip.phase,
        Checkpoint(
          kind: .vpcEndpoint, ids: [id.rawValue],
          names: [topology.vpcEndpoints[id]?.displayName ?? id.rawValue]))
    }
    return arrival
  }

  /// A packet enters the interface that it is meant for.
  mutating func arrive(
    _ trip: Trip, at attachment: Attachment, _ arrival: Arrival, peer: PeerGroups,
    in topology: Topology
  ) {
    guard let handover = arrival.handover else {
      enter(
        attachment, trip.phase, arrival.boundary, peer: peer, in: topology)
      return
    }
    guard handover.id == attachment.subnet.id else {
      // Of the gateway's own subnet only the rules towards the destination are read (NACL-28a).
      aclNotEvaluated(
        of: handover, trip.phase, .inbound,
        because: "not read on the way out of a transit gateway",
        in: topology)
      acl(of: handover, trip.phase, .outbound, in: topology)
      enter(attachment, trip.phase, .crossed, peer: peer, in: topology)
      return
    }
    // Inside the gateway's own subnet nothing is read on the way to an interface (NACL-28b).
    for direction in [Direction.outbound, .inbound] {
      aclNotEvaluated(
        of: handover, trip.phase, direction,
        because: "a transit gateway delivers inside its own subnet", in: topology)
    }
    group(
      of: attachment, trip.phase, .inbound, peer: peer, in: topology)
  }

  /// A peering connection forwards to the addresses of the other VPC and to nothing behind it (RT-29).
  private mutating func pass(
    _ peering: Peering, _ trip: Trip, from: Attachment, towards place: Place,
    in topology: Topology
  ) {
    let checkpoint = Checkpoint(
      kind: .peering, ids: [peering.id.rawValue], names: [peering.displayName])
    guard let vpc = peering.peer(of: from.subnet.vpc).flatMap({ topology.vpcs[$0] }) else {
      return
    }
    let blocks = AddressSet(vpc.cidrs)
    let destinations = packets(trip.phase).destinations
    if destinations.isDisjoint(with: blocks), topology.isOutside(place),
      let gateway = topology.natGateways.first(where: {
        topology.subnets[$0.subnet]?.vpc == vpc.id
      })
    {
      // What the other VPC's NAT gateway does not take (RT-24).
      forward(trip.phase, checkpoint)
      block(
        trip.phase,
        Checkpoint(kind: .natGateway, ids: [gateway.id.rawValue], names: [gateway.displayName]),
        .natGatewayNeedsSourceInVPC,
        because:
          "\(gateway.displayName) serves \(vpc.displayName) only, not what comes over a peering")
      return
    }
    let isThere = topology.isInside(place, vpc.id)
    pass(
      trip.phase, checkpoint, whole: .passed,
      code: isThere || destinations.isDisjoint(with: blocks)
        ? .peeringNeedsAddressInVPC : .noPossibleDestination,
      remark: isThere
        ? nil
        : destinations.isDisjoint(with: blocks)
          ? "\(peering.displayName) forwards to addresses of \(vpc.displayName) only, and to nothing "
            + "behind it"
          : "\(peering.displayName) leads to \(vpc.displayName), whose addresses overlap"
    ) {
      FilterDecision(
        passed: isThere
          ? $0.intersection(PacketSet(PacketBox(destinations: blocks))) : .empty)
    }
  }
}

extension Place {
  /// Its groups, if it is an interface.
  func asPeer(_ reach: PeerGroups.Reach) -> PeerGroups {
    if case .attachment(let attachment) = self { attachment.asPeer(reach) } else { PeerGroups() }
  }
}
