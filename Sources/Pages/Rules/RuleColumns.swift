import NetworkModel
import PacketSpace

/// The columns of a rule table (semantics, section 6.1).
struct RuleColumns {
  let names: [String]
  /// `Inbound Rules` or `Outbound Rules`.
  let heading: String
  private let profile: RuleVocabulary.Profile

  init(
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
  func leading(of rule: SecurityGroup.Rule) -> [String] {
    guard profile == .console else { return [] }
    return [rule.peer.family?.displayName ?? "–"]
  }

  /// The cell of the action.
  func word(for action: NetworkACL.Entry.Action) -> String {
    switch (action, profile) {
    case (.allow, .console): "Allow"
    case (.deny, .console): "Deny"
    case (.allow, _): "ALLOW"
    case (.deny, _): "DENY"
    }
  }
}
