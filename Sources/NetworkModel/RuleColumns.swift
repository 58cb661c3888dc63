public import PacketSpace

/// The columns of a rule table (semantics, section 6.1).
public struct RuleColumns: Sendable {
  /// The header cells.
  public let names: [String]
  /// `Inbound Rules` or `Outbound Rules`.
  public let heading: String
  private let profile: RuleVocabulary.Profile

  /// The columns of the tables of one kind of filter.
  public init(
    _ profile: RuleVocabulary.Profile, _ filter: RuleVocabulary.Filter, _ direction: Direction
  ) {
    self.profile = profile
    self.heading = direction == .inbound ? "Inbound Rules" : "Outbound Rules"
    let peer = direction == .inbound ? "Source" : "Destination"
    self.names =
      switch (filter, profile) {
      case (.securityGroup, .article): ["Type", "Protocol", "Port Range", peer, "Description"]
      case (.securityGroup, .console):
        ["IP version", "Type", "Protocol", "Port range", peer, "Description"]
      case (.securityGroup, .guide):
        ["Protocol type", "Protocol number", "Port", "\(peer) IP", "Notes"]
      case (.networkACL, .article):
        ["Rule", "Type", "Protocol", "Port Range", peer, "Allow / Deny", "Description"]
      case (.networkACL, .console):
        ["Rule number", "Type", "Protocol", "Port range", peer, "Allow/Deny", "Description"]
      case (.networkACL, .guide):
        ["Rule #", "Type", "Protocol", "Port range", peer, "Allow/Deny", "Comments"]
      }
  }

  /// What stands before the type of a group's rule.
  ///
  /// Not shown of the console's columns: the rule's own name and identifier, which the model has not.
  public func leading(of rule: SecurityGroup.Rule) -> [String] {
    guard profile == .console else { return [] }
    return [rule.peer.family?.displayName ?? "–"]
  }

  /// The cell of the action.
  public func word(for action: NetworkACL.Entry.Action) -> String {
    switch (action, profile) {
    case (.allow, .console): "Allow"
    case (.deny, .console): "Deny"
    case (.allow, _): "ALLOW"
    case (.deny, _): "DENY"
    }
  }
}

extension RulePeer {
  /// The family, where the peer has one.
  public var family: AddressFamily? {
    if case .cidr(let cidr) = self { cidr.family } else { nil }
  }
}

extension RuleVocabulary {
  /// The cells of what a rule matches: type, protocol and ports.
  public func cells(_ traffic: RuleTraffic, _ peer: RulePeer) -> [String] {
    [typeName(of: traffic, family: peer.family), protocolName(of: traffic), ports(of: traffic)]
  }
}
