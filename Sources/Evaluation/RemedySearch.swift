import NetworkModel
import PacketSpace

/// Looks for the changes that let through what a flow loses: exact ports, the narrowest peer.
struct RemedySearch {
  let topology: Topology
  let explanation: Explanation

  /// The changes for every blocker that a rule or a route can lift, each once.
  var changes: [Remedy.Change] {
    var changed = topology
    var changes: [Remedy.Change] = []
    for blocker in explanation.blockers {
      let leg = explanation.legs[blocker.leg]
      for ends in leg.ends {
        let proposed = changesToLift(leg.steps[blocker.step], leg, ends, in: changed)
          .filter { !changes.contains($0) }
        changes += proposed
        changed = changed.applying(proposed)
      }
    }
    return changes
  }

  private func changesToLift(
    _ step: Step, _ leg: Leg, _ ends: Leg.Ends, in topology: Topology
  ) -> [Remedy.Change] {
    switch step.checkpoint.kind {
    case .networkACL: entries(for: step, leg, ends, in: topology)
    case .securityGroup: rules(for: step, leg, ends, in: topology)
    case .routeTable: routes(for: step, in: topology)
    case .internetGateway, .natGateway, .loadBalancer, .peering, .transitGateway, .vpcEndpoint,
      .networkInterface:
      []
    }
  }

  // MARK: Network ACLs

  private func entries(
    for step: Step, _ leg: Leg, _ ends: Leg.Ends, in topology: Topology
  ) -> [Remedy.Change] {
    guard let direction = step.checkpoint.direction,
      let acl = topology.networkACLs[step.checkpoint.id]
    else { return [] }
    let packets = packets(of: step, leg, between: ends)
    let decision = acl.evaluate(packets, direction, in: topology)
    let lost = packets.subtracting(decision.passed)
    guard !lost.isEmpty else { return [] }
    if let widened = widened(decision, packets, lost, direction, in: topology) {
      return [.replaceEntry(acl.id, direction, widened)]
    }
    var taken = Set(acl.entries(direction).map(\.ruleNumber))
    let limit = decision.deciders.compactMap { decider in
      if case .entry(_, let entry) = decider, entry.action == .deny {
        entry.ruleNumber
      } else {
        nil
      }
    }.min()
    return traffics(of: lost).flatMap { traffic in
      peers(of: lost, direction, in: topology).compactMap { peer in
        guard let number = freeNumber(below: limit, taken) else { return nil }
        taken.insert(number)
        return .addEntry(
          acl.id, direction,
          NetworkACL.Entry(ruleNumber: number, traffic: traffic, peer: peer, action: .allow))
      }
    }
  }

  /// The only entry that lets a part through, made as wide as the client's ports, if that is all that
  /// is missing.
  private func widened(
    _ decision: FilterDecision, _ packets: PacketSet, _ lost: PacketSet, _ direction: Direction,
    in topology: Topology
  ) -> NetworkACL.Entry? {
    let entries = decision.deciders.compactMap { decider in
      if case .entry(_, let entry) = decider { entry } else { nil }
    }
    guard entries.count == 1, let entry = entries.first, entry.action == .allow,
      let range = packets.destinationPorts.ranges.first, packets.destinationPorts.ranges.count == 1
    else { return nil }
    let traffic: RuleTraffic
    switch entry.traffic {
    case .tcp(let ports)
    where range.lowerBound <= ports.lowerBound && ports.upperBound <= range.upperBound:
      traffic = .tcp(range)
    case .udp(let ports)
    where range.lowerBound <= ports.lowerBound && ports.upperBound <= range.upperBound:
      traffic = .udp(range)
    default: return nil
    }
    let peer = topology.addresses(of: entry.peer)
    let remote = direction == .inbound ? packets.sources : packets.destinations
    guard remote.isSubset(of: peer) else { return nil }
    return NetworkACL.Entry(
      ruleNumber: entry.ruleNumber, traffic: traffic, peer: entry.peer, action: .allow,
      description: entry.description)
  }

  /// A number that nothing has: the next multiple of ten behind all, or one before the entry that
  /// denies.
  private func freeNumber(below limit: Int?, _ taken: Set<Int>) -> Int? {
    if let limit {
      return stride(from: limit - 1, through: 1, by: -1).first { !taken.contains($0) }
    }
    let last = taken.max() ?? 90
    let next = (last / 10 + 1) * 10
    return next <= 32766 ? next : (1...32766).last { !taken.contains($0) }
  }

