import Testing

@testable import Review

@Suite struct OutboundUnrestrictedTests {
  private let check = Check.outboundUnrestricted

  @Test(arguments: [
    "sg-1: {inbound: []}",
    "sg-1: {inbound: [], outbound: [{type: All traffic, destination: 0.0.0.0/0}]}",
  ])
  func `everything out is a note, written or given by AWS`(_ group: String) throws {
    #expect(
      try check.findings(in: WebServer.text(group)) == [
        "note security group sg-1 lets all traffic out to 0.0.0.0/0 (outbound rule 1)"
      ])
  }

  @Test func `both families are one finding`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [], outbound: [{type: All traffic, destination: 0.0.0.0/0}, "
        + "{type: All traffic, destination: \"::/0\"}]}")
    #expect(
      try check.findings(in: text) == [
        "note security group sg-1 lets all traffic out to 0.0.0.0/0 and ::/0 (outbound rules 1, 2)"
      ])
  }

  @Test(arguments: [
    "sg-1: {inbound: [], outbound: [{type: HTTPS, destination: 0.0.0.0/0}]}",
    "sg-1: {inbound: [], outbound: [{type: All traffic, destination: 10.0.0.0/8}]}",
    "sg-1: {inbound: [], outbound: []}",
  ])
  func `narrower rules are no concern of it`(_ group: String) throws {
    #expect(try check.findings(in: WebServer.text(group)).isEmpty)
  }
}
