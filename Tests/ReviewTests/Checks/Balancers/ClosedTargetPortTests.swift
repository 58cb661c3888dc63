import Testing

@testable import Review

@Suite struct ClosedTargetPortTests {
  private let check = Check.closedTargetPort

  @Test func `the listener's port instead of the target's`() throws {
    #expect(
      try check.findings(in: Balanced.text(targets: "{type: HTTPS, source: sg-lb}")) == [
        "warning load balancer lb-1 sends requests for port 443 to TCP 8080 of web-1, and security group "
          + "sg-1 admits none of them"
      ])
  }

  @Test(arguments: [
    "{protocol: tcp, ports: 8080, source: sg-lb}",
    "{protocol: tcp, ports: 8080, source: 10.0.0.0/28}",
    "{protocol: tcp, ports: 8080, source: unknown}",
  ])
  func `targets that admit it, in part, or perhaps`(_ rule: String) throws {
    #expect(try check.findings(in: Balanced.text(targets: rule)).isEmpty)
  }

  @Test func `where targets see the clients their groups are to admit these`() throws {
    let text = Balanced.text(targets: "{type: HTTPS, source: sg-lb}", kind: "type: network")
      .replacing("HTTPS, port", with: "TCP, port")
    #expect(try check.findings(in: text).isEmpty)
  }
}
