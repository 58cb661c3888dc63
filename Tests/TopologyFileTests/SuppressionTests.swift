import Diagnostics
import NetworkModel
import Provenance
import StructuredText
import TestSupport
import Testing

@testable import TopologyFile

struct SuppressionTests {
  private func read(_ text: String, checks: [String]? = ["nacl.replies-lost"]) -> TopologyReading {
    let complaints = Complaints()
    let source = SourceText(name: "portolan.yml", text: text)
    let node = SourceReader.read(source, complaints: complaints)
    return TopologyFile.read(
      [], annotations: [node].compactMap(\.self), checks: checks, complaints: complaints)
  }

  private func complaints(_ text: String) -> [String] {
    read(text).diagnostics.map {
      "\($0.severity) \($0.location?.description ?? "-") \($0.message) [\($0.code)]"
        + ($0.help.map { " \($0)" } ?? "")
    }
  }

  @Test func `a suppression says what it accepts, why and for how long`() throws {
    let reading = read(
      """
      suppressions:
        - check: nacl.replies-lost
          on: acl-1
          direction: outbound
          rule: "*"
          id: 00c0ffee00c0ffee
          reason: The partner moves in spring.
          ticket: NET-7
          until: 2028-02-29
      """)
    #expect(reading.diagnostics.isEmpty)
    #expect(
      reading.suppressions == [
        Suppression(
          check: "nacl.replies-lost", resource: "acl-1", direction: .outbound, rule: "*",
          finding: "00c0ffee00c0ffee", reason: "The partner moves in spring.", ticket: "NET-7",
          until: "2028-02-29", at: SourceLocation(file: "portolan.yml", line: 2, column: 5))
      ])
  }

  @Test func `a topology file holds them, too`() {
    let text = "suppressions: [{id: 0000000000000001, reason: Known., rule: 100}]"
    let reading = TopologyFile.read([SourceText(name: "net.yaml", text: text)])
    #expect(reading.suppressions.map(\.finding) == ["0000000000000001"])
    #expect(reading.suppressions.map(\.rule) == ["100"])
  }

  @Test(arguments: [
    (
      "{check: nacl.reply-lost, reason: Known.}",
      "error portolan.yml:2:13 there is no check 'nacl.reply-lost' [topology.unknown-reference] "
        + "did you mean 'nacl.replies-lost'?"
    ),
    (
      "{check: nacl.other, reason: Known.}",
      "error portolan.yml:2:13 there is no check 'nacl.other' [topology.unknown-reference] "
        + "`portolan checks` lists them"
    ),
    (
      "{check: nacl.replies-lost}",
      "error portolan.yml:2:5 a suppression needs 'reason' [topology.missing-key]"
    ),
    (
      "{check: nacl.replies-lost, reason: ' '}",
      "error portolan.yml:2:40 a suppression says why its findings are acceptable "
        + "[topology.missing-key]"
    ),
    (
      "{reason: Known.}",
      "error portolan.yml:2:5 a suppression says which findings it is about [topology.missing-key] "
        + "write 'check' with a name that `portolan checks` lists, or the 'id' of one finding"
    ),
    (
      "{check: nacl.replies-lost, reason: Known., until: 2027-02-29}",
      "error portolan.yml:2:55 'until' must be a day such as 2027-01-31, found '2027-02-29' "
        + "[topology.wrong-type]"
    ),
    (
      "{check: nacl.replies-lost, reason: Known., til: 2027-02-28}",
      "error portolan.yml:2:48 unknown key 'til' in a suppression [topology.unknown-key] its keys "
        + "are check, on, direction, rule, id, reason, ticket, until"
    ),
  ])
  func `what is wrong with one is an error at its place`(item: String, complaint: String) {
    #expect(complaints("suppressions:\n  - \(item)") == [complaint])
    #expect(read("suppressions:\n  - \(item)").topology == nil)
  }

  @Test(arguments: [
    ("2027-01-31", true), ("2028-02-29", true), ("2000-02-29", true), ("1900-02-29", false),
    ("2027-02-29", false), ("2027-04-31", false), ("2027-13-01", false), ("2027-00-01", false),
    ("2027-01-00", false), ("2027-1-1", false), ("31.01.2027", false), ("２０２７-01-31", false),
  ])
  func `a day is one of the calendar`(text: String, isDay: Bool) {
    #expect(CalendarDay.isWritten(text) == isDay)
  }
}
