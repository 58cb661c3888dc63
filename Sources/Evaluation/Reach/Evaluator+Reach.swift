public import NetworkModel
public import PacketSpace

extension Evaluator {
  /// Finds out who can talk to whom.
  ///
  /// - Parameters:
  ///   - from: whose connections; nil: everybody's, the internet's included.
  ///   - to: to whom; nil: everybody.
  ///   - ports: the server's ports of TCP and UDP; nil: every port of every protocol.
  public func reachability(
    from: FlowEndpoint? = nil, to: FlowEndpoint? = nil, ports: PortSet? = nil
  ) async -> Reachability {
    let search = ReachabilitySearch(self, from: from, to: to, ports: ports)
    return Reachability(from: from, to: to, rows: await search.rows())
  }
}
