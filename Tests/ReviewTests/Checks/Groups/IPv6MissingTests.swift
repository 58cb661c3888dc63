import Testing

@testable import Review

@Suite struct IPv6MissingTests {
  private let check = Check.ipv6Missing

  private func text(
    _ rules: String, address: String = "ipv6Addresses: [\"2001:db8:1::10\"], ", more: String = ""
  ) -> String {
    """
    vpcs: {vpc-1: {cidrs: [10.0.0.0/16, "2001:db8:1::/56"], internetGateway: igw-1}}
    subnets: {a: {vpc: vpc-1, cidr: 10.0.0.0/24, ipv6Cidr: "2001:db8:1:0::/64"}}
    instances:
      web-1: {subnet: a, publicIP: 198.51.100.10, \(address)securityGroups: [sg-1, sg-2]}
    securityGroups:
      sg-1: {vpc: vpc-1, inbound: [\(rules)], outbound: []}
      sg-2: {vpc: vpc-1, inbound: [\(more)], outbound: []}
    """
  }

  private let ipv4 = "{type: HTTPS, source: 0.0.0.0/0}"
  private let ipv6 = "{type: HTTPS, source: \"::/0\"}"

  @Test func `a service that IPv6 does not get`() throws {
    #expect(
      try check.findings(in: text(ipv4)) == [
        "warning security group sg-1 admits TCP 443 from everybody (inbound rule 1) and nothing of it "
          + "over IPv6, though web-1 can be addressed so"
      ])
  }

  @Test func `a service that IPv4 does not get`() throws {
    #expect(
      try check.findings(in: text(ipv6)).first?.contains("nothing of it over IPv4") == true)
  }

  @Test func `both families are well, in one group or in two`() throws {
    #expect(try check.findings(in: text("\(ipv4), \(ipv6)")).isEmpty)
    #expect(try check.findings(in: text(ipv4, more: ipv6)).isEmpty)
  }

  @Test func `without an IPv6 address nothing is missing`() throws {
    #expect(try check.findings(in: text(ipv4, address: "")).isEmpty)
  }

  @Test func `private peers and ICMP have no counterpart`() throws {
    #expect(
      try check.findings(
        in: text(
          "{type: HTTPS, source: 10.0.0.0/8}, {type: All ICMP - IPv4, source: 0.0.0.0/0}")
      ).isEmpty)
  }
}
