import NetworkModel
import PacketSpace

/// A rule of a group, or an entry of an ACL, before it has its place in a list.
struct PlannedRule: Hashable {
  let traffic: RuleTraffic
  let peer: RulePeer
  var description: String?
  var note: RuleNote?

  /// A rule that admits all traffic with the addresses of a block.
  static func everything(_ block: CIDR) -> PlannedRule {
    PlannedRule(traffic: .all, peer: .cidr(block))
  }

  var asGroupRule: SecurityGroup.Rule {
    SecurityGroup.Rule(traffic: traffic, peer: peer, description: description, note: note)
  }

  func entry(numbered number: Int) -> NetworkACL.Entry {
    NetworkACL.Entry(
      ruleNumber: number, traffic: traffic, peer: peer, action: .allow, description: description,
      note: note)
  }

  /// The numbers of as many entries: 100, 200, 300 and so on, with less room between them where there are too many
  /// for that (NACL-03).
  static func numbers(_ count: Int) -> [Int] {
    let step = max(1, min(100, 32766 / max(1, count)))
    return (0..<count).map { ($0 + 1) * step }
  }
}
