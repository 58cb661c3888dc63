import Evaluation
import NetworkModel

extension CheckReport {
  /// The findings that flows do not say themselves.
  var otherFindings: [Finding] { findings.filter { $0.check != Self.unexpectedVerdict } }

  /// How many flows there are, and how many of them do what they should; what is accepted is counted with the
  /// findings.
  var flowSummary: String {
    let failed = explanations.count { !$0.isAsExpected && unexpected($0)?.accepted == nil }
    let flows = explanations.count.of("flow")
    guard explanations.contains(where: { $0.flow.expectation != nil }) else {
      return "\(flows), none with an expectation"
    }
    guard failed == 0 else { return "\(flows), \(failed) not as expected" }
    let met = explanations.count { $0.flow.expectation != nil && $0.isAsExpected }
    return "\(flows), \(met == explanations.count ? "all" : "\(met)") as expected"
  }

  /// How many findings there are of each severity, and what has become of others; nil where there is nothing
  /// to say.
  func summary(of findings: [Finding]) -> String? {
    let counts = Finding.Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : count.of(severity.rawValue)
    }
    var parts = counts.isEmpty ? [] : [counts.joined(separator: ", ")]
    if baseline != nil, !findings.isEmpty { parts.append("\(findings.count(where: isNew)) new") }
    if !accepted.isEmpty { parts.append("\(accepted.count) accepted") }
    if !gone.isEmpty {
      parts.append("\(gone.count) of the baseline \(gone.count == 1 ? "is" : "are") gone")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// Findings by check, the worst first, in the order in which the checks come up.
  func groups(
    of findings: [Finding]
  ) -> [(severity: Finding.Severity, check: String, findings: [Finding])] {
    Finding.Severity.allCases.flatMap { severity in
      let equallyBad = findings.filter { $0.severity == severity }
      var checks: [String] = []
      var byCheck: [String: [Finding]] = [:]
      for finding in equallyBad {
        if byCheck[finding.check] == nil { checks.append(finding.check) }
        byCheck[finding.check, default: []].append(finding)
      }
      return checks.map { (severity, $0, byCheck[$0] ?? []) }
    }
  }
}

extension Int {
  /// A number of things: "1 error", "2 errors".
  func of(_ thing: String) -> String { "\(self) \(thing)\(self == 1 ? "" : "s")" }
}
