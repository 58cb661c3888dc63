import Foundation
import JSON
import Reports
import TestSupport
import Testing

/// What `check` prints, in every form.
struct CheckSnapshotTests {
  private let style = TextStyle(usesColour: false)

  @Test func `plain text`() async throws {
    let sample = try await CheckSample()
    try expectSnapshot(sample.whole.text(style: style), "whole.txt")
    let found = sample.report(sample.unexpected + CheckSample.findings())
    try expectSnapshot(found.text(style: style), "without-baseline.txt")
    try expectSnapshot(sample.report([]).text(style: style), "nothing-found.txt")
  }

  @Test func `JSON`() async throws {
    try expectSnapshot(try await CheckSample().whole.json.text, "whole.json")
  }

  @Test func `workflow commands`() async throws {
    try expectSnapshot(try await CheckSample().whole.github, "whole.github")
  }

  @Test func `comma-separated values`() async throws {
    try expectSnapshot(try await CheckSample().whole.csv, "whole.csv")
  }

  @Test func `Markdown`() async throws {
    try expectSnapshot(try await CheckSample().whole.markdown(), "whole.md")
  }

  /// Without what grows with the catalogue.
  @Test func `JUnit`() async throws {
    let lines = try await CheckSample().whole.junit(failingAt: .warning)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("name=\"nothing found\"") }
      .map { $0.replacing(#/ tests="[0-9]+"/#, with: "") }
    try expectSnapshot(lines.joined(separator: "\n"), "whole.junit.xml")
  }

  /// The results; what rules say is tested on its own.
  @Test func `SARIF`() async throws {
    let log = try SARIFLog(await CheckSample().whole)
    let data = try JSONSerialization.data(
      withJSONObject: log.results,
      options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    let text = String(decoding: data, as: UTF8.self)
      .replacing(#/"ruleIndex" : [0-9]+/#, with: "\"ruleIndex\" : …")
    try expectSnapshot(text + "\n", "whole.sarif")
  }
}
