public import NetworkModel
public import PacketSpace

extension PacketSet {
  /// A part of some packets that one rule can match but for gaps between its ports.
  public struct RulePart: Hashable, Sendable {
    /// The only protocol; nil: several.
    public let transport: TransportProtocol?
    /// Its ports.
    public internal(set) var ports: PortSet
    /// The addresses of the other side.
    public let remote: AddressSet

    /// The protocol and ports as rules write them: one for each range of ports.
    public var traffics: [RuleTraffic] {
      guard let transport else { return [] }
      switch transport {
      case .tcp: return ports.ranges.map { .tcp($0) }
      case .udp: return ports.ranges.map { .udp($0) }
      case .icmp: return Self.typesAndCodes(ports).map { .icmp(type: $0, code: $1) }
      case .icmpv6: return Self.typesAndCodes(ports).map { .icmpv6(type: $0, code: $1) }
      default: return [.other(transport)]
      }
    }

    /// ICMP types with their codes: every code of a type, or the one that is meant.
    private static func typesAndCodes(_ ports: PortSet) -> [(UInt8?, UInt8?)] {
      guard ports != .all else { return [(nil, nil)] }
      return ports.ranges.flatMap { range -> [(UInt8?, UInt8?)] in
        if range.lowerBound == range.upperBound {
          return [(UInt8(range.lowerBound >> 8), UInt8(range.lowerBound & 0xFF))]
        }
        return ((range.lowerBound >> 8)...(range.upperBound >> 8)).map { (UInt8($0), nil) }
      }
    }
  }

  /// The packets by the other side's addresses, in the order of the boxes.
  public func parts(_ direction: Direction) -> [RulePart] {
    var parts: [RulePart] = []
    for box in boxes {
      let remote = direction == .inbound ? box.sources : box.destinations
      let transport = box.protocols.first
      let known = parts.firstIndex { $0.remote == remote && $0.transport == transport }
      if let known {
        parts[known].ports = parts[known].ports.union(box.destinationPorts)
      } else {
        parts.append(
          RulePart(transport: transport, ports: box.destinationPorts, remote: remote))
      }
    }
    return parts
  }
}
