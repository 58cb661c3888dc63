import Diagnostics
import Evaluation
import Foundation
import FoundationXML
import JSON
import Provenance
import Reports
import Review
import Testing

/// Names and sentences that each format would take for something of its own.
struct HostileNamesTests {
  static let names = [
    "a|b", "\"quoted\"", "line\nbreak\r\nand\ttab", "]]>", "%0A::error::x", "=HYPERLINK(1)",
    "@SUM(1)", "+1", "-1", " =1", "＝1", "\t=1", "\r=1", "<script>&amp;", "</failure>", "a,b:c;d",
    "\u{1B}[31mred\u{7}\u{0}", "\u{202E}gnp.exe", "`code` [link](https://example.org)", "{0}",
    "::warning::x", "\u{FFFE}\u{85}",
  ]

  private func report(_ name: String) async throws -> CheckReport {
    let sample = try await CheckSample()
    let finding = Finding(
      check: "nacl.replies-lost", severity: .error,
      resource: Finding.Resource(kind: "networkACL", id: name, name: name),
      message: name, advice: name)
    let accepted = AcceptedFinding(
      Finding(
        check: "flow.asymmetric", severity: .error,
        resource: Finding.Resource(kind: "flow", id: name), message: name),
      by: Suppression(
        reason: name, ticket: name,
        at: Diagnostics.SourceLocation(file: name, line: 1, column: 1)))
    return sample.report([finding], accepted: [accepted], input: name)
  }

  private func obeys(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      (scalar.value < 0x20 && scalar != "\n" && scalar != "\r") || scalar.value == 0x7F
        || (0x80...0x9F).contains(scalar.value) || ("\u{202A}"..."\u{202E}").contains(scalar)
    }
  }

  @Test(arguments: names)
  func `text keeps to its lines`(name: String) async throws {
    let text = try await report(name).text(style: TextStyle(usesColour: false))
    #expect(!obeys(text))
    let plain = try await report("plain").text(style: TextStyle(usesColour: false))
    #expect(text.split(separator: "\n").count == plain.split(separator: "\n").count)
  }

  @Test(arguments: names)
  func `JSON and SARIF stay documents`(name: String) async throws {
    let report = try await report(name)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(report.json.text.utf8)) as? [String: Any])
    let finding = try #require((json["findings"] as? [[String: Any]])?.first)
    #expect(finding["message"] as? String == name)
    let log = try SARIFLog(report)
    #expect(log.results.count == 2)
    let uri = try log.place(log.results[0]).uri
    #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    #expect(URL(string: uri) != nil)
    let text = try #require((log.results[0]["message"] as? [String: String])?["text"])
    #expect(!obeys(text) && !text.contains("]("))
  }

  @Test(arguments: names)
  func `JUnit stays well-formed, with as many tests`(name: String) async throws {
    let tests = try JUnitReading(try await report(name).junit(failingAt: .error))
    let plain = try JUnitReading(try await report("plain").junit(failingAt: .error))
    #expect(tests.count == plain.count)
    #expect(tests.failures.count == 1)
    #expect(tests.skipped.count == 1)
    if !obeys(name), !name.contains("\u{FFFE}"), !name.contains("\r") {
      #expect(tests.failures == [name])
      #expect(tests.skipped == ["accepted: \(name)"])
    }
  }

  @Test(arguments: names)
  func `a workflow command stays one, and no other appears`(name: String) async throws {
    let lines = try await report(name).github.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(!obeys(lines.joined()))
    let commands = lines.filter { $0.hasPrefix("::") }
    #expect(commands.count == 1)
    let parts = try #require(
      commands[0].firstMatch(
        of: #/^::error file=([^,:]+),line=1,col=1,title=nacl\.replies-lost::(.*)$/#))
    let decoded = String(parts.2).replacing("%0A", with: "\n").replacing("%0D", with: "\r")
      .replacing("%25", with: "%")
    if !obeys(name) { #expect(decoded == "\(name). \(name)") }
  }

  @Test(arguments: names)
  func `a spreadsheet finds no formula`(name: String) async throws {
    let rows = try #require(CSVReading(try await report(name).csv)).rows
    #expect(rows.count == 3)
    #expect(rows.allSatisfy { $0.count == 19 })
    for field in rows.flatMap(\.self) {
      let start = field.drop { $0 == " " }.unicodeScalars.first
      #expect(start.map { !"=+-@＝＋－＠\t\r".unicodeScalars.contains($0) } ?? true, "\(field)")
      #expect(!obeys(field))
    }
  }

  @Test(arguments: names)
  func `Markdown keeps its tables and has no markup of others`(name: String) async throws {
    let text = try await report(name).markdown()
    let plain = try await report("plain").markdown()
    #expect(!obeys(text))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == plain.split(separator: "\n", omittingEmptySubsequences: false).count)
    for line in lines where line.hasPrefix("| ") && line.contains("net.yaml") {
      #expect(line.count { $0 == "|" } == 3)
    }
    #expect(!text.contains("<script") && !text.contains("](https"))
  }
}
