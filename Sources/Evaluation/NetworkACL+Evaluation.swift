public import NetworkModel
public import PacketSpace

extension NetworkACL {
  /// Returns what happens to packets that cross the boundary of a subnet with this ACL.
  ///
  /// Entries are read by ascending number, the first match decides (NACL-02); what none matches is
  /// denied (NACL-03). The ACL is stateless: it does not know which packets are replies (NACL-01). What
  /// would come out otherwise if an entry matched that may match or not is unknown.
  func evaluate(
    _ packets: PacketSet, _ direction: Direction, in topology: Topology
  ) -> FilterDecision {
    var decision = FilterDecision()
    var doubtful: [NetworkACL.Entry.Action: PacketSet] = [:]
    let remaining = matching(packets, direction, in: topology) { entry, matched in
      decision.deciders.append(.entry(id, entry))
      if topology.isUnknown(entry.peer) {
        doubtful[entry.action] = (doubtful[entry.action] ?? .empty).union(matched)
        decision.remark =
          decision.remark
          ?? topology.doubt(
            "rule \(entry.ruleNumber)", of: "network ACL \(displayName)", direction, entry.peer,
            isAll: entry.traffic == .all && entries(direction).count == 1)
      } else if entry.action == .allow {
        decision.passed = decision.passed.union(matched)
      }
    }
    if !remaining.isEmpty { decision.deciders.append(.defaultDeny) }
    decision.doubt(allow: doubtful[.allow] ?? .empty, deny: doubtful[.deny] ?? .empty)
    return decision
  }

  /// Calls `body` with each entry that matches some packets first, and returns those that none matches.
  ///
  /// An entry that may match or not takes no packets away from those behind it.
  func matching(
    _ packets: PacketSet, _ direction: Direction, in topology: Topology,
    _ body: (NetworkACL.Entry, PacketSet) -> Void
  ) -> PacketSet {
    var remaining = packets
    let extent = PacketExtent(packets, direction)
    for entry in entries(direction) {
      let addresses = topology.addresses(of: entry.peer)
      guard extent.mayMatch(entry.traffic, peer: addresses) else { continue }
      let match = PacketSet(entry.traffic.box(peer: addresses, direction))
      let matched = remaining.intersection(match)
      guard !matched.isEmpty else { continue }
      body(entry, matched)
      guard !topology.isUnknown(entry.peer) else { continue }
      remaining = remaining.subtracting(matched)
      if remaining.isEmpty { break }
    }
    return remaining
  }
}

extension RuleTraffic {
  /// The packets of this traffic that a rule matches, given the addresses of its peer: the source of
  /// an inbound rule, the destination of an outbound one. The local side is never compared (NACL-16).
  public func box(peer: AddressSet, _ direction: Direction) -> PacketBox {
    switch direction {
    case .inbound:
      PacketBox(sources: peer, protocols: protocols, destinationPorts: destinationPorts)
    case .outbound:
      PacketBox(destinations: peer, protocols: protocols, destinationPorts: destinationPorts)
    }
  }
}
