import Diagnostics
import NetworkModel
import PacketSpace
import Provenance
import TestSupport
import Testing
import TopologyFile

/// Decision tables for what one rule says.
struct RuleTests {
  private func rule(_ keys: String) throws -> SecurityGroup.Rule {
    let topology = try Network.topology(
      "  sg-1:\n    inbound:\n      - {\(keys)}\n")
    let group = try #require(topology.securityGroups["sg-1"])
    return try #require(group.inbound.first)
  }

  @Test(
    arguments: [
      ("type: HTTP", .tcp(80...80)),
      ("type: http", .tcp(80...80)),
      ("type: HTTP (80)", .tcp(80...80)),
      ("type: HTTP* (8080)", .tcp(8080...8080)),
      ("type: HTTPS", .tcp(443...443)),
      ("type: SSH", .tcp(22...22)),
      ("type: MYSQL/Aurora", .tcp(3306...3306)),
      ("type: MySQL/Aurora (3306)", .tcp(3306...3306)),
      ("type: DNS (UDP)", .udp(53...53)),
      ("type: DNS (TCP) (53)", .tcp(53...53)),
      ("type: All traffic", .all),
      ("type: ALL Traffic", .all),
      ("type: All TCP", .tcp(0...65535)),
      ("type: All UDP", .udp(0...65535)),
      ("type: All ICMP - IPv4", .icmp(type: nil, code: nil)),
      ("type: All ICMP - IPv6", .icmpv6(type: nil, code: nil)),
      ("type: Custom TCP, ports: 8080", .tcp(8080...8080)),
      ("type: Custom TCP Rule, ports: 1024-65535", .tcp(1024...65535)),
      ("type: Custom UDP, ports: 123", .udp(123...123)),
      ("type: Custom ICMP - IPv4, icmpType: 8, icmpCode: 0", .icmp(type: 8, code: 0)),
      ("type: Custom Protocol, protocol: 50", .other(TransportProtocol(rawValue: 50))),
      ("type: HTTP, protocol: tcp, ports: 80", .tcp(80...80)),
      ("protocol: tcp, ports: 0", .tcp(0...0)),
      ("protocol: tcp, ports: 0-65535", .tcp(0...65535)),
      ("protocol: tcp, ports: \"443\"", .tcp(443...443)),
      ("protocol: tcp, ports: 1024 - 65535", .tcp(1024...65535)),
      ("protocol: TCP, ports: 80", .tcp(80...80)),
      ("protocol: 6, ports: 80", .tcp(80...80)),
      ("protocol: 17, ports: 53", .udp(53...53)),
      ("protocol: all", .all),
      ("protocol: -1", .all),
      ("protocol: 50", .other(TransportProtocol(rawValue: 50))),
      ("protocol: 0", .other(TransportProtocol(rawValue: 0))),
      ("protocol: icmp", .icmp(type: nil, code: nil)),
      ("protocol: icmp, icmpType: 3", .icmp(type: 3, code: nil)),
      ("protocol: icmp, icmpType: 3, icmpCode: 4", .icmp(type: 3, code: 4)),
      ("protocol: 1", .icmp(type: nil, code: nil)),
      ("protocol: icmpv6, icmpType: 128", .icmpv6(type: 128, code: nil)),
      ("protocol: 58", .icmpv6(type: nil, code: nil)),
    ] as [(String, RuleTraffic)])
  func `a rule's protocol and ports`(keys: String, expected: RuleTraffic) throws {
    #expect(try rule("\(keys), source: 0.0.0.0/0").traffic == expected)
  }

  @Test func `a rule that AWS ignores the ports of matches every port, with a warning`() throws {
    let text = "  sg-1: {inbound: [{protocol: all, ports: 80, source: 0.0.0.0/0}]}\n"
    let reading = Network.read(text)

    #expect(reading.topology?.securityGroups["sg-1"]?.inbound.first?.traffic == .all)
    #expect(reading.diagnostics.map(\.severity) == [.warning])
  }

  @Test(
    arguments: [
      ("0.0.0.0/0", .cidr(.anyIPv4)),
      ("\"::/0\"", .cidr(.anyIPv6)),
      ("Office", .named(ResourceID("Office"))),
      ("Two", .named(ResourceID("Two"))),
      ("sg-2", .securityGroup(ResourceID("sg-2"))),
      ("front", .securityGroup(ResourceID("sg-2"))),
      ("sg-1", .securityGroup(ResourceID("sg-1"))),
      ("pl-1", .prefixList(ResourceID("pl-1"))),
      ("partners", .prefixList(ResourceID("pl-1"))),
    ] as [(String, RulePeer)])
  func `a rule's peer`(text: String, expected: RulePeer) throws {
    #expect(try rule("type: HTTP, source: \(text)").peer == expected)
  }

  @Test func `host bits are dropped, with a note`() throws {
    let reading = Network.read("  sg-1: {inbound: [{type: HTTP, source: 10.0.1.7/24}]}\n")

    #expect(reading.diagnostics.map(\.code) == ["topology.host-bits"])
    #expect(
      reading.topology?.securityGroups["sg-1"]?.inbound.first?.peer
        == .cidr("10.0.1.0/24"))
  }

  @Test func `a description is kept`() throws {
    #expect(
      try rule("type: HTTP, source: 0.0.0.0/0, description: The website").description
        == "The website")
  }

  @Test func `outbound absent is everything, empty is nothing; inbound absent is nothing`()
    throws
  {
    let topology = try Network.topology("  sg-1: {}\n  sg-3: {outbound: []}\n")

    #expect(topology.securityGroups["sg-1"]?.inbound == [])
    #expect(
      topology.securityGroups["sg-1"]?.outbound == Topology.defaultOutboundRules(ipv6: true))
    #expect(topology.securityGroups["sg-3"]?.outbound == [])
  }

  @Test func `entries of an ACL keep their numbers and their places`() throws {
    let reading = Network.read(
      """
      networkACLs:
        acl-1:
          inbound:
            - {rule: 200, type: All traffic, source: Office, action: deny, description: no}
            - {rule: 32766, type: SSH, source: 0.0.0.0/0, action: allow}
            - {rule: 1, type: HTTP, source: 0.0.0.0/0, action: allow}
          outbound:
            - {rule: 1, type: HTTP, destination: 0.0.0.0/0, action: allow}
      """)
    let acl = try #require(reading.topology?.networkACLs["acl-1"])

    #expect(acl.inbound.map(\.ruleNumber) == [1, 200, 32766])
    #expect(
      acl.inbound[1]
        == NetworkACL.Entry(
          ruleNumber: 200, traffic: .all, peer: .named(ResourceID("Office")), action: .deny,
          description: "no"))
    let line = Network.base.split(separator: "\n").count + 4
    let place = reading.locations[.networkACLEntry(ResourceID("acl-1"), .inbound, ruleNumber: 200)]
    #expect(place?.line == line)
    #expect(place?.column == 9)
  }
}
