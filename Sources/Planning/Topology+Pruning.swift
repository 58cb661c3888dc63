import Evaluation
import NetworkModel

extension Topology {
  /// The network without the rules that none of its wanted flows needs, since others admit the same packets.
  ///
  /// What came last goes first; what is still needed after that stays needed, for rules only allow.
  func withoutDispensableRules() async -> Topology {
    let evaluator = Evaluator(self)
    let needs = RuleNeeds(
      flows.filter(\.isWanted).map { evaluator.explain($0) }, in: self)
    return await needs.dispensableRules().reversed().reduce(self) { rest, rule in
      needs.isNeeded(rule, in: rest) ? rest : rest.removing(rule)
    }
  }

  /// The network with the entries of its ACLs numbered anew.
  var withEvenNumbers: Topology {
    replacingRules { rules(of: $0) }
  }

  /// The network without a default ACL or group that has been written out for it and that nothing has.
  func withoutUnusedDefaults(unlessIn network: Topology) -> Topology {
    var result = self
    let isACLUsed = subnets.contains { $0.networkACL == nil }
    if network.networkACLs[Self.defaultID] == nil, !isACLUsed {
      result.networkACLs = ResourceTable(networkACLs.filter { $0.id.rawValue != Self.defaultID })
    }
    let isGroupUsed = GroupCarriers(self).count(of: ResourceID(Self.defaultID)) > 0
    if network.securityGroups[Self.defaultID] == nil, !isGroupUsed {
      result.securityGroups = ResourceTable(
        securityGroups.filter { $0.id.rawValue != Self.defaultID })
    }
    return result
  }
}
