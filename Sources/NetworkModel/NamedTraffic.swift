public import PacketSpace

/// What a type of the console's menu says about a rule's protocol and ports.
public enum NamedTraffic: Hashable, Sendable {
  /// Everything: "HTTP", "All TCP".
  case complete(RuleTraffic)
  /// The protocol only, ports or ICMP type are to follow; absent: "Custom Protocol".
  case custom(TransportProtocol?)

  /// Looks a type's name up, in the words of any profile and of both filters, in any case.
  public init?(typeName: String) {
    guard let traffic = Self.byName[Self.normalized(typeName)] else { return nil }
    self = traffic
  }

  /// Every name that `init(typeName:)` knows, one spelling each, in the order of the menu.
  public static let typeNames: [String] = {
    var seen: Set<String> = []
    return vocabulary.map(\.name).filter { seen.insert(normalized($0)).inserted }
  }()

  private static let byName: [String: NamedTraffic] = Dictionary(
    vocabulary.map { (normalized($0.name), $0.traffic) }, uniquingKeysWith: { first, _ in first })

  private static let vocabulary: [(name: String, traffic: NamedTraffic)] =
    generalTypes
    + RuleType.all.flatMap { type in
      let ports = type.port...type.port
      let traffic = NamedTraffic.complete(type.transport == .udp ? .udp(ports) : .tcp(ports))
      // The ACL menu has several "HTTP*": without its port that is no name.
      let plainNames = [type.securityGroupName, type.networkACLName].compactMap { $0 }.filter {
        !$0.hasSuffix("*")
      }
      let numbered = type.networkACLName.map { "\($0) (\(type.port))" }
      return (plainNames + [numbered].compactMap { $0 }).map { ($0, traffic) }
    }

  private static let generalTypes: [(name: String, traffic: NamedTraffic)] = [
    ("All traffic", .complete(.all)),
    ("All IPv4 traffic", .complete(.all)),
    ("All IPv6 traffic", .complete(.all)),
    ("All TCP", .complete(.tcp(0...65535))),
    ("All UDP", .complete(.udp(0...65535))),
    ("All ICMP - IPv4", .complete(.icmp(type: nil, code: nil))),
    ("All ICMP - IPv6", .complete(.icmpv6(type: nil, code: nil))),
    ("Custom TCP", .custom(.tcp)),
    ("Custom TCP Rule", .custom(.tcp)),
    ("Custom UDP", .custom(.udp)),
    ("Custom UDP Rule", .custom(.udp)),
    ("Custom ICMP - IPv4", .custom(.icmp)),
    ("Custom ICMP Rule - IPv4", .custom(.icmp)),
    ("Custom ICMP Rule", .custom(.icmp)),
    ("Custom ICMP - IPv6", .custom(.icmpv6)),
    ("Custom ICMP Rule - IPv6", .custom(.icmpv6)),
    ("Custom Protocol", .custom(nil)),
    ("Custom Protocol Rule", .custom(nil)),
  ]

  /// Case and spaces do not matter.
  private static func normalized(_ name: String) -> String {
    name.lowercased().filter { $0 != " " }
  }
}
