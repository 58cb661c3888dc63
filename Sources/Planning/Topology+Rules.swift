import Evaluation
import NetworkModel
import PacketSpace

extension Topology {
  /// What a list admits rule by rule, without numbers.
  func rules(of list: RuleList) -> [PlannedRule] {
    switch list.filter {
    case .securityGroup(let id):
      (securityGroups[id]?.rules(list.direction) ?? []).map {
        PlannedRule(
          traffic: $0.traffic, peer: $0.peer, description: $0.description, note: $0.note)
      }
    case .networkACL(let id):
      (networkACLs[id]?.entries(list.direction) ?? []).filter { $0.action == .allow }.map {
        PlannedRule(
          traffic: $0.traffic, peer: $0.peer, description: $0.description, note: $0.note)
      }
    }
  }

  /// The network with other rules in the lists that can be written, and nothing else changed.
  ///
  /// - Parameter rules: the new rules of a list.
  func replacingRules(_ rules: (RuleList) -> [PlannedRule]) -> Topology {
    var result = self
    result.securityGroups = ResourceTable(
      securityGroups.map { group in
        guard !group.isUnidentified else { return group }
        return Direction.allCases.reduce(group) { group, direction in
          group.changing(direction) { _ in
            rules(RuleList(.securityGroup(group.id), direction)).map(\.asGroupRule)
          }
        }
      })
    result.networkACLs = ResourceTable(
      networkACLs.map { acl in
        Direction.allCases.reduce(acl) { acl, direction in
          acl.changing(direction) { _ in
            let rules = rules(RuleList(.networkACL(acl.id), direction))
            return zip(rules, PlannedRule.numbers(rules.count)).map { $0.entry(numbered: $1) }
          }
        }
      })
    return result
  }

  /// The network with all filters open, so that its routes and gateways alone decide; the rules of groups name
  /// every group too, so that a step tells which references would match.
  var withOpenFilters: Topology {
    let everything: [PlannedRule] = [.everything(.anyIPv4), .everything(.anyIPv6)]
    let carriers = GroupCarriers(self)
    let references = securityGroups.filter { carriers.count(of: $0.id) > 0 }
      .map { PlannedRule(traffic: .all, peer: .securityGroup($0.id)) }
    return replacingRules { list in
      if case .securityGroup = list.filter, list.direction == .inbound {
        return everything + references
      }
      return everything
    }
  }
}
