import NetworkModel
import PacketSpace

/// The groups on the other side of a connection, where its interface is known and unchanged.
struct PeerGroups {
  /// The groups that the interface carries; empty for a peer that has none or whose identity is lost.
  var ids: Set<ResourceID<SecurityGroup>> = []
  /// The VPC in which those identifiers mean something.
  var vpc: ResourceID<VPC>?
}

extension [SecurityGroup] {
  /// Returns which requests the groups of one interface let pass.
  ///
  /// All groups count together, all rules are read, each only allows (SG-01, SG-03, SG-04). A rule that
  /// refers to a group matches by the identity of the peer's interface (SG-20), in one VPC (SG-22a).
  func evaluate(
    _ packets: PacketSet, _ direction: Direction, peer: PeerGroups, in topology: Topology
  ) -> FilterDecision {
    var decision = FilterDecision()
    for group in self {
      for (index, rule) in group.rules(direction).enumerated() {
        let addresses: AddressSet =
          if case .securityGroup(let id) = rule.peer {
            peer.vpc == group.vpc && peer.ids.contains(id) ? .all : .empty
          } else {
            topology.addresses(of: rule.peer)
          }
        let admitted = packets.intersection(
          PacketSet(rule.traffic.box(peer: addresses, direction)))
        guard !admitted.isEmpty else { continue }
        decision.deciders.append(.rule(group.id, direction, index + 1, rule))
        decision.passed = decision.passed.union(admitted)
      }
    }
    return decision
  }
}
