import PacketSpace

/// Random entries of a network ACL, the same in every run.
struct RandomRules {
  private var generator = SplitMix64(state: 2026)

  /// Entries of any protocol, with random blocks of both families and random port ranges.
  mutating func entries(_ count: Int) -> [(match: PacketBox, isAllowed: Bool)] {
    (0..<count).map { _ in
      (
        match: PacketBox(
          sources: AddressSet(block()), protocols: protocols(), destinationPorts: ports()),
        isAllowed: Bool.random(using: &generator)
      )
    }
  }

  private mutating func block() -> CIDR {
    let isIPv4 = Int.random(in: 0..<4, using: &generator) > 0
    let family: AddressFamily = isIPv4 ? .ipv4 : .ipv6
    let bits =
      isIPv4
      ? UInt128(UInt32.random(in: .min ... .max, using: &generator))
      : UInt128.random(in: .min ... .max, using: &generator)
    let length = Int.random(in: 0...family.bitWidth, using: &generator)
    let address = IPAddress(family: family, bits: bits)
    return (try? CIDR(network: address, prefixLength: length)) ?? CIDR(address)
  }

  private mutating func protocols() -> ProtocolSet {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: .all
    case 1: [.udp]
    case 2: [.icmp]
    case 3: ProtocolSet(TransportProtocol(rawValue: .random(in: .min ... .max, using: &generator)))
    default: [.tcp]
    }
  }

  private mutating func ports() -> PortSet {
    let low = UInt16.random(in: .min ... .max, using: &generator)
    return PortSet(low...UInt16.random(in: low ... .max, using: &generator))
  }
}
