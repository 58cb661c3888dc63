import Testing

@testable import Review

@Suite struct RedundantRuleTests {
  private let check = Check.redundantRule

  private func findings(_ inbound: String..., more: String = "") throws -> [String] {
    try check.findings(
      in: WebServer.text(
        "sg-1: {inbound: [\(inbound.joined(separator: ", "))], outbound: []}",
        "sg-app: {inbound: [], outbound: []}", more: more))
  }

  @Test func `a wider rule makes a narrower one useless`() throws {
    #expect(
      try findings("{type: HTTPS, source: 10.0.0.0/16}", "{type: HTTPS, source: 0.0.0.0/0}") == [
        "note security group sg-1 does not need inbound rule 1 (TCP 443 from 10.0.0.0/16): inbound rule 2 "
          + "admits the same"
      ])
  }

  @Test func `several rules cover one together`() throws {
    #expect(
      try findings(
        "{protocol: tcp, ports: 80-443, source: 10.0.0.0/9}",
        "{protocol: tcp, ports: 80-443, source: 10.128.0.0/9}",
        "{type: HTTPS, source: 10.0.0.0/8}") == [
          "note security group sg-1 does not need inbound rule 3 (TCP 443 from 10.0.0.0/8): inbound rules "
            + "1, 2 together admit the same"
        ])
  }

  @Test func `of two rules alike the first stays`() throws {
    #expect(
      try findings("{type: HTTPS, source: sg-app}", "{type: HTTPS, source: sg-app}") == [
        "note security group sg-1 does not need inbound rule 2 (TCP 443 from sg-app): inbound rule 1 "
          + "admits the same"
      ])
  }

  @Test func `blocks that hold the whole VPC cover a reference`() throws {
    #expect(
      try findings("{type: HTTPS, source: sg-app}", "{type: HTTPS, source: 10.0.0.0/16}").count == 1
    )
  }

  @Test func `blocks that hold what carries the group today do not`() throws {
    #expect(
      try findings("{type: HTTPS, source: sg-app}", "{type: HTTPS, source: 10.0.0.0/24}").isEmpty)
  }

  @Test func `a reference covers no block, and no other reference`() throws {
    #expect(
      try findings(
        "{type: HTTPS, source: sg-1}", "{type: HTTPS, source: sg-app}",
        "{type: HTTPS, source: 10.0.0.10/32}"
      ).isEmpty)
  }

  @Test func `what nobody knows covers nothing and is not covered`() throws {
    #expect(
      try findings("{type: HTTPS, source: unknown}", "{type: HTTPS, source: 0.0.0.0/0}").isEmpty)
  }

  @Test func `families and protocols are apart`() throws {
    #expect(
      try findings(
        "{type: HTTPS, source: 0.0.0.0/0}", "{type: HTTPS, source: \"::/0\"}",
        "{protocol: udp, ports: 443, source: 0.0.0.0/0}"
      ).isEmpty)
  }
}
