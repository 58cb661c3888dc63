public import PacketSpace

/// The words that a table of rules uses for types, protocols and ports (semantics, section 6).
///
/// A label never changes what a rule does: it is chosen by protocol and ports alone.
public struct RuleVocabulary: Hashable, Sendable {
  /// Whose words.
  public enum Profile: String, Hashable, Sendable, CaseIterable {
    /// The console until about 2020.
    case article
    /// The console now.
    case console
    /// The tables of AWS's user guides.
    case guide
  }

  /// Whose rules: the console words them differently.
  public enum Filter: Hashable, Sendable, CaseIterable {
    case securityGroup
    case networkACL
  }

  /// Whose words.
  public let profile: Profile
  /// Whose rules.
  public let filter: Filter

  /// Chooses the words.
  public init(_ profile: Profile, _ filter: Filter) {
    self.profile = profile
    self.filter = filter
  }

  /// The Type column: the service's name if the rule is exactly that service, else "All …" or
  /// "Custom …".
  ///
  /// - Parameter family: The family of the rule's peer, which the guide's "All IPv4 traffic" names.
  public func typeName(of traffic: RuleTraffic, family: AddressFamily? = nil) -> String {
    if isGuideGroup { return shortProtocolName(of: traffic) }
    switch traffic {
    case .all: return allTraffic(family)
    case .tcp(0...65535), .udp(0...65535): return "\(all) \(shortProtocolName(of: traffic))"
    case .icmp(nil, _): return "\(all) ICMP - IPv4"
    case .icmpv6(nil, _): return "\(all) ICMP - IPv6"
    case .tcp(let ports), .udp(let ports):
      return serviceName(traffic, ports) ?? custom(shortProtocolName(of: traffic))
    case .icmp: return profile == .guide ? "Custom ICMP Rule" : custom("ICMP", suffix: " - IPv4")
    case .icmpv6: return custom("ICMP", suffix: " - IPv6")
    case .other: return custom("Protocol")
    }
  }

  /// The Protocol column.
  ///
  /// In security groups a custom ICMP rule has its type there.
  public func protocolName(of traffic: RuleTraffic) -> String {
    switch (filter, traffic) {
    case (_, .all): filter == .networkACL ? all : "All"
    case (.securityGroup, _) where profile == .guide:
      traffic.soleProtocol.map { String($0.rawValue) } ?? "All"
    case (.securityGroup, .icmp(let type?, _)): ICMPNames.ipv4.typeName(type)
    case (.securityGroup, .icmpv6(let type?, _)): ICMPNames.ipv6.typeName(type)
    case (.securityGroup, .other(let number)): String(number.rawValue)
    case (.securityGroup, _): shortProtocolName(of: traffic)
    case (.networkACL, _): numberedProtocolName(of: traffic)
    }
  }

  /// The Port range column.
  ///
  /// In network ACLs ICMP has its type and code there, in security groups only the code.
  public func ports(of traffic: RuleTraffic) -> String {
    switch traffic {
    case .all, .other, .icmp(nil, _), .icmpv6(nil, _): filter == .networkACL ? all : "All"
    case .tcp(0...65535) where filter == .networkACL, .udp(0...65535) where filter == .networkACL:
      all
    case .tcp(let ports), .udp(let ports): isGuideGroup ? guidePorts(traffic) : text(ports)
    case .icmp(let type?, let code): icmp(ICMPNames.ipv4, type, code)
    case .icmpv6(let type?, let code): icmp(ICMPNames.ipv6, type, code)
    }
  }
}

// MARK: - Words

extension RuleVocabulary {
  /// The EC2 guide's group tables have a protocol column instead of a type.
  private var isGuideGroup: Bool { profile == .guide && filter == .securityGroup }

  private var all: String { profile == .article && filter == .networkACL ? "ALL" : "All" }

  private func allTraffic(_ family: AddressFamily?) -> String {
    switch (profile, filter, family) {
    case (.article, .networkACL, _): "ALL Traffic"
    case (.guide, .networkACL, .ipv4): "All IPv4 traffic"
    case (.guide, .networkACL, .ipv6): "All IPv6 traffic"
    default: "All traffic"
    }
  }

  private func custom(_ what: String, suffix: String = "") -> String {
    "Custom \(what)\(profile == .article ? " Rule" : "")\(suffix)"
  }

  private func serviceName(_ traffic: RuleTraffic, _ ports: ClosedRange<UInt16>) -> String? {
    let service = RuleType.all.first {
      traffic.soleProtocol == $0.transport && ports == $0.port...$0.port
        && (filter == .networkACL ? $0.networkACLName : $0.securityGroupName) != nil
    }
    guard let service else { return nil }
    switch filter {
    case .securityGroup: return service.securityGroupName
    case .networkACL:
      return service.networkACLName.map { profile == .guide ? $0 : "\($0) (\(service.port))" }
    }
  }

  private func shortProtocolName(of traffic: RuleTraffic) -> String {
    switch traffic {
    case .all: "All"
    case .tcp: "TCP"
    case .udp: "UDP"
    case .icmp: "ICMP"
    case .icmpv6: profile == .guide ? "ICMPv6" : "IPv6 ICMP"
    case .other(let number): number.ianaName ?? String(number.rawValue)
    }
  }

  private func numberedProtocolName(of traffic: RuleTraffic) -> String {
    guard let transport = traffic.soleProtocol, let name = transport.ianaName else {
      return traffic.soleProtocol.map { String($0.rawValue) } ?? all
    }
    return profile == .guide ? name : "\(name) (\(transport.rawValue))"
  }

  private func text(_ ports: ClosedRange<UInt16>) -> String {
    if ports.count == 1 { return String(ports.lowerBound) }
    let dash = profile == .console ? " - " : "-"
    return "\(ports.lowerBound)\(dash)\(ports.upperBound)"
  }

  private func guidePorts(_ traffic: RuleTraffic) -> String {
    guard case .tcp(let ports) = traffic, let name = serviceName(traffic, ports) else {
      return traffic.destinationPorts.description
    }
    return "\(ports.lowerBound) (\(name))"
  }

  private func icmp(_ names: ICMPNames, _ type: UInt8, _ code: UInt8?) -> String {
    let codeName = code.map { names.codeName(type, $0) }
    switch filter {
    case .securityGroup: return codeName ?? "All"
    case .networkACL:
      return codeName.map { "\(names.typeName(type)): \($0)" } ?? names.typeName(type)
    }
  }
}
