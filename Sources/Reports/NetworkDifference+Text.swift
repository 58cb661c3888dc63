import Evaluation
import NetworkModel
public import Review

extension NetworkDifference {
  /// What changed, for a terminal: filters with their rules and what these mean, then flows.
  public func text(style: TextStyle) -> String {
    var lines: [String] = []
    for filter in filters {
      lines.append(
        style.bold("\(filter.kind.noun) \(filter.name), \(filter.direction.rawValue)".printable))
      lines += filter.changes.map { "  \($0.text)".printable }
      lines += Self.lines("newly admitted", filter.admitted.admissions(filter.direction, atMost: 6))
      lines += Self.lines(
        "no longer admitted", filter.refused.admissions(filter.direction, atMost: 6))
      if filter.isWithoutEffect { lines.append("  every packet is treated as before") }
      lines.append("")
    }
    if !flows.isEmpty { lines.append(style.bold("Flows with another verdict")) }
    for flow in flows {
      let before = flow.before.map { style.verdict($0) } ?? "new"
      let after = flow.after.map { style.verdict($0) } ?? "gone"
      lines.append("  \(before) → \(after)  \(flow.name.printable)")
      lines.append("      \(flow.headline.printable)")
    }
    if !flows.isEmpty { lines.append("") }
    return (lines + [summary]).joined(separator: "\n") + "\n"
  }

  private var summary: String {
    guard !filters.isEmpty || !flows.isEmpty else { return "nothing changed" }
    let counted = Set(filters.map { "\($0.kind) \($0.id)" }).count
    let changes = "\(counted) \(counted == 1 ? "filter" : "filters") changed"
    return isWithoutEffect
      ? "\(changes), every packet and every flow is treated as before"
      : "\(changes), \(flows.count) \(flows.count == 1 ? "flow" : "flows") with another verdict"
  }

  private static func lines(_ title: String, _ texts: [String]) -> [String] {
    texts.map { "  \(title): \($0)" }
  }
}

extension FilterDifference.Kind {
  fileprivate var noun: String {
    switch self {
    case .securityGroup: "security group"
    case .networkACL: "network ACL"
    }
  }
}

extension FilterDifference.Change {
  fileprivate var text: String {
    switch self {
    case .added(let rule): "+ \(rule)"
    case .removed(let rule): "- \(rule)"
    case .renumbered(let before, let after, let rule): "~ rule \(before) is now \(after): \(rule)"
    }
  }
}
