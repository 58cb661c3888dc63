import NetworkModel
import PacketSpace
import Testing

/// The words of rule tables, which the reader and the pages share.
struct RuleVocabularyTests {
  private func row(_ vocabulary: RuleVocabulary, _ traffic: RuleTraffic) -> [String] {
    [
      vocabulary.typeName(of: traffic), vocabulary.protocolName(of: traffic),
      vocabulary.ports(of: traffic),
    ]
  }

  @Test(
    arguments: [
      (.tcp(80...80), ["HTTP", "TCP", "80"]),
      (.tcp(3306...3306), ["MYSQL/Aurora", "TCP", "3306"]),
      (.tcp(8080...8080), ["Custom TCP Rule", "TCP", "8080"]),
      (.tcp(1024...65535), ["Custom TCP Rule", "TCP", "1024-65535"]),
      (.tcp(0...65535), ["All TCP", "TCP", "0-65535"]),
      (.udp(53...53), ["DNS (UDP)", "UDP", "53"]),
      (.all, ["All traffic", "All", "All"]),
      (.icmp(type: nil, code: nil), ["All ICMP - IPv4", "ICMP", "All"]),
      (.icmp(type: 8, code: 0), ["Custom ICMP Rule - IPv4", "Echo Request", "0"]),
      (.icmp(type: 8, code: nil), ["Custom ICMP Rule - IPv4", "Echo Request", "All"]),
      (.icmpv6(type: nil, code: nil), ["All ICMP - IPv6", "IPv6 ICMP", "All"]),
      (.other(TransportProtocol(rawValue: 50)), ["Custom Protocol Rule", "50", "All"]),
    ] as [(RuleTraffic, [String])])
  func `security groups in the article's words`(traffic: RuleTraffic, row: [String]) {
    #expect(self.row(RuleVocabulary(.article, .securityGroup), traffic) == row)
  }

  @Test(
    arguments: [
      (.tcp(80...80), ["HTTP (80)", "TCP (6)", "80"]),
      (.tcp(8080...8080), ["HTTP* (8080)", "TCP (6)", "8080"]),
      (.tcp(1024...65535), ["Custom TCP Rule", "TCP (6)", "1024-65535"]),
      (.tcp(0...65535), ["ALL TCP", "TCP (6)", "ALL"]),
      (.udp(53...53), ["DNS (UDP) (53)", "UDP (17)", "53"]),
      (.udp(54...55), ["Custom UDP Rule", "UDP (17)", "54-55"]),
      (.all, ["ALL Traffic", "ALL", "ALL"]),
      (.icmp(type: nil, code: nil), ["ALL ICMP - IPv4", "ICMP (1)", "ALL"]),
      (.icmp(type: 8, code: nil), ["Custom ICMP Rule - IPv4", "ICMP (1)", "Echo Request"]),
      (
        .icmp(type: 3, code: 4),
        [
          "Custom ICMP Rule - IPv4", "ICMP (1)",
          "Destination Unreachable: fragmentation required, and DF flag set",
        ]
      ),
      (
        .icmp(type: 11, code: 0),
        ["Custom ICMP Rule - IPv4", "ICMP (1)", "Time Exceeded: TTL expired transit"]
      ),
      (.icmpv6(type: nil, code: nil), ["ALL ICMP - IPv6", "IPv6-ICMP (58)", "ALL"]),
      (.other(TransportProtocol(rawValue: 50)), ["Custom Protocol Rule", "ESP (50)", "ALL"]),
      (.other(TransportProtocol(rawValue: 253)), ["Custom Protocol Rule", "253", "ALL"]),
    ] as [(RuleTraffic, [String])])
  func `network ACLs in the article's words`(traffic: RuleTraffic, row: [String]) {
    #expect(self.row(RuleVocabulary(.article, .networkACL), traffic) == row)
  }

  @Test func `the console's words now`() {
    let groups = RuleVocabulary(.console, .securityGroup)
    let acls = RuleVocabulary(.console, .networkACL)

    #expect(row(groups, .tcp(1024...65535)) == ["Custom TCP", "TCP", "1024 - 65535"])
    #expect(row(groups, .tcp(0...65535)) == ["All TCP", "TCP", "0 - 65535"])
    #expect(row(acls, .tcp(80...80)) == ["HTTP (80)", "TCP (6)", "80"])
    #expect(row(acls, .all) == ["All traffic", "All", "All"])
  }

  @Test func `the guides' words`() {
    let groups = RuleVocabulary(.guide, .securityGroup)
    let acls = RuleVocabulary(.guide, .networkACL)

    #expect(row(groups, .tcp(80...80)) == ["TCP", "6", "80 (HTTP)"])
    #expect(row(groups, .all) == ["All", "All", "All"])
    #expect(row(acls, .tcp(80...80)) == ["HTTP", "TCP", "80"])
    #expect(row(acls, .tcp(1024...65535)) == ["Custom TCP", "TCP", "1024-65535"])
    #expect(acls.typeName(of: .all, family: .ipv4) == "All IPv4 traffic")
    #expect(acls.typeName(of: .all, family: .ipv6) == "All IPv6 traffic")
  }

  @Test(arguments: RuleVocabulary.Profile.allCases, RuleVocabulary.Filter.allCases)
  func `every named service is read back from its own name`(
    profile: RuleVocabulary.Profile, filter: RuleVocabulary.Filter
  ) {
    guard (profile, filter) != (.guide, .securityGroup) else { return }
    for type in RuleType.all {
      let ports = type.port...type.port
      let traffic: RuleTraffic = type.transport == .udp ? .udp(ports) : .tcp(ports)
      let name = RuleVocabulary(profile, filter).typeName(of: traffic)
      // Some services have a name in one of the filters only; the guide's "HTTP*" has no port.
      guard !name.hasPrefix("Custom"), !name.hasSuffix("*") else { continue }
      #expect(NamedTraffic(typeName: name) == .complete(traffic), "\(name)")
    }
  }

  @Test func `no two services share a protocol and a port`() {
    let keys = RuleType.all.map { "\($0.transport) \($0.port)" }

    #expect(Set(keys).count == keys.count)
  }
}
