public import NetworkModel
public import PacketSpace

extension PacketSet {
  /// A part of some packets that one rule can match but for gaps between its ports.
  public struct RulePart: Hashable, Sendable {
    /// The protocol; absent where the packets have several.
    public let transport: TransportProtocol?
    /// The destination ports; for ICMP types and codes as a `Packet` holds them.
    public fileprivate(set) var ports: PortSet
    /// The addresses of the other side.
    public let remote: AddressSet

    /// The protocol and ports as rules write them: one for each range of ports.
    public var traffics: [RuleTraffic] {
      transport.map { RuleTraffic.admitting(ports, of: $0) } ?? []
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
