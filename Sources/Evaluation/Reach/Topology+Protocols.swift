import NetworkModel
package import PacketSpace

extension Topology {
  /// The protocols that rules of the network name and that have no ports; ICMP is not among them.
  package var namedPortlessProtocols: [TransportProtocol] {
    let named = Set(
      securityGroups.flatMap { $0.inbound + $0.outbound }.compactMap { $0.traffic.soleProtocol }
        + networkACLs.flatMap { $0.entries(.inbound) + $0.entries(.outbound) }
        .compactMap { $0.traffic.soleProtocol }
    ).subtracting([.tcp, .udp, .icmp, .icmpv6])
    return ProtocolSet(named).protocols
  }
}
