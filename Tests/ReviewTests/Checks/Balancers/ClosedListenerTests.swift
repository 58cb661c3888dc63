import Testing

@testable import Review

@Suite struct ClosedListenerTests {
  private let check = Check.closedListener

  @Test func `a listener that the groups close`() throws {
    #expect(
      try check.findings(in: Balanced.text(clients: "{type: HTTP, source: 0.0.0.0/0}")) == [
        "warning load balancer lb-1 listens on HTTPS 443, and security group sg-lb admits nobody there"
      ])
  }

  @Test(arguments: [
    "{type: HTTPS, source: 0.0.0.0/0}", "{type: All traffic, source: sg-1}",
    "{type: HTTPS, source: unknown}",
  ])
  func `a listener that somebody gets to, or may`(_ rule: String) throws {
    #expect(try check.findings(in: Balanced.text(clients: rule)).isEmpty)
  }

  @Test func `a reference to a group that nothing carries admits nobody`() throws {
    #expect(
      try check.findings(in: Balanced.text(clients: "{type: HTTPS, source: sg-lb}")).count == 1)
  }
}
