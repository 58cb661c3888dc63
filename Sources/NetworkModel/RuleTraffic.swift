public import PacketSpace

/// The protocol and ports of a rule, with only the fields that its protocol has.
///
/// Ports in rules are destination ports (M-1). Protocols other than TCP, UDP and ICMP have none: AWS
/// ignores a port range written beside them (SG-12, NACL-13).
public enum RuleTraffic: Hashable, Sendable {
  case all
  case tcp(ClosedRange<UInt16>)
  case udp(ClosedRange<UInt16>)
  /// ICMP for IPv4; an absent type means every type, an absent code every code (SG-14, NACL-15).
  case icmp(type: UInt8?, code: UInt8?)
  /// ICMP for IPv6, likewise.
  case icmpv6(type: UInt8?, code: UInt8?)
  /// Any other protocol, by its IANA number.
  case other(TransportProtocol)
}

extension RuleTraffic {
  /// The one protocol that the rule matches; absent: all of them.
  public var soleProtocol: TransportProtocol? {
    switch self {
    case .all: nil
    case .tcp: .tcp
    case .udp: .udp
    case .icmp: .icmp
    case .icmpv6: .icmpv6
    case .other(let number): number
    }
  }

  /// The protocols that the rule matches.
  public var protocols: ProtocolSet { soleProtocol.map { ProtocolSet($0) } ?? .all }

  /// The destination ports that the rule matches; for ICMP types and codes as a `Packet` holds them.
  public var destinationPorts: PortSet {
    switch self {
    case .all, .other: .all
    case .tcp(let range), .udp(let range): PortSet(range)
    case .icmp(let type, let code), .icmpv6(let type, let code):
      PacketBox.icmpTypeCode(type: type, code: code)
    }
  }
}
