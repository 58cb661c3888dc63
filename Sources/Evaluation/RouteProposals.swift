import NetworkModel
import PacketSpace

/// Proposes routes for packets that a route table has none for, or a dead one.
struct RouteProposals {
  let topology: Topology
  let step: Step

  /// The routes to one of the gateways that could lead there, by its place among them.
  func changes(_ place: Int) -> [Remedy.Change] {
    guard let table = topology.routeTables[step.checkpoint.id] else { return [] }
    let targets = targets(from: table.vpc)
    guard let target = place < targets.count ? targets[place] : targets.last else { return [] }
    if step.code == .badStateRoute {
      return step.deciders.compactMap { decider in
        guard case .route(let route) = decider, route.isBlackhole else { return nil }
        return .replaceRoute(table.id, Route(destination: route.destination, target: target))
      }
    }
    guard step.code == .noRouteToDestination else { return [] }
    return destinations.map { block in
      let route = Route(destination: .cidr(block), target: target)
      return table.routes.contains { $0.destination == route.destination }
        ? .replaceRoute(table.id, route) : .addRoute(table.id, route)
    }
  }

  /// How many gateways could lead there.
  var choices: Int {
    topology.routeTables[step.checkpoint.id].map { targets(from: $0.vpc).count } ?? 0
  }

  /// Where the packets go: everything, where that is the internet, or the blocks.
  private var destinations: [CIDR] {
    let lost = step.lost.destinations
    if let family = lost.families.first, lost == topology.internet.restricted(to: family) {
      return [.any(family)]
    }
    let blocks = lost.cidrs
    return blocks.count <= 4 ? blocks : []
  }

  /// The gateways of a VPC that could lead to what is lost.
  private func targets(from vpc: ResourceID<VPC>) -> [Route.Target] {
    let lost = step.lost.destinations
    guard !lost.isSubset(of: .internet) else {
      return (topology.vpcs[vpc]?.internetGateway.map { [.internetGateway($0)] } ?? [])
        + topology.natGateways.filter {
          $0.connectivity == .public && topology.subnets[$0.subnet]?.vpc == vpc
        }.map { .natGateway($0.id) }
    }
    let peerings = topology.peerings.filter { peering in
      guard let other = peering.peer(of: vpc) else { return false }
      return lost.isSubset(of: AddressSet(topology.vpcs[other]?.cidrs ?? []))
    }
    let gateways = topology.transitGateways.filter { $0.attachment(of: vpc) != nil }
    return peerings.map { .peering($0.id) } + gateways.map { .transitGateway($0.id) }
  }
}
