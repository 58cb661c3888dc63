import NetworkModel
import PacketSpace

/// How far a set of packets reaches in each header field: most rules miss it in one of them, which is found
/// out faster than by intersecting sets.
struct PacketExtent {
  private let protocols: ProtocolSet
  private let ports: PortSet
  private let peers: AddressSet

  init(_ packets: PacketSet, _ direction: Direction) {
    self.protocols = packets.protocols
    self.ports = packets.destinationPorts
    self.peers = direction == .inbound ? packets.sources : packets.destinations
  }

  /// Whether a rule can match any of the packets; where not, it certainly matches none.
  func mayMatch(_ traffic: RuleTraffic, peer: AddressSet) -> Bool {
    !traffic.protocols.isDisjoint(with: protocols)
      && !traffic.destinationPorts.isDisjoint(with: ports) && !peer.isDisjoint(with: peers)
  }
}
