import Evaluation
import Foundation
import JSON
import Reports
import Review
import Testing

struct CheckSARIFTests {
  @Test func `every check is a rule that says what, why and what to do`() async throws {
    let log = try SARIFLog(try await CheckSample().report([]))
    #expect(log.rules.compactMap { $0["id"] as? String } == Check.all.map(\.id))
    for rule in log.rules {
      for key in ["shortDescription", "fullDescription", "help"] {
        let text = (rule[key] as? [String: String])?["text"]
        #expect(text?.isEmpty == false, "\(key)")
      }
      let properties = try #require(rule["properties"] as? [String: Any])
      let score = try #require((properties["security-severity"] as? String).flatMap(Double.init))
      #expect((0.1...10).contains(score))
      #expect(try #require(properties["tags"] as? [String]).count <= 20)
    }
  }

  @Test func `every result has a rule, a place and a fingerprint of its own`() async throws {
    let log = try SARIFLog(try await CheckSample().whole)
    #expect(log.results.count == 7)
    var fingerprints: Set<String> = []
    for result in log.results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(log.rules[index]["id"] as? String == result["ruleId"] as? String)
      let place = try log.place(result)
      #expect(place.uri == "infra/net.yaml")
      #expect(place.base == "SRCROOT")
      #expect(place.line >= 1 && place.column >= 1)
      let own = try #require(result["partialFingerprints"] as? [String: String])
      #expect(fingerprints.insert(try #require(own["portolanFinding/v1"])).inserted)
    }
    #expect(try log.place(log.results[1]).line == 9)
    // Nobody wrote the endpoint down.
    #expect(try log.place(log.results[5]).line == 1)
  }

  @Test func `what is accepted says why, and where that stands`() async throws {
    let log = try SARIFLog(try await CheckSample().whole)
    #expect(log.results.count { $0["suppressions"] != nil } == 1)
    let suppression = try #require(
      (log.results.last?["suppressions"] as? [[String: Any]])?.first)
    #expect(suppression["kind"] as? String == "external")
    #expect(suppression["justification"] as? String == "Nobody, uses it.")
    #expect(suppression["location"] != nil)
  }

  @Test(arguments: [
    ("infra/net.yaml", "", "infra/net.yaml", true),
    ("./a b/ü%.yaml", "", "a%20b/%C3%BC%25.yaml", true),
    ("/repo/infra/net.yaml", "/repo", "infra/net.yaml", true),
    ("/elsewhere/net.yaml", "/repo", "file:///elsewhere/net.yaml", false),
    ("c:net#1?.yaml", "", "c%3Anet%231%3F.yaml", true),
    ("standard input", "/repo", "standard%20input", true),
  ])
  func `paths become relative references`(
    file: String, folder: String, uri: String, isRelative: Bool
  ) async throws {
    let finding = CheckSample.findings()[4]
    let log = try SARIFLog(
      try await CheckSample().report([finding], input: file, folder: folder))
    let place = try log.place(log.results[0])
    #expect(place.uri == uri)
    #expect(place.base == (isRelative ? "SRCROOT" : nil))
  }

  @Test func `too many results are cut, the worst stay, and it is said`() async throws {
    let sample = try await CheckSample()
    let report = sample.report(CheckSample.findings(errors: 5), accepted: sample.accepted)
    let log = try SARIFLog(report, atMost: 6)
    #expect(log.results.count == 6)
    #expect(log.results.prefix(5).allSatisfy { $0["level"] as? String == "error" })
    let invocation = try #require((log.run["invocations"] as? [[String: Any]])?.first)
    let notification = try #require(
      (invocation["toolExecutionNotifications"] as? [[String: Any]])?.first)
    #expect(
      (notification["message"] as? [String: String])?["text"] == "3 more results left out")
    #expect(try SARIFLog(report).run["invocations"] == nil)
  }

  @Test func `against a baseline results are new or unchanged`() async throws {
    let log = try SARIFLog(try await CheckSample().whole)
    #expect(
      log.results.prefix(3).map { $0["baselineState"] as? String } == ["new", "unchanged", "new"])
    #expect(
      try SARIFLog(try await CheckSample().report(CheckSample.findings())).results
        .allSatisfy { $0["baselineState"] == nil })
  }
}
