import Evaluation
import Markup
import NetworkModel
import Provenance
import Review

extension RuleReviewReport {
  /// What was reviewed, and what it was read from.
  var scope: [Block] {
    let counts: [(String, Int)] = [
      ("VPCs", topology.vpcs.count), ("Subnets", topology.subnets.count),
      ("Security groups", topology.securityGroups.count),
      ("Network ACLs", topology.networkACLs.count), ("Rules and entries", rules.rules.count),
      (rules.areDeclared ? "Declared flows" : "Flows, derived from the rules", explanations.count),
    ]
    var blocks: [Block] = [
      .heading(level: 2, "Scope", anchor: "scope"),
      .table(
        Table(
          header: ["What", "Count"], rows: counts.map { [[.text($0.0)], [.text("\($0.1)")]] })),
      .table(
        Table(
          header: ["Source", "Bytes", "SHA-256"],
          rows: sources.map {
            [[.text($0.name)], [.text("\($0.size)")], [.text($0.sha256)]]
          })),
      .paragraph([
        .text(
          "Made with Portolan \(version). "
            + (today.map { "Dates are judged by \($0)." }
              ?? "No date was given, so none was judged: overdue reviews are not among the findings.")
        )
      ]),
    ]
    let unread = imported.skipped.count
    let gaps = imported.incomplete.count
    if unread + gaps > 0 {
      blocks.append(
        .paragraph([
          .strong("Not everything could be read: "),
          .text(
            "\(unread) \(unread == 1 ? "resource" : "resources") of the sources left out, \(gaps) read with a "
              + "gap. What depends on them is undetermined."),
        ]))
      blocks.append(
        .list(
          (imported.skipped + imported.incomplete).prefix(20).map {
            [.text("\($0.type) \($0.id): \($0.reason)")]
          }))
    }
    return blocks
  }

  /// The result in a few lines.
  var summary: [Block] {
    var items: [[Inline]] = []
    let unexpected = explanations.count { !$0.isAsExpected }
    if rules.areDeclared {
      items.append([
        .strong(
          unexpected == 0
            ? "Every flow is as expected."
            : unexpected == 1
              ? "1 flow is not as expected." : "\(unexpected) flows are not as expected."),
        .text(" \(verdicts)."),
      ])
      let coverage = rules.coverage
      items.append([
        .strong("\(coverage.needed) of \(coverage.of) rules needed by declared flows."),
        .text(" \(decisions)."),
      ])
    } else {
      items.append([
        .strong("No flow is declared,"),
        .text(
          " so nobody can say which rules are needed. The flows of this review were derived from the rules "
            + "themselves. \(verdicts)."),
      ])
    }
    let counted = Finding.Severity.allCases.map { severity in
      let count = findings.count { $0.severity == severity }
      return "\(count) \(count == 1 ? severity.rawValue : severity.plural)"
    }
    items.append([.strong("Findings: "), .text(counted.joined(separator: ", ") + ".")])
    let noted = rules.rules.filter { $0.note?.owner != nil }.count
    items.append([.text("\(noted) of \(rules.rules.count) rules have an owner.")])
    return [.heading(level: 2, "Summary", anchor: "summary"), .list(items)]
  }

  private var verdicts: String {
    let counts = Outcome.allCases.compactMap { outcome -> String? in
      let count = explanations.count { $0.outcome == outcome }
      return count == 0 ? nil : "\(outcome.verdict) \(count)"
    }
    return counts.isEmpty ? "There is none" : counts.joined(separator: ", ")
  }

  private var decisions: String {
    let counts = ReviewedRule.Decision.allCases.compactMap { decision -> String? in
      let count = rules.rules.count { $0.decision == decision }
      return count == 0 ? nil : "\(decision.rawValue) \(count)"
    }
    return "Decisions: \(counts.joined(separator: ", "))"
  }

  /// The flows, with what is expected of them.
  var flowTable: [Block] {
    guard !explanations.isEmpty else { return [] }
    let shown = explanations.prefix(Self.mostFlows)
    var blocks: [Block] = [
      .heading(level: 2, "Flows", anchor: "flows"),
      .table(
        Table(
          header: ["Flow", "From", "To", "Traffic", "Verdict", "Expected", "Why"],
          rows: shown.map { explanation in
            let flow = explanation.flow
            let isMet = explanation.isAsExpected
            return [
              [.text(flow.name)], [.text(topology.displayText(of: flow.from))],
              [.text(topology.displayText(of: flow.to))],
              [.text(flow.traffic.displayText)], [.strong(explanation.outcome.verdict)],
              flow.expectation.map {
                isMet ? [.text($0.rawValue)] : [.strong("\($0.rawValue), not met")]
              } ?? ["–"],
              [.text(explanation.outcome == .allowed ? "" : explanation.headline)],
            ]
          })),
    ]
    if shown.count < explanations.count {
      blocks.append(
        .paragraph([.text("\(explanations.count - shown.count) more flows are not listed.")]))
    }
    return blocks
  }

  private static let mostFlows = 500
}

extension Finding.Severity {
  var plural: String { "\(rawValue)s" }
}
