import Evaluation
import Evidence
import Markup
import NetworkModel
import Provenance
import Review

extension RuleReviewReport {
  /// The findings, the worst first, each with a number that the rule tables refer to.
  var findingTables: [Block] {
    guard !findings.isEmpty else {
      return [
        .heading(level: 2, "Findings", anchor: "findings"), .paragraph(["Nothing was found."]),
      ]
    }
    let numbered = Array(findings.enumerated())
    return [.heading(level: 2, "Findings", anchor: "findings")]
      + Finding.Severity.allCases.flatMap { severity -> [Block] in
        let some = numbered.filter { $0.element.severity == severity }
        guard !some.isEmpty else { return [] }
        return [
          .heading(level: 3, severity.heading, anchor: "findings-\(severity.plural)"),
          .table(
            Table(
              header: ["No.", "Finding", "Check", "Written at", "What to do"],
              rows: some.map { number, finding in row(number + 1, finding) })),
        ]
      }
  }

  /// What is known and accepted, with who says so.
  var acceptedTable: [Block] {
    guard !accepted.isEmpty else { return [] }
    return [
      .heading(level: 2, "Accepted", anchor: "accepted"),
      .table(
        Table(
          header: ["Finding", "Reason", "Ticket", "Until", "Accepted at"],
          rows: accepted.map {
            [
              [.text($0.finding.message.sentence)], [.text($0.suppression.reason)],
              [.text($0.suppression.ticket ?? "")], [.text($0.suppression.until ?? "")],
              [.text("\($0.suppression.location)")],
            ]
          })),
    ]
  }

  private func row(_ number: Int, _ finding: Finding) -> [[Inline]] {
    let check = Check.named(finding.check)
    let isUncertain = finding.confidence == .possible
    return [
      [.anchor("finding-\(number)"), .text("F\(number)")],
      [.text(finding.message.sentence)] + (isUncertain ? [" ", .strong("Not certain.")] : []),
      [.text(finding.check)],
      [.text(locations.place(of: finding).map { "\($0)" } ?? "")],
      [.text((finding.advice ?? check?.remedy ?? "").sentence)],
    ]
  }
}

extension Finding.Severity {
  fileprivate var heading: String {
    switch self {
    case .error: "Errors: faults that are there today"
    case .warning: "Warnings: faults that wait"
    case .note: "Notes: worth knowing"
    }
  }
}

extension String {
  /// It as a sentence of its own: with a capital where it begins with a word of ours, and a full stop.
  var sentence: String {
    guard !isEmpty else { return "" }
    let known = [
      "network ACL", "security group", "the ", "remove", "replace", "declare", "number ", "allow ",
    ]
    let start =
      known.contains(where: hasPrefix) ? prefix(1).uppercased() + dropFirst() : self
    return start.last.map { ".!?".contains($0) } ?? true ? start : start + "."
  }
}
