internal import TopologyFile

/// What a rule of a group admits, however it is written: the same rule must not be there twice.
struct RuleIdentity: Hashable {
  private let protocolName: String
  private let ports: [Int?]
  private let peer: RuleDraft.Peer

  /// What a rule admits; nil where it is not known.
  init?(_ rule: RuleDraft) {
    guard let name = rule.protocol.value?.lowercased() else { return nil }
    if case .unknown = rule.peer { return nil }
    if rule.from.gap != nil || rule.to.gap != nil { return nil }
    protocolName = Self.numbers[name] ?? name
    ports = protocolName == "-1" ? [] : [rule.from.value, rule.to.value]
    peer = rule.peer
  }

  private static let numbers = [
    "all": "-1", "tcp": "6", "udp": "17", "icmp": "1", "icmpv6": "58", "ipv6-icmp": "58",
  ]
}
