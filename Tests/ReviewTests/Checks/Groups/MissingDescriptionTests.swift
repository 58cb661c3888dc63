import Testing

@testable import Review

@Suite struct MissingDescriptionTests {
  private let check = Check.missingDescription
  private let described = "{type: HTTPS, source: 0.0.0.0/0, description: Shop}"
  private let bare = "{type: HTTP, source: 0.0.0.0/0}"

  @Test func `a group lists its rules that say nothing`() throws {
    let text = WebServer.text("sg-1: {inbound: [\(described), \(bare), \(bare)], outbound: []}")
    #expect(
      try check.findings(in: text) == [
        "note security group sg-1 does not say what inbound rules 2, 3 are for"
      ])
  }

  @Test func `where nobody describes anything it is said once`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [\(bare)], outbound: []}", "sg-2: {inbound: [\(bare)], outbound: []}")
    #expect(
      try check.findings(in: text) == [
        "note no rule of any security group says what it is for (sg-1, sg-2)"
      ])
  }

  @Test func `descriptions, and the rule that AWS gives, are well`() throws {
    #expect(
      try check.findings(in: WebServer.text("sg-1: {inbound: [\(described)]}")).isEmpty)
  }
}
