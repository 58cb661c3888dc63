import Diagnostics
import Evaluation
import Markup
import NetworkModel
import Provenance
import Review

extension CheckReport {
  /// A comment of a pull request has at most 65,536 characters, a summary of a step 1 MiB.
  public static let mostMarkdown = 65_536

  /// The result for the summary of a step or the comment of a pull request: the flows that do not do what they
  /// should, the findings by check, and how many have been left out to keep it small.
  ///
  /// - Parameter limit: in bytes of UTF-8, of which there are never fewer than characters.
  public func markdown(atMost limit: Int = mostMarkdown) -> String {
    var page = LimitedText(
      "<!-- portolan check -->\n### Portolan\n\n"
        + [flowSummary, summary(of: otherFindings)].compactMap(\.self).map(Markdown.text)
        .joined(separator: "  \n") + "\n", limit: limit)
    page.add(flows)
    for group in groups(of: otherFindings) {
      page.add(section(group.severity, group.check, group.findings))
    }
    return page.finished { "\n_\($0.of("more result")) left out here._\n" }
  }

  private var flows: LimitedText.Section {
    let rows = explanations.filter { !$0.isAsExpected }.map { explanation in
      let acceptance = unexpected(explanation)?.accepted?.suppression.reason
      return Markdown.row([
        Markdown.text(explanation.flow.name), Markdown.text(explanation.outcome.verdict),
        Markdown.text(explanation.flow.expectation?.rawValue ?? ""),
        Markdown.text(acceptance.map { "accepted: \($0)" } ?? explanation.headline),
      ])
    }
    return LimitedText.Section(
      head: table("Not as expected", ["Flow", "Verdict", "Expected", "Why"]), rows: rows, foot: "")
  }

  private func section(
    _ severity: Finding.Severity, _ name: String, _ findings: [Finding]
  ) -> LimitedText.Section {
    let check = Check.named(name)
    let rows = findings.map { finding in
      let news = baseline != nil && isNew(finding) ? "**new:** " : ""
      let place = places.place(of: finding)
      let text = [finding.statement, finding.advice].compactMap(\.self).map(Markdown.text)
      return Markdown.row([
        news + text.joined(separator: "<br>"), Markdown.text("\(place.file):\(place.line)"),
      ])
    }
    let title = "\(severity.title): \(check?.title ?? name)"
    let foot = check.map { "\n\(Markdown.code(name)): \(Markdown.prose($0.remedy))\n" }
    return LimitedText.Section(
      head: table(Markdown.text(title), ["Finding", "Where"]), rows: rows,
      foot: foot ?? "\n\(Markdown.code(name))\n")
  }

  private func table(_ title: String, _ columns: [String]) -> String {
    "\n#### \(title)\n\n\(Markdown.row(columns))\n"
      + "\(Markdown.row(columns.map { _ in "---" }))\n"
  }
}

extension Finding.Severity {
  fileprivate var title: String {
    switch self {
    case .error: "Error"
    case .warning: "Warning"
    case .note: "Note"
    }
  }
}
