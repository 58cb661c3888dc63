import Evaluation
import Reports
import Review
import Testing

/// What each form is used for.
struct CheckFormatTests {
  private let style = TextStyle(usesColour: false)

  @Test func `text names a check once, with its findings and its remedy`() async throws {
    let text = try await CheckSample().report(CheckSample.findings(errors: 60)).text(style: style)
    #expect(text.count(of: "[nacl.reply-range-too-narrow]") == 1)
    #expect(text.count(of: "replies to some clients are lost") == 60)
    #expect(text.count(of: "infra/net.yaml:9:") == 60)
    #expect(text.count(of: "= help: Widen the range") == 1)
    #expect(text.hasSuffix("60 errors, 2 warnings, 1 note\n"))
  }

  @Test func `text counts what is accepted and does not print it`() async throws {
    let sample = try await CheckSample()
    let text = sample.report([], accepted: sample.accepted).text(style: style)
    #expect(!text.contains("every reply is lost"))
    #expect(text.hasSuffix("2 flows, 1 not as expected\n1 accepted\n"))
  }

  @Test func `a verdict that is accepted counts as that`() async throws {
    let sample = try await CheckSample()
    let accepted = sample.unexpected.map { AcceptedFinding($0, by: sample.suppressions[0]) }
    let text = sample.report([], accepted: accepted).text(style: style)
    #expect(text.contains("expected allowed, which is accepted"))
    #expect(text.contains("2 flows, 1 as expected\n1 accepted\n"))
  }

  @Test func `GitHub gets ten of each level, and is told of the rest`() async throws {
    let lines = try await CheckSample().report(CheckSample.findings(errors: 25)).github
      .split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines[10] == "15 more errors")
    #expect(lines[11].hasPrefix("::warning "))
    #expect(lines[13].hasPrefix("::notice file=infra/net.yaml,line=1,col=1,"))
  }

  @Test func `GitHub annotates what is new`() async throws {
    let lines = try await CheckSample().whole.github.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("::error ") }.count == 2)
    #expect(!lines.contains { $0.contains("case 0") })
  }

  @Test func `tests fail at the level that is asked for`() async throws {
    let report = try await CheckSample().report(CheckSample.findings())
    for (level, failures) in [
      (FailureLevel.never, 0), (.error, 1), (.warning, 3), (.note, 4),
    ] {
      let tests = try JUnitReading(report.junit(failingAt: level))
      #expect(tests.failures.count == failures, "\(level)")
      #expect(tests.totals["failures"] == "\(failures)")
      #expect(tests.totals["tests"] == "\(tests.count)")
      #expect(Set(tests.tests).count == tests.count)
    }
  }

  @Test func `there is a test for each expectation, resource and check`() async throws {
    let sample = try await CheckSample()
    let tests = try JUnitReading(
      sample.report(
        sample.unexpected + CheckSample.findings(), accepted: sample.accepted
      ).junit(failingAt: .error)
    ).tests
    #expect(tests.prefix(2) == ["flows Browse", "flows Log in"])
    #expect(tests.contains("nacl.reply-range-too-narrow networkACL acl-1 (public)"))
    #expect(tests.contains("loadBalancer.health-fail-open nothing found"))
    #expect(!tests.contains { $0.hasPrefix("flow.unexpected-verdict") })
  }

  @Test(arguments: [2_000, 65_536])
  func `Markdown keeps to its limit and says what it cut`(limit: Int) async throws {
    let report = try await CheckSample().report(CheckSample.findings(errors: 2_000))
    let text = report.markdown(atMost: limit)
    #expect(text.utf8.count <= limit)
    #expect(text.utf8.count > limit / 2)
    let shown = text.count(of: "replies to some clients are lost")
    #expect(text.hasSuffix("\n_\(2_003 - shown) more results left out here._\n"))
    // What comes behind the cut is less severe.
    #expect(!text.contains("Warning"))
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
