public import Evaluation
import Evidence
public import JSON
public import NetworkModel
public import Provenance

/// The result of checking every declared flow.
public struct CheckReport: Sendable {
  private let topology: Topology
  private let locations: SourceLocations
  private let explanations: [Explanation]
  private let findings: [Finding]

  /// Collects the results, and what a review of the network found besides.
  ///
  /// - Parameter locations: where the parts of the network were written.
  public init(
    _ explanations: [Explanation], findings: [Finding] = [], in topology: Topology,
    _ locations: SourceLocations = SourceLocations()
  ) {
    self.topology = topology
    self.locations = locations
    self.explanations = explanations
    var seen: Set<String> = []
    self.findings = findings.filter {
      seen.insert($0.id).inserted
    }
  }

  /// Whether a flow's verdict is not the expected one, or a finding is at least as bad as `level`.
  public func fails(at level: Finding.Severity) -> Bool {
    explanations.contains { !$0.isAsExpected } || findings.contains { $0.severity <= level }
  }

  /// The report as the contract prints it (`portolan.check/1`).
  public var json: JSONValue {
    .object([
      "format": .string("portolan.check/1"),
      "flows": .array(explanations.map { $0.json(in: topology, locations) }),
      "findings": .array(findings.map { $0.json(locations) }),
    ])
  }

  /// One line for each flow, what is wrong below it, and a summary.
  public func text(style: TextStyle) -> String {
    let width = min(48, explanations.map(\.flow.name.printable.count).max() ?? 0)
    var lines: [String] = []
    for explanation in explanations {
      let flow = explanation.flow
      let expectation =
        switch flow.expectation {
        case nil: style.dim("no expectation")
        case let expected? where explanation.outcome.meets(expected): style.dim("as expected")
        case let expected?: style.bold("expected \(expected.rawValue)")
        }
      let verdict = explanation.outcome.verdict
      let padding = String(repeating: " ", count: max(0, 9 - verdict.count))
      lines.append(
        "\(style.verdict(explanation.outcome))\(padding)  "
          + "\(flow.name.printable.padded(to: width))  \(expectation)")
      if !explanation.isAsExpected || (flow.expectation == nil && explanation.outcome != .allowed) {
        lines.append("           \(explanation.headline.printable)")
      }
    }
    // Flows say it themselves.
    lines += findings.filter { $0.check != "flow.unexpected-verdict" }.map { finding in
      let place = locations.place(of: finding).map { style.dim("  \($0)".printable) } ?? ""
      return "\(finding.severity.rawValue): \(finding.message.printable)\(place)"
    }
    return (lines + [summary]).joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let failed = explanations.count { !$0.isAsExpected }
    let stated = explanations.count { $0.flow.expectation != nil }
    let flows = "\(explanations.count) \(explanations.count == 1 ? "flow" : "flows")"
    guard stated > 0 else { return "\(flows), none with an expectation" }
    return failed == 0
      ? "\(flows), \(stated == explanations.count ? "all" : "\(stated)") as expected"
      : "\(flows), \(failed) not as expected"
  }
}
