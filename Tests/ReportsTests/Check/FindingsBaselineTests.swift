import Diagnostics
import Evaluation
import JSON
import Provenance
import Reports
import Review
import StructuredText
import Testing

struct FindingsBaselineTests {
  private func read(_ text: String) -> (FindingsBaseline?, [String]) {
    let (baseline, diagnostics) = FindingsBaseline.read(
      SourceText(name: "base.json", text: text))
    return (
      baseline, diagnostics.map { "\($0.location?.description ?? "-") \($0.message)" }
    )
  }

  @Test func `JSON and SARIF hold the same: what is found and not accepted`() async throws {
    let sample = try await CheckSample()
    let findings = CheckSample.findings()
    let report = sample.report(findings, accepted: sample.accepted)
    let expected = FindingsBaseline(Set(findings.map(\.id)))
    #expect(read(report.json.text) == (expected, []))
    #expect(read(report.sarif(version: "0.1.0").text) == (expected, []))
  }

  @Test(arguments: [
    ("{\"format\": \"portolan.explanation/1\"}", "base.json:1:1 this is not the result of a check"),
    ("[]", "base.json:1:1 this is not the result of a check"),
    (
      "{\"format\": \"portolan.check/1\",\n \"findings\": [{\"id\": \"a\"}, {\"check\": \"b\"}]}",
      "base.json:2:28 this finding has no 'id'"
    ),
    (
      "{\"runs\": [{\"results\": [\n{\"ruleId\": \"x\"}]}]}",
      "base.json:2:1 this result has no fingerprint 'portolanFinding/v1'"
    ),
  ])
  func `what is no baseline is an error at its place`(text: String, complaint: String) {
    #expect(read(text) == (nil, [complaint]))
  }

  @Test func `a file that is cut off is an error at its end`() async throws {
    let text = try await CheckSample().whole.json.text
    let (baseline, complaints) = read(String(text.prefix(text.count / 2)))
    #expect(baseline == nil)
    #expect(complaints.first?.hasPrefix("base.json:") == true)
  }

  @Test func `only what is new fails`() async throws {
    let sample = try await CheckSample()
    let findings = CheckSample.findings(errors: 1)
    func fails(_ known: [Finding], _ level: FailureLevel) -> Bool {
      sample.report(findings, baseline: FindingsBaseline(Set(known.map(\.id)))).fails(at: level)
    }
    #expect(fails([], .error))
    #expect(!fails([], .never))
    #expect(!fails([findings[0]], .error))
    #expect(fails([findings[0]], .warning))
    #expect(!fails(Array(findings.prefix(3)), .warning))
    #expect(fails(Array(findings.prefix(3)), .note))
    #expect(!fails(findings, .note))
  }

  @Test func `what is accepted fails nothing and is not gone`() async throws {
    let sample = try await CheckSample()
    let ids = Set(sample.accepted.map(\.finding.id))
    let report = sample.report([], accepted: sample.accepted, baseline: FindingsBaseline(ids))
    #expect(!report.fails(at: .note))
    #expect(!report.text(style: TextStyle(usesColour: false)).contains("gone"))
  }
}
