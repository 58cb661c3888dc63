import Evaluation
import NetworkModel
import PacketSpace

extension FilterDifference {
  /// What it is: `network ACL public, inbound`.
  public var title: String {
    "\(kind.noun) \(name)\(presence.word.map { " (\($0))" } ?? ""), \(direction.rawValue)"
  }

  /// What a change without effect comes to, in one sentence without a full stop.
  public var reason: String? {
    guard changes.isEmpty else {
      guard isWithoutEffect else { return nil }
      let isOrder = changes.allSatisfy { change in
        switch change {
        case .renumbered, .reordered: true
        default: false
        }
      }
      let isWords = changes.allSatisfy { if case .described = $0 { true } else { false } }
      if isOrder {
        let isNumbered = kind == .networkACL ? " or under other numbers" : ""
        return "the same rules in another order\(isNumbered): every packet is treated as before"
      }
      return isWords
        ? "only what is said of the rules: every packet is treated as before"
        : "every packet is treated as before"
    }
    return presence == .both ? "no rule changed, but what they refer to did" : "no rules"
  }
}

extension FilterDifference.Change {
  /// The change in one phrase, without the sign: `rule 100: port 22 → 443`.
  public var text: String {
    switch self {
    case .added(let rule), .removed(let rule): rule
    case .changed(let rule, let columns), .described(let rule, let columns):
      "\(rule)\(rule.hasPrefix("rule ") ? ":" : ",") \(columns.map(\.text).joined(separator: ", "))"
    case .renumbered(let before, let after, let rule): "rule \(before) is now \(after): \(rule)"
    case .duplicateAdded(let rule): "\(rule) (like a rule that is there)"
    case .duplicateRemoved(let rule): "\(rule) (like a rule that stays)"
    case .reordered: "the rules stand in another order"
    }
  }

  /// `+`, `-` or `~`.
  public var sign: String {
    switch self {
    case .added, .duplicateAdded: "+"
    case .removed, .duplicateRemoved: "-"
    case .changed, .renumbered, .described, .reordered: "~"
    }
  }

  /// The word for it.
  public var word: String {
    switch self {
    case .added, .duplicateAdded: "added"
    case .removed, .duplicateRemoved: "removed"
    case .changed: "changed"
    case .renumbered: "renumbered"
    case .described: "described"
    case .reordered: "reordered"
    }
  }
}
