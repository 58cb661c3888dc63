public import NetworkModel
public import PacketSpace

extension TransportProtocol {
  /// The protocol as it stands in a sentence: `TCP`, `ICMPv6`, `protocol 50`.
  public var displayName: String {
    switch self {
    case .tcp: "TCP"
    case .udp: "UDP"
    case .icmp: "ICMP"
    case .icmpv6: "ICMPv6"
    default: "protocol \(rawValue)"
    }
  }

  /// The protocol with destination ports, or the ICMP type: `TCP 80`, `ICMP echo request`.
  ///
  /// - Parameter ports: what a packet set holds as destination ports.
  public func text(ports: PortSet) -> String {
    if isICMP { return "\(displayName) \(Self.icmpText(ports, isIPv6: self == .icmpv6))" }
    return hasPorts ? "\(displayName) \(ports.displayText)" : displayName
  }

  private static func icmpText(_ typesAndCodes: PortSet, isIPv6: Bool) -> String {
    guard typesAndCodes != .all else { return "every type" }
    return typesAndCodes.ranges.map { range in
      let (first, last) = (range.lowerBound, range.upperBound)
      let type = first >> 8
      if type != last >> 8 { return "types \(type)–\(last >> 8)" }
      let name =
        switch (isIPv6, type) {
        case (false, 8), (true, 128): "echo request"
        case (false, 0), (true, 129): "echo reply"
        default: "type \(type)"
        }
      if first & 0xFF == 0, last & 0xFF == 0xFF { return name }
      if name.hasPrefix("echo"), first == last, first & 0xFF == 0 { return name }
      return first == last ? "\(name) code \(first & 0xFF)" : name
    }.joined(separator: ", ")
  }
}

extension PortSet {
  /// The ports as people print them: `80`, `1024–65535`, `22, 80`.
  public var displayText: String {
    ranges.map {
      $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }.joined(separator: ", ")
  }
}

extension FlowTraffic {
  /// The traffic as it stands in a sentence.
  public var displayText: String { transport.text(ports: destinationPorts) }
}

extension RuleTraffic {
  /// The traffic as it stands in a sentence: `TCP 1024–65535`, `all traffic`.
  public var displayText: String {
    switch self {
    case .all: "all traffic"
    case .tcp, .udp, .icmp, .icmpv6:
      protocols.first?.text(ports: destinationPorts) ?? ""
    case .other(let number): number.displayName
    }
  }
}

extension Topology {
  /// A rule's peer as the tables print it: a name from `cidrs` in brackets, a group by its name.
  ///
  /// A literal block that equals exactly one named one prints as that name.
  public func displayText(of peer: RulePeer) -> String {
    switch peer {
    case .cidr(let cidr):
      let names = namedCIDRs.filter { $0.cidrs == [cidr] }
      return names.count == 1 ? "[\(names[0].id)]" : cidr.description
    case .named(let id): return "[\(id)]"
    case .prefixList(let id): return prefixLists[id]?.displayName ?? id.rawValue
    case .securityGroup(let id): return securityGroups[id]?.displayName ?? id.rawValue
    case .unknownGroup(let id): return id
    case .unknown(let reason): return reason.isEmpty ? "unknown" : "unknown (\(reason))"
    }
  }

  /// Why a rule may match or not, in one sentence.
  ///
  /// - Parameter isAll: whether the rule stands for all that nobody knows.
  func doubt(
    _ rule: String, of filter: String, _ direction: Direction, _ peer: RulePeer, isAll: Bool
  ) -> String {
    isAll
      ? "the \(direction.rawValue) rules of \(filter) are not in the model: \(gapText(of: peer))"
      : "\(rule) of \(filter) may match or not: \(gapText(of: peer))"
  }

  /// Why nobody knows what a peer stands for.
  private func gapText(of peer: RulePeer) -> String {
    switch peer {
    case .prefixList: "which blocks \(displayText(of: peer)) has is not in the model"
    case .unknownGroup(let id): "security group \(id) is not in the model"
    case .unknown(let reason) where !reason.isEmpty: reason
    case .securityGroup:
      "whether the other end has the group, and keeps its identity on the way, is not in the model"
    default: "what it refers to is not in the model"
    }
  }
}
