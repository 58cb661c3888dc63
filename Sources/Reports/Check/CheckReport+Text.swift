import Diagnostics
import Evaluation
import Evidence
import NetworkModel
import Provenance
import Review

extension CheckReport {
  /// One line for each flow; then the findings by check, each with its place; and a summary.
  public func text(style: TextStyle) -> String {
    var blocks = [explanations.flatMap { lines($0, style) }]
    blocks += groups(of: otherFindings).map { group in
      lines(group.severity, group.check, group.findings, style)
    }
    blocks.append(
      [flowSummary, summary(of: otherFindings)].compactMap(\.self).map(\.printable))
    let isShort = blocks.count == 2
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: isShort ? "" : "\n")
  }

  private func lines(_ explanation: Explanation, _ style: TextStyle) -> [String] {
    let flow = explanation.flow
    let verdict = explanation.outcome.verdict
    let padding = String(repeating: " ", count: max(0, 9 - verdict.count))
    let width = min(48, explanations.map(\.flow.name.printable.count).max() ?? 0)
    let line =
      "\(style.verdict(explanation.outcome))\(padding)  "
      + "\(flow.name.printable.padded(to: width))  \(expectation(explanation, style))"
    let isAccepted = unexpected(explanation)?.accepted != nil
    guard
      (!explanation.isAsExpected && !isAccepted)
        || (flow.expectation == nil && explanation.outcome != .allowed)
    else { return [line] }
    return [line, "           \(explanation.headline.printable)"]
  }

  private func expectation(_ explanation: Explanation, _ style: TextStyle) -> String {
    guard let expected = explanation.flow.expectation else { return style.dim("no expectation") }
    guard !explanation.isAsExpected else { return style.dim("as expected") }
    let text = style.bold("expected \(expected.rawValue)")
    guard let (finding, accepted) = unexpected(explanation) else { return text }
    if accepted != nil { return text + style.dim(", which is accepted") }
    return isNew(finding) ? text : text + style.dim(", which is known")
  }

  private func lines(
    _ severity: Finding.Severity, _ name: String, _ findings: [Finding], _ style: TextStyle
  ) -> [String] {
    let check = Check.named(name)
    let head =
      "\(style.severity(severity)): \(check.map { "\($0.title) " } ?? "")"
      + style.dim("[\(name)]".printable)
    let list = findings.flatMap { finding in
      let news = baseline != nil && isNew(finding) ? style.bold("new: ") : ""
      return [
        "  \(news)\(finding.statement.printable)",
        locations.place(of: finding).map { "    " + style.dim("\($0)".printable) },
        finding.advice.map { "    \($0.printable)" },
      ].compactMap(\.self)
    }
    return [head] + list + (check.map { ["  = help: \($0.remedy.printable)"] } ?? [])
  }
}
