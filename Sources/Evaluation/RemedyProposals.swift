import NetworkModel
import PacketSpace

/// Proposes the changes that let through what a flow loses: exact ports, the narrowest peer.
struct RemedyProposals {
  /// What to choose where a blocker can be lifted in several ways.
  struct Preference: Hashable {
    /// Whom a rule or entry is to admit.
    enum Peer: Hashable, CaseIterable {
      /// The group of the other end, where rules may refer to it.
      case group
      /// The other end's addresses.
      case addresses
      /// The blocks of the other end's subnets: one rule for many interfaces.
      case subnets
    }

    var peer = Peer.group
    /// Whether to widen an entry that is there already rather than to add one.
    var widensEntries = false
    /// Which of the gateways that a route could lead to, by place.
    var gateway = 0
  }

  let topology: Topology
  let explanation: Explanation
  let preference: Preference

  /// The changes for every blocker that a rule or a route can lift, each once.
  var changes: [Remedy.Change] {
    var changed = topology
    var changes: [Remedy.Change] = []
    for blocker in explanation.blockers {
      let leg = explanation.legs[blocker.leg]
      for ends in leg.ends {
        let proposed = changesToLift(leg.steps[blocker.step], leg, ends, in: changed)
          .filter { !changes.contains($0) }
        guard !proposed.isEmpty else { continue }
        changes += proposed
        guard changes.count <= RemedySearch.mostChanges else { return changes }
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
    case .routeTable: RouteProposals(topology: topology, step: step).changes(preference.gateway)
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
    let packets = leg.packets(step.packets, at: step, between: ends)
    let decision = acl.evaluate(packets, direction, in: topology)
    let lost = packets.subtracting(decision.passed)
    guard !lost.isEmpty else { return [] }
    if preference.widensEntries,
      let widened = widened(decision, lost, direction, in: topology)
    {
      return [.replaceEntry(acl.id, direction, widened)]
    }
    var taken = Set(acl.entries(direction).map(\.ruleNumber))
    let limit = decision.deciders.compactMap { decider -> Int? in
      guard case .entry(_, let entry) = decider, entry.action == .deny else { return nil }
      let denied = PacketSet(entry.traffic.box(peer: topology.addresses(of: entry.peer), direction))
      return denied.isDisjoint(with: lost) ? nil : entry.ruleNumber
    }.min()
    let far = step.farEnd(of: ends)
    return admissions(of: lost, direction, towards: far, in: topology).compactMap {
      traffic, peer in
      guard let number = freeNumber(below: limit, taken) else { return nil }
      taken.insert(number)
      return .addEntry(
        acl.id, direction,
        NetworkACL.Entry(ruleNumber: number, traffic: traffic, peer: peer, action: .allow))
    }
  }

  /// The first entry that lets a part through, with the ports that are lost added to its own, if that is
  /// all that is missing and makes one range.
  private func widened(
    _ decision: FilterDecision, _ lost: PacketSet, _ direction: Direction, in topology: Topology
  ) -> NetworkACL.Entry? {
    let remote = direction == .inbound ? lost.sources : lost.destinations
    for case .entry(_, let entry) in decision.deciders where entry.action == .allow {
      let peer = topology.addresses(of: entry.peer)
      let ports = entry.traffic.destinationPorts.union(lost.destinationPorts).ranges
      // Of a name for several blocks AWS has one entry each.
      guard ports.count == 1, peer.cidrs.count == 1, remote.isSubset(of: peer) else { continue }
      let traffic: RuleTraffic
      switch entry.traffic {
      case .tcp where lost.protocols == ProtocolSet(.tcp): traffic = .tcp(ports[0])
      case .udp where lost.protocols == ProtocolSet(.udp): traffic = .udp(ports[0])
      default: continue
      }
      return NetworkACL.Entry(
        ruleNumber: entry.ruleNumber, traffic: traffic, peer: .cidr(peer.cidrs[0]),
        action: .allow, description: entry.description, note: entry.note)
    }
    return nil
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
    let lost = leg.packets(step.lost, at: step, between: ends)
    let other = step.farEnd(of: ends)
    if preference.peer == .group, leg.carriesIdentities,
      let reference = GroupCarriers(topology).narrowestGroup(of: other)
    {
      return lost.parts(direction).flatMap { $0.traffics }.unique.map {
        .addRule(
          group.id, direction, SecurityGroup.Rule(traffic: $0, peer: .securityGroup(reference)))
      }
    }
    return admissions(of: lost, direction, towards: other, in: topology).map { traffic, peer in
      .addRule(group.id, direction, SecurityGroup.Rule(traffic: traffic, peer: peer))
    }
  }

  // MARK: Packets as rules

  /// What to admit for some packets, as rules write it: ports and the other side.
  private func admissions(
    of packets: PacketSet, _ direction: Direction, towards end: LegEnd, in topology: Topology
  ) -> [(RuleTraffic, RulePeer)] {
    packets.parts(direction).flatMap { part in
      let peers = peers(part.remote, of: end, in: topology)
      return part.traffics.flatMap { traffic in peers.map { (traffic, $0) } }
    }
  }

  /// The other side of some packets as rules write it: everything, or the blocks.
  private func peers(_ remote: AddressSet, of end: LegEnd, in topology: Topology) -> [RulePeer] {
    if preference.peer == .subnets, let subnet = end.subnet.flatMap({ topology.subnets[$0] }),
      remote.isSubset(of: AddressSet(subnet.cidrs))
    {
      return subnet.cidrs.filter { remote.families.contains($0.family) }.map { .cidr($0) }
    }
    if let family = remote.families.first, remote == topology.internet.restricted(to: family) {
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
