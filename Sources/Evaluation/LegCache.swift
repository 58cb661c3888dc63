import NetworkModel
import PacketSpace
import Synchronization

/// The legs that were judged already: many flows share the connections of one load balancer.
final class LegCache: Sendable {
  private let legs = Mutex<[Connection.Key: [[Leg]]]>([:])

  /// The legs of a connection, judged once.
  func legs(of connection: Connection, in topology: Topology) -> [[Leg]] {
    let key = connection.key
    if let known = legs.withLock({ $0[key] }) { return known }
    let judged = connection.legs(in: topology)
    legs.withLock { $0[key] = judged }
    return judged
  }
}

extension Connection {
  /// What decides about a connection in one network.
  struct Key: Hashable {
    let kind: Leg.Kind
    let from: LegEnd
    let to: LegEnd
    let byPublicAddress: Bool
    let transport: TransportProtocol
    let clientPorts: PortSet
    let ports: PortSet
    let family: AddressFamily
    let origin: PeerGroups
    let serviceNode: LegEnd?
  }

  fileprivate var key: Key {
    Key(
      kind: kind, from: from.end(family), to: to.end(family), byPublicAddress: byPublicAddress,
      transport: transport, clientPorts: clientPorts, ports: ports, family: family,
      origin: origin, serviceNode: serviceNode?.end(family))
  }
}
