public import PacketSpace

extension RuleTraffic {
  /// What admits exactly some destination ports of a protocol: one for each range; for ICMP one for each type, or
  /// code of a type that is not meant as a whole.
  public static func admitting(_ ports: PortSet, of transport: TransportProtocol) -> [RuleTraffic] {
    switch transport {
    case .tcp: ports.ranges.map { .tcp($0) }
    case .udp: ports.ranges.map { .udp($0) }
    case .icmp: typesAndCodes(ports).map { .icmp(type: $0, code: $1) }
    case .icmpv6: typesAndCodes(ports).map { .icmpv6(type: $0, code: $1) }
    default: ports.isEmpty ? [] : [.other(transport)]
    }
  }

  private static func typesAndCodes(_ ports: PortSet) -> [(type: UInt8?, code: UInt8?)] {
    guard ports != .all else { return [(nil, nil)] }
    let types = ports.ranges.flatMap { ($0.lowerBound >> 8)...($0.upperBound >> 8) }.unique
    return types.flatMap { type -> [(type: UInt8?, code: UInt8?)] in
      let type = UInt8(type)
      let every = PacketBox.icmpTypeCode(type: type, code: nil)
      guard !every.isSubset(of: ports) else { return [(type, nil)] }
      return every.intersection(ports).ranges.flatMap { $0 }.map { (type, UInt8($0 & 0xFF)) }
    }
  }
}
