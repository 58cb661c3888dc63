public import PacketSpace

extension PacketBox {
  /// Returns whether a packet is in the box, worked out field by field from the definition.
  ///
  /// This is the meaning that sets are checked against; it shares no code with them beyond the
  /// description of the fields as blocks and ranges.
  public func matches(_ packet: Packet) -> Bool {
    guard packet.source.family == packet.destination.family else { return false }
    guard protocols.contains(packet.protocol) else { return false }
    guard sources.cidrs.contains(where: { $0.contains(packet.source) }) else { return false }
    guard destinations.cidrs.contains(where: { $0.contains(packet.destination) }) else {
      return false
    }
    switch packet.protocol {
    case .tcp, .udp:
      return sourcePorts.ranges.contains { $0.contains(packet.sourcePort) }
        && destinationPorts.ranges.contains { $0.contains(packet.destinationPort) }
    case .icmp, .icmpv6:
      return destinationPorts.ranges.contains { $0.contains(packet.destinationPort) }
    default:
      return true
    }
  }
}
