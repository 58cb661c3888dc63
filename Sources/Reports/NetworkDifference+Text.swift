import Evaluation
import NetworkModel
public import Review

extension NetworkDifference {
  /// What changed, for a terminal: filters with their rules and what these mean, flows, who reaches whom,
  /// and the rest.
  public func text(style: TextStyle) -> String {
    let sections =
      filters.map { $0.lines(style) } + [flowLines(style), reachLines(style)]
      + [resourceLines(style)]
    let lines = sections.filter { !$0.isEmpty }.flatMap { $0 + [""] }
    return (lines + [summary.printable]).joined(separator: "\n") + "\n"
  }

  private func flowLines(_ style: TextStyle) -> [String] {
    guard !flows.isEmpty else { return [] }
    return [style.bold("Flows")] + flows.flatMap { $0.lines(style) }
  }

  private func reachLines(_ style: TextStyle) -> [String] {
    guard !reach.isEmpty else { return [] }
    return [style.bold("Who reaches whom")]
      + reach.flatMap { difference in
        ["  \(difference.title)".printable]
          + difference.changes(atMost: 6).map { "    \($0.sign) \($0.text)".printable }
      }
  }

  private func resourceLines(_ style: TextStyle) -> [String] {
    guard !resources.isEmpty else { return [] }
    return [style.bold("Other changes")] + resources.map { "  \($0.sign) \($0.text)".printable }
  }
}

extension FilterDifference {
  fileprivate func lines(_ style: TextStyle) -> [String] {
    [style.bold(title.printable)]
      + changes.map { "  \($0.sign) \($0.text)".printable }
      + lines("newly admitted", admitted.admissions(direction, atMost: 6))
      + lines("no longer admitted", refused.admissions(direction, atMost: 6))
      + lines("not known", unknown.admissions(direction, atMost: 6))
      + (reason.map { ["  \($0)"] } ?? [])
  }

  private func lines(_ title: String, _ texts: [String]) -> [String] {
    texts.map { "  \(title): \($0)" }
  }
}

extension FlowDifference {
  fileprivate func lines(_ style: TextStyle) -> [String] {
    let before = before.map { style.verdict($0.outcome) } ?? "not there"
    let after = after.map { style.verdict($0.outcome) } ?? "gone"
    let headline = (self.after ?? self.before)?.headline
    return ["  \(before) → \(after)  \(name.printable)"]
      + (remarks + [headline].compactMap { $0 }).map { "      \($0.printable)" }
  }
}
