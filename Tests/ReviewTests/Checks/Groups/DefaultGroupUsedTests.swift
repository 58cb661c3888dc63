import Testing

@testable import Review

@Suite struct DefaultGroupUsedTests {
  private let check = Check.defaultGroupUsed

  @Test func `what names no group has the default one`() throws {
    let text = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
      subnets: {a: {vpc: vpc-1, cidr: 10.0.0.0/24}}
      instances: {web-1: {subnet: a}, web-2: {subnet: a}}
      """
    #expect(
      try check.findings(in: text) == [
        "warning web-1, web-2 carry the default security group of vpc-1"
      ])
  }

  @Test func `rules that nobody uses yet are noted`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [], outbound: []}",
      "sg-9: {name: default, inbound: [{type: All traffic, source: sg-9}, "
        + "{type: SSH, source: 10.0.0.0/8}]}")
    #expect(
      try check.findings(in: text) == [
        "note the default security group default has rules of its own (inbound rule 2), for whatever is "
          + "created without a group"
      ])
  }

  @Test func `the rules that AWS gives it are well, as long as nothing carries it`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [], outbound: []}",
      "sg-9: {name: default, inbound: [{type: All traffic, source: sg-9}]}")
    #expect(try check.findings(in: text).isEmpty)
  }
}
