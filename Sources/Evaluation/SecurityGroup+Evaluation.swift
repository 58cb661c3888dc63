import NetworkModel
import PacketSpace

extension [SecurityGroup] {
  /// Returns which requests the groups of one interface let pass.
  ///
  /// All groups count together, all rules are read, each only allows (SG-01, SG-03, SG-04). A stale
  /// rule matches nothing (SG-23b). What only a rule admits that may match or not is unknown.
  func evaluate(
    _ packets: PacketSet, _ direction: Direction, peer: PeerGroups, in topology: Topology
  ) -> FilterDecision {
    var decision = FilterDecision()
    var doubtful = PacketSet.empty
    let extent = PacketExtent(packets, direction)
    for group in self {
      for (index, rule) in group.rules(direction).enumerated() where !rule.isStale {
        var addresses = topology.addresses(of: rule.peer)
        var isPeerUnknown = topology.isUnknown(rule.peer)
        if case .securityGroup(let id) = rule.peer {
          switch peer.match(id, in: group, direction, in: topology) {
          case .matches: addresses = .all
          case .isUnknown:
            addresses = .all
            isPeerUnknown = true
          case .isLost(let code):
            let wouldAdmit = PacketSet(rule.traffic.box(peer: .all, direction))
            if !packets.isDisjoint(with: wouldAdmit) { decision.code = decision.code ?? code }
            continue
          case .differs: continue
          }
        }
        if case .unknownGroup = rule.peer { addresses = .ofInterfaces }
        guard extent.mayMatch(rule.traffic, peer: addresses) else { continue }
        let admitted = packets.intersection(
          PacketSet(rule.traffic.box(peer: addresses, direction)))
        guard !admitted.isEmpty else { continue }
        decision.deciders.append(.rule(group.id, direction, index + 1, rule))
        if isPeerUnknown {
          doubtful = doubtful.union(admitted)
          decision.remark =
            decision.remark
            ?? topology.doubt(
              "\(direction.rawValue) rule \(index + 1)", of: "security group \(group.displayName)",
              direction, rule.peer,
              isAll: rule.traffic == .all && group.rules(direction).count == 1)
          continue
        }
        decision.passed = decision.passed.union(admitted)
      }
    }
    decision.doubt(allow: doubtful)
    return decision
  }
}
