/// A product of sets: the packets whose every header field is in the set for that field.
///
/// What a rule of a security group or an entry of a network ACL matches is a box.
///
/// - A packet's addresses are of one family, so IPv4 sources never meet IPv6 destinations.
/// - ICMP and ICMPv6 have no ports: their type and code stand in `destinationPorts` as
///   type * 256 + code (see `icmpTypeCode`), and `sourcePorts` is ignored.
/// - For all other protocols than these, TCP and UDP, both sets of ports are ignored (SG-12,
///   NACL-13).
public struct PacketBox: Hashable, Sendable {
  /// Where the packets come from.
  public var sources: AddressSet
  /// Where the packets go.
  public var destinations: AddressSet
  /// What the packets carry.
  public var protocols: ProtocolSet
  /// The senders' ports.
  public var sourcePorts: PortSet
  /// The receivers' ports, or the types and codes of ICMP.
  public var destinationPorts: PortSet

  /// Creates a box; what is left out is not restricted.
  public init(
    sources: AddressSet = .all, destinations: AddressSet = .all, protocols: ProtocolSet = .all,
    sourcePorts: PortSet = .all, destinationPorts: PortSet = .all
  ) {
    self.sources = sources
    self.destinations = destinations
    self.protocols = protocols
    self.sourcePorts = sourcePorts
    self.destinationPorts = destinationPorts
  }

  /// Every packet.
  public static let all = Self()

  /// Returns whether the packet is in the box.
  public func contains(_ packet: Packet) -> Bool {
    guard packet.source.family == packet.destination.family, protocols.contains(packet.protocol)
    else { return false }
    let ports = portLimits(for: PortUse(packet.protocol))
    return sources.contains(packet.source) && destinations.contains(packet.destination)
      && ports.source.contains(packet.sourcePort)
      && ports.destination.contains(packet.destinationPort)
  }

  /// The ports that the box leaves to protocols that use them in the given way.
  func portLimits(for use: PortUse) -> (source: PortSet, destination: PortSet) {
    switch use {
    case .ports: (sourcePorts, destinationPorts)
    case .typeAndCode: (.all, destinationPorts)
    case .none: (.all, .all)
    }
  }

  /// Returns the set that stands in `destinationPorts` for ICMP messages.
  ///
  /// Nil means all of them; all types force all codes (SG-14).
  public static func icmpTypeCode(type: UInt8?, code: UInt8?) -> PortSet {
    guard let type else { return .all }
    let base = UInt16(type) << 8
    return code.map { PortSet(base + UInt16($0)) } ?? PortSet(base...(base + 255))
  }
}
