import NetworkModel
import PacketSpace

extension LegDraft {
  /// A packet leaves an interface by way of a transit gateway (RT-30).
  ///
  /// The gateway takes it in a subnet of its own in the sender's zone, whose inbound rules see the sender
  /// (NACL-28a); inside one subnet both lists are read (NACL-28b).
  mutating func depart(
    _ trip: Trip, from: Attachment, towards place: Place, by gateway: TransitGateway,
    in topology: Topology
  ) -> Arrival {
    let near = gateway.attachment(of: from.subnet.vpc)
    let subnet = near?.subnet(serving: from.subnet.availabilityZone, in: topology)
    let farVPC = place.subnet.flatMap { topology.subnets[$0]?.vpc }
    let reach = PeerGroups.Reach.transitGateway(
      referencing: farVPC.map { gateway.carriesReferences(between: from.subnet.vpc, and: $0) }
        ?? false)
    leave(
      from, trip.phase, .crossed, peer: place.asPeer(reach), in: topology)
    let isShared = subnet?.id == from.subnet.id
    if isShared { acl(of: from.subnet, trip.phase, .inbound, in: topology) }
    route(
      from: from, trip.phase, trip.way, isLost: trip.isLost, in: topology)
    if !isShared, let subnet {
      acl(of: subnet, trip.phase, .inbound, in: topology)
      aclNotEvaluated(
        of: subnet, trip.phase, .outbound,
        because: "not read on the way into a transit gateway", in: topology)
    }
    guard let near else {
      block(
        trip.phase, gateway.checkpoint, .noPath,
        because: "\(from.subnet.vpc) is not attached to \(gateway.displayName)")
      return Arrival(reach: reach)
    }
    guard subnet != nil else {
      block(
        trip.phase, gateway.checkpoint, .transitGatewayZone,
        because: "\(gateway.displayName) has no subnet in zone "
          + "\(from.subnet.availabilityZone ?? "") of \(from.subnet.vpc)")
      return Arrival(reach: reach)
    }
    let zone: String? =
      if case .attachment(let attachment) = place { attachment.subnet.availabilityZone } else {
        nil
      }
    let far = pass(gateway, near, trip, towards: place, in: topology)
    return Arrival(handover: far?.subnet(near: zone, in: topology), reach: reach)
  }

  /// The look-ups in the gateway's own tables, and in those of gateways that are peered with it.
  private mutating func pass(
    _ first: TransitGateway, _ arrival: TransitGateway.Attachment, _ trip: Trip,
    towards place: Place, in topology: Topology
  ) -> TransitGateway.Attachment? {
    var (gateway, arrival) = (first, arrival)
    var visited: Set<ResourceID<TransitGateway>> = []
    while visited.insert(gateway.id).inserted {
      let decision = decide(gateway, arrival, trip, towards: place, in: topology)
      pass(
        trip.phase, gateway.checkpoint, whole: .passed,
        remark: decision.remark
      ) { _ in decision.filter }
      switch decision.next {
      case nil: return nil
      case .attachment(let attachment)?: return attachment
      case .gateway(let next, let entry)?: (gateway, arrival) = (next, entry)
      }
    }
    return nil
  }

  /// What a gateway does with packets for a place.
  private struct GatewayDecision {
    enum Next {
      case attachment(TransitGateway.Attachment)
      case gateway(TransitGateway, TransitGateway.Attachment)
    }

    var filter = FilterDecision()
    var remark: String?
    var next: Next?
  }

  private func decide(
    _ gateway: TransitGateway, _ arrival: TransitGateway.Attachment, _ trip: Trip,
    towards place: Place, in topology: Topology
  ) -> GatewayDecision {
    var decision = GatewayDecision()
    func lost(_ code: ExplanationCode, _ remark: String) {
      decision.filter.code = decision.filter.code ?? code
      decision.remark = decision.remark ?? remark
    }
    let packets = packets(trip.phase)
    guard let choices = gateway.choose(packets, from: arrival, in: topology) else {
      lost(
        .transitGatewayNoAssociation,
        "no route table of \(gateway.displayName) is associated with attachment \(arrival.id)")
      return decision
    }
    for choice in choices {
      guard let attachment = choice.attachment else {
        lost(
          choice.isBlackhole ? .transitGatewayBadStateRoute : .transitGatewayNoRoute,
          choice.isBlackhole
            ? "\(gateway.displayName) has a blackhole for these addresses"
            : "\(gateway.displayName) has no route to these addresses")
        continue
      }
      switch attachment.target {
      case .vpc(let vpc, _) where topology.isInside(place, vpc):
        decision.filter.passed = decision.filter.passed.union(choice.packets)
        decision.next = .attachment(attachment)
      case .vpc(let vpc, _) where topology.isOutside(place):
        decision.filter.unknown = decision.filter.unknown.union(choice.packets)
        lost(
          .unmodelled,
          "what \(vpc) does with packets to the outside that come from \(gateway.displayName) is not "
            + "in the model")
      case .vpc(let vpc, _):
        lost(.transitGatewayCannotRoute, "\(gateway.displayName) sends it to \(vpc) instead")
      case .peer(let id):
        if let next = topology.transitGateways[id], let entry = next.attachment(of: gateway.id) {
          decision.filter.passed = decision.filter.passed.union(choice.packets)
          decision.next = .gateway(next, entry)
        } else {
          decision.filter.unknown = decision.filter.unknown.union(choice.packets)
          lost(
            .unmodelled,
            "what lies behind attachment \(attachment.id) of \(gateway.displayName) is not in the model"
          )
        }
      }
    }
    return decision
  }
}

extension TransitGateway {
  var checkpoint: Checkpoint {
    Checkpoint(kind: .transitGateway, ids: [id.rawValue], names: [displayName])
  }
}
