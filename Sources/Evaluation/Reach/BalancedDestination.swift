import NetworkModel
import PacketSpace

/// A load balancer, or an endpoint of a service behind one: who can reach it is a question about the
/// whole path, to its targets and back.
struct BalancedDestination: Sendable {
  let id: FlowEndpoint
  let endpoint: Endpoint
  let balancer: LoadBalancer
  let party: Reachability.Party

  /// Those that are asked about.
  static func all(_ asked: FlowEndpoint?, in topology: Topology) -> [BalancedDestination] {
    let candidates =
      asked.map { [$0] }
      ?? topology.loadBalancers.filter { $0.kind != .gateway }.map { .loadBalancer($0.id) }
      + topology.vpcEndpoints.map { .vpcEndpoint($0.id) }
    return candidates.compactMap { id in
      let endpoint = topology.resolve(id)
      guard let balancer = endpoint.balancer, let place = endpoint.places.first else { return nil }
      return BalancedDestination(
        id: id, endpoint: endpoint, balancer: balancer,
        party: FilterClass.classes(of: [place], in: topology).first?.party()
          ?? Reachability.Party(kind: place.kind, members: []))
    }
  }
}

extension ReachabilitySearch {
  /// What a party can send through a load balancer, judged as a flow is: each node, each target.
  func rows(
    from: FilterClass, to destination: BalancedDestination
  ) -> [Reachability.Row] {
    // A node in the client's own subnet is reached without an ACL.
    let nodes = Set(destination.endpoint.places.compactMap(\.subnet))
    let (own, others) = (
      from.subnets.filter(nodes.contains), from.subnets.filter { !nodes.contains($0) }
    )
    let parts =
      from.attachments.isEmpty
      ? [from]
      : (own.map { [$0] } + (others.isEmpty ? [] : [others])).map { from.part(in: Set($0)) }
    var seen: Set<FlowTraffic> = []
    let traffics = destination.balancer.listeners.flatMap { listener in
      listener.transports.map { transport -> FlowTraffic in
        transport == .udp ? .udp(PortSet(listener.port)) : .tcp(PortSet(listener.port))
      }
    }.filter { traffic in
      !(ports ?? .all).isDisjoint(with: traffic.destinationPorts) && seen.insert(traffic).inserted
    }
    return parts.flatMap { part in traffics.flatMap { row(from: part, to: destination, $0) } }
  }

  private func row(
    from: FilterClass, to destination: BalancedDestination, _ traffic: FlowTraffic
  ) -> [Reachability.Row] {
    guard let place = from.place else { return [] }
    let flow = Flow(name: "", from: .internet, to: destination.id, traffic: traffic)
    let evaluation = FlowEvaluation(
      flow, from: Endpoint(places: [place]), to: destination.endpoint, in: topology,
      evaluator.cache)
    let explanation = evaluator.judge(evaluation)
    let first = explanation.legs.indices.filter { index in
      explanation.paths.contains { $0.connections.first?.leg == index }
    }.map { explanation.legs[$0] }
    let sources = first.reduce(AddressSet.empty) { $0.union($1.arrived.sources) }
    let declared = first.reduce(AddressSet.empty) { $0.union($1.declared.sources) }
    let limit = sources.isEmpty || sources == declared ? nil : sources
    return Reachability.Row(
      explanation, first, from: from.party(limit), to: destination.party, sources: limit
    ).map { [$0] } ?? []
  }
}

extension Reachability.Row {
  /// What an explanation says of two parties; nil where not even a request arrives.
  ///
  /// - Parameter first: the legs by which requests set out.
  init?(
    _ explanation: Explanation, _ first: [Leg], from: Reachability.Party, to: Reachability.Party,
    sources: AddressSet? = nil
  ) {
    guard first.contains(where: { !$0.arrived.isEmpty || !$0.possibleRoundTrip.isEmpty }) else {
      return nil
    }
    let traffic = explanation.flow.traffic
    let blocker = explanation.blockers.first
    let coverage = explanation.clientPorts.flatMap { $0.isWhole ? nil : $0 }
    self.init(
      from: from, to: to, scope: nil, family: nil, traffic: .transport(traffic.transport),
      ports: traffic.destinationPorts, outcome: explanation.outcome, sources: sources,
      destinations: nil, clientPorts: explanation.outcome == .partial ? coverage : nil,
      reason: explanation.outcome == .allowed ? nil : blocker?.message, code: blocker?.code)
  }
}
