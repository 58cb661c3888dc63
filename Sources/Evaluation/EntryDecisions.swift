public import NetworkModel
public import PacketSpace

/// What one list of entries of a network ACL does to packets, entry by entry.
public struct EntryDecisions: Sendable {
  /// What certainly passes.
  public let passed: PacketSet
  /// What is certainly dropped.
  public let lost: PacketSet
  /// The entries in their order, each with the packets that it is the first to match.
  public let matches: [(entry: NetworkACL.Entry, packets: PacketSet)]
  /// What no entry matches: the default entry `*` drops it.
  public let unmatched: PacketSet
}

extension NetworkACL {
  /// Returns what the entries of a direction do to packets that cross the boundary of a subnet (NACL-02).
  public func decisions(
    on packets: PacketSet, _ direction: Direction, in topology: Topology
  ) -> EntryDecisions {
    let decision = evaluate(packets, direction, in: topology)
    var matches: [(entry: NetworkACL.Entry, packets: PacketSet)] = []
    let unmatched = matching(packets, direction, in: topology) { matches.append(($0, $1)) }
    return EntryDecisions(
      passed: decision.passed,
      lost: packets.subtracting(decision.passed).subtracting(decision.unknown),
      matches: matches, unmatched: unmatched)
  }
}

extension NetworkACL.Entry {
  /// The packets that the entry matches, whatever stands before it; of an unknown peer those that it may.
  public func packets(_ direction: Direction, in topology: Topology) -> PacketSet {
    PacketSet(traffic.box(peer: topology.addresses(of: peer), direction))
  }
}
