import Diagnostics
import Evaluation
import NetworkModel
import Provenance
import Review

extension CheckReport {
  /// The result as tests: one for each flow with an expectation, and one for each check and resource that it
  /// found something at; a check that found nothing is one that passes.
  ///
  /// - Parameter level: what fails.
  public func junit(failingAt level: FailureLevel) -> String {
    let suites = [
      JUnitSuite("flows", explanations.compactMap { test($0, level) }),
      JUnitSuite("checks", checkTests(level)),
    ]
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="portolan"\(JUnitSuite.counts(of: suites.flatMap(\.tests)))>
      \(suites.map(\.xml).joined())</testsuites>

      """
  }

  private func test(_ explanation: Explanation, _ level: FailureLevel) -> JUnitTest? {
    guard explanation.flow.expectation != nil else { return nil }
    let found = unexpected(explanation)
    return JUnitTest(
      suite: "flows", name: explanation.flow.name,
      result: found.map { found in
        found.accepted.map { .skipped("accepted: \($0.suppression.reason)") }
          ?? result(of: [found.finding], level)
      } ?? .passed)
  }

  private func checkTests(_ level: FailureLevel) -> [JUnitTest] {
    let names = SARIFRules(of: findings + accepted.map(\.finding)).checks
    let byCheck = Dictionary(grouping: otherFindings, by: \.check)
    let acceptedByCheck = Dictionary(grouping: accepted, by: \.finding.check)
    return names.filter { $0 != Self.unexpectedVerdict }.flatMap { name in
      let open = tests(name, byCheck[name] ?? [], level)
      let accepted = (acceptedByCheck[name] ?? []).map { accepted in
        JUnitTest(
          suite: name, name: "\(accepted.finding.resource.fullName) \(accepted.finding.id)",
          result: .skipped("accepted: \(accepted.suppression.reason)"))
      }
      let all = open + accepted
      return all.isEmpty ? [JUnitTest(suite: name, name: "nothing found", result: .passed)] : all
    }
  }

  private func tests(
    _ check: String, _ findings: [Finding], _ level: FailureLevel
  ) -> [JUnitTest] {
    var resources: [String] = []
    var byResource: [String: [Finding]] = [:]
    for finding in findings {
      let name = finding.resource.fullName
      if byResource[name] == nil { resources.append(name) }
      byResource[name, default: []].append(finding)
    }
    return resources.map { name in
      JUnitTest(suite: check, name: name, result: result(of: byResource[name] ?? [], level))
    }
  }

  private func result(of findings: [Finding], _ level: FailureLevel) -> JUnitTest.Result {
    let failing = findings.filter { fails($0, at: level) }
    guard let worst = failing.first else {
      return .remark(findings.map(text).joined(separator: "\n"))
    }
    return .failed(
      type: worst.check, message: worst.message, text: findings.map(text).joined(separator: "\n"))
  }

  private func text(_ finding: Finding) -> String {
    let lines = ["\(finding.severity.rawValue): \(finding.message)", finding.advice]
    return (lines.compactMap(\.self) + ["\(places.place(of: finding))"]).joined(separator: "\n")
  }
}

extension Finding.Resource {
  /// What it is and what it is called, which only it is: `networkACL acl-1 (public)`.
  fileprivate var fullName: String {
    "\(kind) \(id)" + (name.map { $0 == id ? "" : " (\($0))" } ?? "")
  }
}
