import Evaluation
import NetworkModel
import PacketSpace

/// A rule of a security group with its place there.
struct NumberedRule {
  let group: SecurityGroup
  let direction: Direction
  /// As in the steps of a flow: from 1, in the order of the source.
  let number: Int
  let rule: SecurityGroup.Rule
}

extension NumberedRule {
  /// Whether it is one that AWS gives a new group: everything out, and into the default group everything from
  /// what carries it (SG-07, SG-08).
  var isGivenByAWS: Bool {
    switch (direction, rule.traffic, rule.peer) {
    case (.inbound, .all, .securityGroup(group.id)): group.isDefault
    case (.outbound, .all, .cidr(.anyIPv4)), (.outbound, .all, .cidr(.anyIPv6)): true
    default: false
    }
  }
}

extension SecurityGroup {
  /// The rules of a direction that can match something, with their numbers.
  func effectiveRules(_ direction: Direction) -> [NumberedRule] {
    numberedRules(direction).filter { !$0.rule.isStale }
  }

  /// All rules of a direction, with their numbers.
  func numberedRules(_ direction: Direction) -> [NumberedRule] {
    rules(direction).enumerated().map {
      NumberedRule(group: self, direction: direction, number: $0.offset + 1, rule: $0.element)
    }
  }

  /// Whether it is the one that AWS makes for each VPC and nobody can name anew (SG-08).
  var isDefault: Bool { displayName == Topology.defaultID || id.rawValue == Topology.defaultID }
}

extension [NumberedRule] {
  /// `inbound rule 2`, `outbound rules 1, 3`, `inbound rules 1, 2 and outbound rule 1`.
  var places: String {
    Direction.allCases.compactMap { direction -> String? in
      let numbers = filter { $0.direction == direction }.map { String($0.number) }
      guard !numbers.isEmpty else { return nil }
      return
        "\(direction.rawValue) \(numbers.count == 1 ? "rule" : "rules") \(NameList.text(numbers))"
    }.inSentence
  }
}

extension Topology {
  /// What a rule admits, as a sentence has it: `TCP 22 from 0.0.0.0/0`.
  func text(of rule: NumberedRule) -> String {
    displayText(of: rule.rule.traffic, rule.direction, rule.rule.peer)
  }
}

extension Finding.Resource {
  /// A security group, or one of its rules.
  init(_ group: SecurityGroup, _ direction: Direction? = nil, rule: Int? = nil) {
    self.init(
      kind: Checkpoint.Kind.securityGroup.rawValue, id: group.id.rawValue, name: group.name,
      direction: direction, rule: rule.map(String.init))
  }

  /// A rule of a security group.
  init(_ rule: NumberedRule) { self.init(rule.group, rule.direction, rule: rule.number) }
}
