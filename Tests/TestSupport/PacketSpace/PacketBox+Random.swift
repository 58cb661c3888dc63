public import PacketSpace

/// Values from a universe so small that they collide often: two /29-sized corners of each family,
/// a few protocols of every kind, and ports that cluster at both ends.
///
/// The corners lie at the ends of the address space, where arithmetic overflows.
extension IPAddress {
  /// Returns an address of one of the corners.
  public static func random(
    _ family: AddressFamily, using generator: inout some RandomNumberGenerator
  ) -> Self {
    let offset = UInt128(UInt8.random(in: 0..<8, using: &generator))
    return Self(family: family, bits: Bool.random(using: &generator) ? offset : ~offset)
  }
}

extension CIDR {
  /// Returns a block that holds addresses of the corners: a small one, or one of the widest.
  public static func random(using generator: inout some RandomNumberGenerator) -> Self {
    let family: AddressFamily = Bool.random(using: &generator) ? .ipv4 : .ipv6
    let address = IPAddress.random(family, using: &generator)
    let isWide = Int.random(in: 0..<4, using: &generator) == 0
    let hostBits = Int.random(in: 0...3, using: &generator)
    guard
      let cidr = try? CIDR(
        network: address, prefixLength: isWide ? hostBits / 2 : family.bitWidth - hostBits)
    else { preconditionFailure("\(family) has no such prefix length") }
    return cidr
  }
}

extension AddressSet {
  /// Returns a set of up to three blocks, or one of the sets that rules have by default.
  public static func random(using generator: inout some RandomNumberGenerator) -> Self {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: .all
    case 1: Bool.random(using: &generator) ? .allIPv4 : .allIPv6
    default:
      AddressSet(
        (0..<Int.random(in: 0...3, using: &generator)).map { _ in .random(using: &generator) })
    }
  }
}

extension PortSet {
  /// Returns a port near one of the ends of the number line.
  public static func randomPort(using generator: inout some RandomNumberGenerator) -> UInt16 {
    let offset = UInt16.random(in: 0..<6, using: &generator)
    return Bool.random(using: &generator) ? offset : ~offset
  }

  /// Returns a set of up to three ranges, or every port.
  public static func random(using generator: inout some RandomNumberGenerator) -> Self {
    if Int.random(in: 0..<3, using: &generator) == 0 { return .all }
    return PortSet(
      (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        let bounds = (randomPort(using: &generator), randomPort(using: &generator))
        return min(bounds.0, bounds.1)...max(bounds.0, bounds.1)
      })
  }
}

extension TransportProtocol {
  /// TCP, UDP, both kinds of ICMP and two protocols without ports, at the end of the number line.
  public static let samples: [Self] = [
    .tcp, .udp, .icmp, .icmpv6, Self(rawValue: 0), Self(rawValue: 255),
  ]
}

extension ProtocolSet {
  /// Returns one or two of the sample protocols, or every protocol.
  public static func random(using generator: inout some RandomNumberGenerator) -> Self {
    if Int.random(in: 0..<4, using: &generator) == 0 { return .all }
    return ProtocolSet(
      TransportProtocol.samples.shuffled(using: &generator)
        .prefix(Int.random(in: 1...2, using: &generator)))
  }
}

extension PacketBox {
  /// Returns a box that most likely has packets, and packets in common with others.
  public static func random(using generator: inout some RandomNumberGenerator) -> Self {
    PacketBox(
      sources: .random(using: &generator), destinations: .random(using: &generator),
      protocols: .random(using: &generator), sourcePorts: .random(using: &generator),
      destinationPorts: .random(using: &generator))
  }
}

extension Packet {
  /// Returns a packet of the small universe.
  public static func random(using generator: inout some RandomNumberGenerator) -> Self {
    let family: AddressFamily = Bool.random(using: &generator) ? .ipv4 : .ipv6
    return Packet(
      source: .random(family, using: &generator), destination: .random(family, using: &generator),
      protocol: TransportProtocol.samples.randomElement(using: &generator) ?? .tcp,
      sourcePort: PortSet.randomPort(using: &generator),
      destinationPort: PortSet.randomPort(using: &generator))
  }

  /// Returns a number of packets of the small universe.
  public static func random(
    count: Int, using generator: inout some RandomNumberGenerator
  ) -> [Self] {
    (0..<count).map { _ in .random(using: &generator) }
  }
}
