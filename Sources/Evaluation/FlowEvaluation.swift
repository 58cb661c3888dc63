import NetworkModel
import PacketSpace

/// The evaluation of one flow: enumerates the whole paths and judges their connections.
struct FlowEvaluation {
  /// A whole path before equal legs are folded.
  struct Candidate {
    var connections: [Leg]
    var healthCheck: Leg?
    var family: AddressFamily
    /// Whether a load balancer has taken the target out of service, so that nothing goes this way.
    var isOutOfService = false
    /// Whether the load balancer's node has no target to use.
    var isDeadEnd = false
    /// The kind of the last load balancer on it.
    var loadBalancer: LoadBalancer.Kind?

    /// The legs that the path needs: a health check only where nothing goes to unhealthy targets, even
    /// if all are (LB-34, LB-35).
    var decidingLegs: [Leg] {
      loadBalancer == .classic ? connections + [healthCheck].compactMap { $0 } : connections
    }

    /// What tells the connection to a node from others: where it goes, and to which port.
    struct Start: Hashable {
      let ends: [Leg.Ends]
      let ports: PortSet
      let family: AddressFamily
    }

    var start: Start {
      Start(
        ends: connections[0].ends, ports: connections[0].declared.destinationPorts,
        family: family)
    }

    var outcome: Outcome {
      isOutOfService ? .denied : .inSeries(decidingLegs.map(\.outcome))
    }
  }

  /// What to take for granted of a load balancer that does not say.
  struct Assumed {
    var crossZone = true
    var preservesClientIP = true
  }

  let topology: Topology
  let cache: EvaluationCache
  let flow: Flow
  let source: Endpoint
  let destination: Endpoint

  init(_ flow: Flow, in topology: Topology, _ cache: EvaluationCache) {
    self.init(
      flow, from: cache.resolve(flow.from, in: topology),
      to: cache.resolve(flow.to, in: topology), in: topology, cache)
  }

  /// The evaluation of a flow between two ends that are known already.
  init(
    _ flow: Flow, from source: Endpoint, to destination: Endpoint, in topology: Topology,
    _ cache: EvaluationCache
  ) {
    self.topology = topology
    self.cache = cache
    self.flow = flow
    self.source = source
    self.destination = destination
  }

  /// Every whole path of the flow.
  func candidates(_ assumed: Assumed = Assumed()) -> [Candidate] {
    guard let from = source.places.first, let to = destination.places.first else { return [] }
    let families = self.families
    guard !families.isEmpty else {
      let family = flow.family ?? from.addresses.families.first ?? .ipv4
      return [
        Candidate(
          connections: [
            connection(from: from, to: to, family: family, ports: flow.traffic.destinationPorts)
              .nowhere("the two ends have no address family in common", .noPossibleDestination)
          ], family: family)
      ]
    }
    let found = families.flatMap { family in
      source.places.filter { $0.addresses.families.contains(family) }.flatMap { from in
        candidates(from: from, family: family, assumed)
      }
    }
    guard found.isEmpty else { return found }
    return [
      Candidate(
        connections: [
          connection(
            from: from, to: to, family: families[0], ports: flow.traffic.destinationPorts
          ).nowhere("no other interface of the model is meant", .noPossibleDestination)
        ], family: families[0])
    ]
  }

  /// Whether two places are one interface with one address: nothing leaves it on the way to itself. The
  /// instances of an Auto Scaling group are several behind one.
  private func isSameInterface(_ from: Place, _ to: Place) -> Bool {
    guard case .attachment(let from) = from, case .attachment(let to) = to else { return false }
    return from.kind == .instance && from.isSame(as: to)
  }

  private func candidates(
    from: Place, family: AddressFamily, _ assumed: Assumed
  ) -> [Candidate] {
    if let loadBalancer = destination.loadBalancer {
      return LoadBalancerPaths(self, loadBalancer, assumed).candidates(from: from, family: family)
    }
    let places = destination.places.filter {
      $0.addresses.families.contains(family) && !isSameInterface(from, $0)
    }
    return places.flatMap { to in
      if let service = destination.service, case .attachment(let endpoint) = to {
        return LoadBalancerPaths(self, service, assumed)
          .candidates(from: from, endpoint: endpoint, family: family)
      }
      return legs(
        of: connection(from: from, to: to, family: family, ports: flow.traffic.destinationPorts)
      ).map { Candidate(connections: $0, family: family) }
    }
  }

  /// The families that the flow is judged in: those that both ends have and that its protocol runs on.
  private var families: [AddressFamily] {
    let ofProtocol: [AddressFamily] =
      switch flow.traffic.transport {
      case .icmp: [.ipv4]
      case .icmpv6: [.ipv6]
      default: AddressFamily.allCases
      }
    return ofProtocol.filter { family in
      (flow.family ?? family) == family
        && [source, destination].allSatisfy {
          $0.places.contains { $0.addresses.families.contains(family) }
        }
    }
  }

  /// A connection, judged: whichever ways it takes, and for each its legs in series.
  func legs(of connection: Connection) -> [[Leg]] { cache.legs(of: connection, in: topology) }

  /// The connection that the flow's client opens.
  func connection(
    from: Place, to: Place, family: AddressFamily, ports: PortSet
  ) -> Connection {
    Connection(
      kind: .data, family: family, from: from, to: to,
      byPublicAddress: family == .ipv4
        && (source.isNamedByPublicAddress || destination.isNamedByPublicAddress
          || destination.loadBalancer?.scheme == .internetFacing),
      transport: flow.traffic.transport, clientPorts: clientPorts(of: from).ports, ports: ports)
  }

  /// The source ports of a place: the flow's own, or else those of its machine, or else any client's.
  func clientPorts(of place: Place) -> ClientPorts {
    flow.clientPorts ?? place.clientPorts ?? ClientPorts(.any)
  }
}

extension FlowEvaluation {
  /// The load balancer that does not say whether it is cross-zone, where that is a question (LB-29).
  var loadBalancerOfUnknownZones: LoadBalancer? {
    guard let loadBalancer = destination.loadBalancer, loadBalancer.kind == .classic else {
      return nil
    }
    return loadBalancer.crossZone == nil ? loadBalancer : nil
  }

  /// The load balancer that does not say whether it preserves the client's address, where that is a
  /// question (LB-09, LB-10).
  var loadBalancerOfUnknownPreservation: LoadBalancer? {
    guard let loadBalancer = destination.loadBalancer, loadBalancer.kind == .network else {
      return nil
    }
    func verdictDepends(_ listener: LoadBalancer.Listener) -> Bool {
      let with = LoadBalancerPaths(self, loadBalancer, Assumed(preservesClientIP: true))
      let without = LoadBalancerPaths(self, loadBalancer, Assumed(preservesClientIP: false))
      return flow.traffic.destinationPorts.contains(listener.port)
        && AddressFamily.allCases.contains {
          with.preservesClient(listener, $0) != without.preservesClient(listener, $0)
        }
    }
    return loadBalancer.listeners.contains(where: verdictDepends) ? loadBalancer : nil
  }
}
