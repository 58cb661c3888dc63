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
      if isOutOfService { return .denied }
      return .inSeries((connections + [healthCheck].compactMap { $0 }).map(\.outcome))
    }
  }

  let topology: Topology
  let cache: LegCache
  let flow: Flow
  let source: Endpoint
  let destination: Endpoint

  init(_ flow: Flow, in topology: Topology, _ cache: LegCache) {
    self.topology = topology
    self.cache = cache
    self.flow = flow
    self.source = topology.resolve(flow.from)
    self.destination = topology.resolve(flow.to)
  }

  /// Every whole path of the flow.
  ///
  /// - Parameter crossZone: what to take for granted of a load balancer that does not say.
  func candidates(crossZone: Bool) -> [Candidate] {
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
    let candidates = families.flatMap { family in
      source.places.filter { $0.addresses.families.contains(family) }.flatMap { from in
        if let loadBalancer = destination.loadBalancer {
          LoadBalancerPaths(self, loadBalancer, crossZone: crossZone).candidates(
            from: from, family: family)
        } else {
          destination.places.filter {
            $0.addresses.families.contains(family) && !isSameInterface(from, $0)
          }.map { to in
            Candidate(
              connections: [
                leg(
                  of: connection(
                    from: from, to: to, family: family, ports: flow.traffic.destinationPorts))
              ], family: family)
          }
        }
      }
    }
    guard candidates.isEmpty else { return candidates }
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

  /// A connection, judged.
  func leg(of connection: Connection) -> Leg { cache.leg(of: connection, in: topology) }

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
