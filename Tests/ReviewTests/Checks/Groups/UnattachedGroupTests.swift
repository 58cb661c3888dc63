import Testing

@testable import Review

@Suite struct UnattachedGroupTests {
  private let check = Check.unattachedGroup

  @Test func `a group that nothing carries is noted`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [], outbound: []}", "sg-old: {inbound: [], outbound: []}")
    #expect(try check.findings(in: text) == ["note nothing carries security group sg-old"])
  }

  @Test func `the default group cannot be deleted`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [], outbound: []}", "sg-9: {name: default, inbound: [], outbound: []}")
    #expect(try check.findings(in: text).isEmpty)
  }

  @Test func `a source of groups alone does not say what carries them`() throws {
    let text = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
      securityGroups: {sg-1: {vpc: vpc-1, inbound: [], outbound: []}}
      """
    #expect(try check.findings(in: text).isEmpty)
  }
}
