import NetworkModel
import PacketSpace

/// What the two ends of a peering connection route to each other.
struct PeeringRoutes {
  let peering: Peering
  private let topology: Topology
  private let tables: [ResourceID<VPC>: [RouteTable]]

  init(_ peering: Peering, _ tables: [ResourceID<VPC>: [RouteTable]], in topology: Topology) {
    self.peering = peering
    self.tables = tables
    self.topology = topology
  }

  /// All peering connections.
  static func all(in topology: Topology) -> [Self] {
    let tables = Dictionary(grouping: topology.routeTables, by: \.vpc)
    return topology.peerings.map { Self($0, tables, in: topology) }
  }

  /// The ends, the requester first.
  var ends: [ResourceID<VPC>] { [peering.requester, peering.accepter] }

  /// The addresses at the other end that a VPC routes over the connection.
  func destinations(from vpc: ResourceID<VPC>) -> AddressSet {
    let routes = (tables[vpc] ?? []).flatMap(\.routes).filter {
      $0.target == .peering(peering.id) && !$0.isBlackhole
    }
    let routed = routes.reduce(AddressSet.empty) { set, route in
      switch route.destination {
      case .cidr(let cidr): set.union(AddressSet(cidr))
      case .prefixList(let id): set.union(topology.addresses(of: .prefixList(id)))
      }
    }
    guard let other = peering.peer(of: vpc) else { return .empty }
    let blocks = self.blocks(of: other)
    return blocks.isEmpty ? routed : routed.intersection(blocks)
  }

  /// The blocks of a VPC.
  func blocks(of vpc: ResourceID<VPC>) -> AddressSet {
    AddressSet(topology.vpcs[vpc]?.cidrs ?? [])
  }

  /// Whether the model has every route of a VPC: one that is only known by name has no subnets.
  func areKnown(of vpc: ResourceID<VPC>) -> Bool {
    topology.subnets.contains { $0.vpc == vpc }
      && (tables[vpc] ?? []).allSatisfy { $0.gap == nil }
      && !topology.vpcs.contains { $0.id == vpc && $0.cidrs.isEmpty }
  }
}
