import Testing

@testable import Review

@Suite struct GroupQuotaTests {
  private let check = Check.groupQuota

  private func rules(_ count: Int) -> String {
    (0..<count).map { "{type: HTTPS, source: 10.0.\($0).0/24}" }.joined(separator: ", ")
  }

  @Test(arguments: [(49, [] as [String]), (50, ["note"]), (60, ["note"]), (61, ["warning"])])
  func `rules are counted for each direction and family`(_ count: Int, _ severities: [String])
    throws
  {
    let text = WebServer.text("sg-1: {inbound: [\(rules(count))], outbound: []}")
    let findings = try check.findings(in: text)
    #expect(
      findings
        == severities.map {
          "\($0) security group sg-1 counts \(count) inbound rules for IPv4: AWS allows 60 unless asked "
            + "for more"
        })
  }

  @Test func `a prefix list counts with its entries, a reference in both families`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [{type: SSH, source: pl-1}, {type: SSH, source: sg-1}], outbound: []}",
      more: "prefixLists: {pl-1: {cidrs: [10.0.0.0/8], maxEntries: 60}}")
    #expect(
      try check.findings(in: text) == [
        "warning security group sg-1 counts 61 inbound rules for IPv4: AWS allows 60 unless asked for more"
      ])
  }

  @Test func `an interface carries five groups`() throws {
    let names = (1...6).map { "sg-\($0)" }
    let text = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
      subnets: {a: {vpc: vpc-1, cidr: 10.0.0.0/24}}
      instances: {web-1: {subnet: a, securityGroups: [\(names.joined(separator: ", "))]}}
      securityGroups:
      \(names.map { "  \($0): {vpc: vpc-1, inbound: [], outbound: []}" }.joined(separator: "\n"))
      """
    #expect(
      try check.findings(in: text) == [
        "warning web-1 carries 6 security groups: AWS allows 5 at one interface unless asked for more"
      ])
  }

  @Test func `more than a thousand rules are impossible`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [{type: SSH, source: pl-1}, {type: RDP, source: pl-1}], outbound: []}",
      more: "prefixLists: {pl-1: {cidrs: [10.0.0.0/8], maxEntries: 501}}")
    #expect(
      try check.findings(in: text).contains { $0.hasPrefix("error the groups of web-1 have 1002") })
  }
}
