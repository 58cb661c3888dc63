import NetworkModel
import PacketSpace
import Synchronization

/// What was found out of a network already: many flows share the connections of one load balancer, and the
/// ends of others.
final class EvaluationCache: Sendable {
  private let legs = Mutex<[Connection.Key: [[Leg]]]>([:])

  private let endpoints = Mutex<[FlowEndpoint: Endpoint]>([:])
  private let attachments = Mutex<[Attachment]?>(nil)

  /// What an endpoint stands for, resolved once.
  func resolve(_ endpoint: FlowEndpoint, in topology: Topology) -> Endpoint {
    if let known = endpoints.withLock({ $0[endpoint] }) { return known }
    let resolved = topology.resolve(endpoint) { attachments(in: topology) }
    endpoints.withLock { $0[endpoint] = resolved }
    return resolved
  }

  private func attachments(in topology: Topology) -> [Attachment] {
    attachments.withLock { known in
      if let known { return known }
      let all = topology.allAttachments()
      known = all
      return all
    }
  }

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