  // MARK: Security groups

  private func rules(
    for step: Step, _ leg: Leg, _ ends: Leg.Ends, in topology: Topology
  ) -> [Remedy.Change] {
    guard let direction = step.checkpoint.direction, let id = step.checkpoint.ids.first,
      let group = topology.securityGroups[id]
    else { return [] }
    // The step of a request: a group admits every reply.
    let lost = step.lost
    let other = direction == .inbound ? ends.from : ends.to
    let reference =
      leg.carriesIdentities
      ? other.subnet.flatMap { _ in groups(of: other, in: topology).first } : nil
    let peers =
      reference.map { [RulePeer.securityGroup($0)] }
      ?? self.peers(of: lost, direction, in: topology)
    return traffics(of: lost).flatMap { traffic in
      peers.map { .addRule(group.id, direction, SecurityGroup.Rule(traffic: traffic, peer: $0)) }
    }
  }

  /// The groups that the other end carries, as far as the model declares them.
  private func groups(of end: LegEnd, in topology: Topology) -> [ResourceID<SecurityGroup>] {
    topology.allAttachments()
      .first { $0.id == end.id && $0.subnet.id == end.subnet }?
      .groups.map(\.id).filter { topology.securityGroups[$0] != nil } ?? []
  }

  // MARK: Routes

  private func routes(for step: Step, in topology: Topology) -> [Remedy.Change] {
    guard step.code == .noRouteToDestination,
      let table = topology.routeTables[step.checkpoint.id],
      let gateway = topology.vpcs[table.vpc]?.internetGateway,
      step.packets.destinations.isSubset(of: .internet)
    else { return [] }
    return step.packets.families.map { family in
      .addRoute(
        table.id,
        Route(
          destination: .cidr(.any(family)),
          target: .internetGateway(gateway)))
    }
  }

  // MARK: Packets as rules

  /// What arrives at a step of one of the parallel connections of a leg.
  private func packets(of step: Step, _ leg: Leg, between ends: Leg.Ends) -> PacketSet {
    func addresses(_ ends: Leg.Ends) -> (from: AddressSet, to: AddressSet) {
      step.phase == .request
        ? (ends.from.addresses, ends.to.addresses) : (ends.to.addresses, ends.from.addresses)
    }
    let (shown, own) = (addresses(leg.ends[0]), addresses(ends))
    return PacketSet(
      step.packets.boxes.map { box in
        var box = box
        // Parallel connections differ in the addresses of the model's own interfaces; what has been
        // translated is not theirs.
        if box.sources == shown.from { box.sources = own.from }
        if box.destinations == shown.to { box.destinations = own.to }
        return box
      })
  }

  /// The protocol and ports of some packets as rules write them: one for each range of ports.
  private func traffics(of packets: PacketSet) -> [RuleTraffic] {
    guard let transport = packets.protocols.first else { return [] }
    return packets.destinationPorts.ranges.map { range in
      switch transport {
      case .tcp: .tcp(range)
      case .udp: .udp(range)
      case .icmp: .icmp(type: UInt8(range.lowerBound >> 8), code: nil)
      case .icmpv6: .icmpv6(type: UInt8(range.lowerBound >> 8), code: nil)
      default: .other(transport)
      }
    }
  }

  /// The other side of some packets as rules write it: everything, a name, or the blocks.
  private func peers(
    of packets: PacketSet, _ direction: Direction, in topology: Topology
  ) -> [RulePeer] {
    let remote = direction == .inbound ? packets.sources : packets.destinations
    if let family = remote.families.first,
      remote == topology.internet.restricted(to: family)
    {
      return [.cidr(.any(family))]
    }
    // A list of blocks that nobody would write is no remedy.
    let blocks = remote.cidrs
    return blocks.count <= 4 ? blocks.map { .cidr($0) } : []
  }
}

extension Leg {
  /// Whether a rule at one end may refer to the groups at the other (SG-22a to SG-23).
  fileprivate var carriesIdentities: Bool {
    !steps.contains { step in
      switch step.checkpoint.kind {
      case .internetGateway, .natGateway, .peering, .transitGateway, .networkInterface: true
      case .networkACL, .securityGroup, .routeTable, .loadBalancer, .vpcEndpoint: false
      }
    }
  }
}
