import PacketSpace
import Testing

@testable import Review

@Suite struct ACLCheckTests {
  @Test func `all traffic from everywhere is one finding for both directions`() throws {
    let open = ["100 all 0-65535 0.0.0.0/0"]
    #expect(
      try Check.everythingAllowed.findings(open, open) == [
        "note network ACL public lets everything through, inbound IPv4 and outbound IPv4"
      ])
    #expect(try Check.everythingAllowed.findings(["90 tcp 22 0.0.0.0/0 deny"] + open).isEmpty)
    #expect(try Check.everythingAllowed.findings(["100 all 0-65535 10.0.0.0/8"]).isEmpty)
  }

  @Test(arguments: [
    (["100 tcp 22 0.0.0.0/0"], true), (["100 tcp 20-30 0.0.0.0/1"], true),
    (["100 tcp 22 10.0.0.0/8"], false), (["100 tcp 22 203.0.113.0/24"], false),
    (["90 tcp 22 0.0.0.0/0 deny", "100 tcp 20-30 0.0.0.0/0"], false),
    (["100 tcp 1024-65535 0.0.0.0/0"], false), (["100 all 0-65535 0.0.0.0/0"], false),
  ])
  func `ports of administration are open to the world or not`(
    _ inbound: [String], _ isFound: Bool
  ) throws {
    #expect(try Check.adminPortsAtACL.findings(inbound).isEmpty != isFound)
  }

  @Test func `an entry for replies admits requests, and the groups say which get through`() throws {
    let network = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
      subnets: {s: {vpc: vpc-1, cidr: 10.0.0.0/24, networkACL: n}}
      networkACLs:
        n:
          vpc: vpc-1
          inbound: [{rule: 100, action: allow, protocol: tcp, ports: 1024-65535, source: 0.0.0.0/0}]
          outbound: [{rule: 100, action: allow, protocol: tcp, ports: 443, destination: 0.0.0.0/0}]
      securityGroups:
        g: {vpc: vpc-1, inbound: [{protocol: tcp, ports: PORT, source: 0.0.0.0/0}], outbound: []}
      instances: {web: {subnet: s, securityGroups: [g]}}
      """
    #expect(
      try Check.replyRuleAdmitsRequests.findings(
        in: network.replacing("PORT", with: "3306")) == [
          "note network ACL n, inbound rule 100 is for replies, and admits requests to the same ports: of these "
            + "security group g admits TCP 3306 from 0.0.0.0/0"
        ])
    #expect(
      try Check.replyRuleAdmitsRequests.findings(in: network.replacing("PORT", with: "443")) == [
        "note network ACL n, inbound rule 100 is for replies, and admits requests to the same ports: no security "
          + "group behind it admits any of them"
      ])
  }

  @Test func `UDP queries whose answers only TCP entries await`() throws {
    let network = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
      networkACLs:
        n:
          vpc: vpc-1
          inbound: [{rule: 100, action: allow, protocol: PROTOCOL, ports: 1024-65535, source: 0.0.0.0/0}]
          outbound: [{rule: 100, action: allow, protocol: udp, ports: 53, destination: 9.9.9.9/32}]
      """
    #expect(
      try Check.udpRepliesLost.findings(in: network.replacing("PROTOCOL", with: "tcp")) == [
        "warning network ACL n, outbound rule 100 (allow UDP 53 to 9.9.9.9/32) admits queries, and no answer to "
          + "them passes inbound"
      ])
    #expect(
      try Check.udpRepliesLost.findings(in: network.replacing("PROTOCOL", with: "udp")).isEmpty)
  }

  @Test func `more entries than AWS allows, each family for itself`() throws {
    func entries(_ count: Int) -> [String] {
      (1...count).map { "\($0) tcp \($0) 10.0.0.0/8" }
    }
    #expect(try Check.aclQuota.findings(entries(19)).isEmpty)
    #expect(
      try Check.aclQuota.findings(entries(20)) == [
        "warning network ACL public has 20 inbound entries for IPv4: AWS allows 19 beside the default deny, and "
          + "up to 39 on request"
      ])
    #expect(try Check.aclQuota.findings(entries(40)).first?.hasPrefix("error") == true)
    #expect(try Check.aclQuota.findings(entries(19) + ["50 tcp 1 ::/0"]).isEmpty)
  }

  @Test func `a service open by IPv4 only, where subnets have both families`() throws {
    let network = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16, ipv6Cidr: 2600:db8::/56}}
      subnets: {s: {vpc: vpc-1, cidr: 10.0.0.0/24, BLOCK networkACL: n}}
      networkACLs:
        n:
          vpc: vpc-1
          inbound: [{rule: 100, action: allow, protocol: tcp, ports: 443, source: 0.0.0.0/0}]
          outbound: [{rule: 100, action: allow, protocol: tcp, ports: 1024-65535, destination: 0.0.0.0/0}]
      """
    #expect(
      try Check.ipv6AtACL.findings(
        in: network.replacing("BLOCK", with: "ipv6Cidr: \"2600:db8::/64\",")) == [
          "warning network ACL n admits TCP 443 inbound from the internet by IPv4 and not by IPv6, which its "
            + "subnets have"
        ])
    #expect(try Check.ipv6AtACL.findings(in: network.replacing("BLOCK", with: "")).isEmpty)
  }

  @Test func `an ACL without a subnet, and the default one that has none either`() throws {
    let network = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
      subnets: {s: {vpc: vpc-1, cidr: 10.0.0.0/24, networkACL: used}}
      networkACLs:
        used: {vpc: vpc-1, inbound: [], outbound: []}
        unused: {vpc: vpc-1, inbound: [], outbound: []}
      """
    #expect(
      try Check.unattachedACL.findings(in: network) == [
        "note network ACL unused is associated with no subnet"
      ])
  }

  @Test func `large packets hang where nobody says that they are too large`() throws {
    let network = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
      subnets: {s: {vpc: vpc-1, cidr: 10.0.0.0/24, networkACL: n}}
      networkACLs:
        n:
          vpc: vpc-1
          inbound: [{rule: 100, action: allow, protocol: tcp, ports: 443, source: 0.0.0.0/0} MORE]
          outbound: []
      """
    #expect(try Check.pathMTU.findings(in: network.replacing("MORE", with: "")).count == 1)
    #expect(
      try Check.pathMTU.findings(
        in: network.replacing(
          "MORE",
          with:
            ", {rule: 110, action: allow, protocol: icmp, icmpType: 3, icmpCode: 4, source: 0.0.0.0/0}"
        )
      ).isEmpty)
  }
}

extension String {
  func replacing(_ word: String, with text: String) -> String {
    split(separator: word, omittingEmptySubsequences: false).joined(separator: text)
  }
}
