import NetworkModel
import PacketSpace

extension RouteTable {
  /// The part of some packets that one route takes, nil for those that no route takes.
  typealias Choice = (route: Route?, packets: PacketSet)

  /// Returns which route takes which packets: the longest prefix wins (RT-03).
  ///
  /// Of equal prefixes a plain block wins over a prefix list (RT-07), and a route that is written out
  /// over the implicit local one, whose target can be replaced (RT-05). A blackhole still wins by its
  /// length: nothing falls through to a shorter route (RT-09).
  func choose(_ packets: PacketSet, in topology: Topology) -> [Choice] {
    var choices: [Choice] = []
    var remaining = packets
    for (reason, destinations) in gaps(in: topology) {
      let lost = remaining.intersection(PacketSet(PacketBox(destinations: destinations)))
      guard !lost.isEmpty else { continue }
      choices.append((Self.unknownRoute(for: lost, because: reason), lost))
      remaining = remaining.subtracting(lost)
    }
    if remaining.isEmpty { return choices }
    for (cidr, route) in candidates(in: topology) {
      let matched = remaining.intersection(
        PacketSet(PacketBox(destinations: AddressSet(cidr))))
      guard !matched.isEmpty else { continue }
      if let index = choices.firstIndex(where: { $0.route == route }) {
        choices[index].packets = choices[index].packets.union(matched)
      } else {
        choices.append((route, matched))
      }
      remaining = remaining.subtracting(matched)
      if remaining.isEmpty { return choices }
    }
    return choices + [(nil, remaining)]
  }

  /// The destinations of which nobody knows what routes they have, and why: all of them where the routes are
  /// not known, and where the blocks of the VPC are not, those that may be local.
  private func gaps(in topology: Topology) -> [(reason: String, destinations: AddressSet)] {
    if let gap { return [(gap, .all)] }
    let unknownLists = routes.compactMap { route -> String? in
      guard let list = topology.unknownList(of: route), !list.isOfService(route) else { return nil }
      return "which blocks \(list.displayName) has is not in the model"
    }
    if let reason = unknownLists.first { return [(reason, .all)] }
    guard topology.vpcs[vpc]?.cidrs.isEmpty == true else { return [] }
    return [("the blocks of \(vpc) are not in the model", .ofInterfaces)]
  }

  private static func unknownRoute(for packets: PacketSet, because reason: String) -> Route {
    let isIPv6 = packets.destinations.families == [.ipv6]
    return Route(
      destination: .cidr(isIPv6 ? .anyIPv6 : .anyIPv4), target: .unmodelled(reason))
  }

  /// The addresses that several prefix lists route to different targets: AWS picks one of them and does
  /// not say which (RT-07).
  func contested(in topology: Topology) -> AddressSet {
    var targets: [CIDR: Set<Route.Target>] = [:]
    for route in routes + endpointRoutes(in: topology) {
      guard case .prefixList(let id) = route.destination else { continue }
      for cidr in topology.prefixLists[id]?.cidrs ?? [] {
        targets[cidr, default: []].insert(route.target)
      }
    }
    return AddressSet(targets.filter { $0.value.count > 1 }.keys.sorted())
  }

  /// The routes that gateway endpoints put into the tables that they name (RT-32).
  private func endpointRoutes(in topology: Topology) -> [Route] {
    topology.vpcEndpoints.compactMap { endpoint in
      guard case .gateway(let tables) = endpoint.kind, tables.contains(id),
        let list = topology.prefixList(of: endpoint)
      else { return nil }
      let route = Route(destination: .prefixList(list.id), target: .vpcEndpoint(endpoint.id))
      return routes.contains(route) ? nil : route
    }
  }

  /// All blocks that the table routes, the one that wins first.
  private func candidates(in topology: Topology) -> [(cidr: CIDR, route: Route)] {
    let local = (topology.vpcs[vpc]?.cidrs ?? []).map {
      Route(destination: .cidr($0), target: .local)
    }
    let expanded = (routes + endpointRoutes(in: topology) + local).enumerated().flatMap {
      order, route in
      switch route.destination {
      case .cidr(let cidr):
        [(cidr: cidr, rank: 0, order: order, route: route)]
      case .prefixList(let id):
        (topology.prefixLists[id]?.cidrs ?? []).map {
          (cidr: $0, rank: 1, order: order, route: route)
        }
      }
    }
    return
      expanded
      .sorted {
        ($1.cidr.prefixLength, $0.rank, $0.order) < ($0.cidr.prefixLength, $1.rank, $1.order)
      }
      .map { ($0.cidr, $0.route) }
  }
}

extension Topology {
  /// The prefix list that a route is for, where nobody knows its blocks.
  func unknownList(of route: Route) -> PrefixList? {
    guard case .prefixList(let id) = route.destination, let list = prefixLists[id], !list.isKnown
    else { return nil }
    return list
  }
}

extension PrefixList {
  /// Whether it holds the addresses of one service of AWS: by its name, or since a route of it leads to an
  /// endpoint (RT-32).
  func isOfService(_ route: Route) -> Bool {
    switch route.target {
    case .vpcEndpoint: true
    case .unmodelled(let id): id.hasPrefix("vpce-") || isOfAWS
    default: isOfAWS
    }
  }
}
