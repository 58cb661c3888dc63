import Evaluation
import NetworkModel
import PacketSpace

extension ReviewedRule {
  /// Whether it is there for replies to TCP clients.
  var isForReplies: Bool {
    guard case .entry = location else { return false }
    return NetworkACL.Entry(
      ruleNumber: 1, traffic: traffic, peer: peer, action: allows ? .allow : .deny
    ).isForReplies
  }
}

extension ReviewedNetwork {
  /// The rules, as a sentence and as a finding name them.
  var named: [(rule: ReviewedRule, name: String, resource: Finding.Resource)] {
    rules.rules.compactMap { rule in
      switch rule.location {
      case .rule(let id, let direction, let number):
        guard let group = topology.securityGroups[id] else { return nil }
        return (
          rule, "security group \(group.displayName), \(direction.rawValue) rule \(number)",
          Finding.Resource(group, direction, rule: number)
        )
      case .entry(let id, let direction, let number):
        guard let acl = topology.networkACLs[id] else { return nil }
        return (
          rule, "network ACL \(acl.displayName), \(direction.rawValue) rule \(number)",
          Finding.Resource(acl, direction, rule: "\(number)")
        )
      case .route: return nil
      }
    }
  }

  /// `TCP 22 from 10.0.0.0/16`, of entries with what they do.
  func text(_ rule: ReviewedRule) -> String {
    let action = if case .entry = rule.location { rule.allows ? "allow " : "deny " } else { "" }
    return action + topology.displayText(of: rule.traffic, rule.direction, rule.peer)
  }

  /// What stays the same when the rule gets another number.
  func subject(_ rule: ReviewedRule) -> String {
    "\(rule.direction.rawValue) \(text(rule))"
  }
}
