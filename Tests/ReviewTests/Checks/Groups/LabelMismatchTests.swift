import NetworkModel
import Testing

@testable import Review

@Suite struct LabelMismatchTests {
  @Test func `a group's rule that says SSH and admits RDP`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [{type: RDP, source: 10.0.0.0/8, description: SSH from the office}], outbound: []}"
    )
    #expect(
      try Check.groupLabelMismatch.findings(in: text) == [
        "note inbound rule 1 of security group sg-1 is described as SSH (port 22) and admits TCP 3389"
      ])
  }

  @Test func `an ACL's entry that says SSH and admits RDP`() throws {
    let text = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
      networkACLs:
        nacl-1:
          vpc: vpc-1
          inbound: [{rule: 100, type: RDP, source: 10.0.0.0/8, action: allow, description: SSH}]
          outbound: []
      """
    #expect(
      try Check.aclLabelMismatch.findings(in: text) == [
        "note inbound rule 100 of network ACL nacl-1 is described as SSH (port 22) and matches "
          + "TCP 3389"
      ])
  }

  @Test(arguments: [
    ("SSH", RuleTraffic.tcp(1024...65535)), ("Allow inbound MySQL", .tcp(5432...5432)),
    ("HTTP from the web", .tcp(22...22)), ("RDP", .udp(53...53)), ("HTTPS", .tcp(80...80)),
    ("SSH", .icmp(type: 8, code: nil)),
    ("Allow all outbound DNS", .tcp(80...80)),
  ])
  func `labels that contradict`(_ description: String, _ traffic: RuleTraffic) {
    #expect(ServiceLabel(contradicting: traffic, in: description) != nil)
  }

  @Test(arguments: [
    ("SSH", RuleTraffic.tcp(22...22)), ("SSH", .tcp(0...65535)), ("SSH", .all),
    ("SSH replies", .tcp(1024...65535)), ("HTTPS return traffic", .tcp(1024...65535)),
    ("SSH/RDP from the office", .tcp(3389...3389)), ("HTTP to the application", .tcp(3000...3000)),
    ("Office hours SSH", .tcp(443...443)), ("SSH on 2022", .tcp(2022...2022)), ("", .tcp(1...1)),
    ("Ephemeral ports for HTTP", .tcp(1024...65535)), ("HTTPS", .tcp(8443...8443)),
    ("Allow PostgreSQL through the pooler", .tcp(6432...6432)),
  ])
  func `labels that agree, or that nobody can judge`(_ description: String, _ traffic: RuleTraffic)
  {
    #expect(ServiceLabel(contradicting: traffic, in: description) == nil)
  }
}
