import NetworkModel
import PacketSpace

/// How a packet gets from an interface to where it is meant to go.
enum Way: Hashable {
  /// Both ends are in one subnet: no route table is asked.
  case insideSubnet
  /// The target of the route that takes it.
  case by(Route.Target)
  /// No route leads there.
  case nowhere
}

extension Topology {
  /// What takes packets that leave an interface for a place: a way for each of the gateways that they
  /// are split over, with the destinations that go there; at least one.
  ///
  /// Destinations that no route leads to stay with the first way, whose route look-up tells of them.
  func ways(
    from attachment: Attachment, to place: Place, _ packets: PacketSet
  ) -> [(way: Way, destinations: AddressSet)] {
    if place.subnet == attachment.subnet.id { return [(.insideSubnet, packets.destinations)] }
    var ways: [(way: Way, destinations: AddressSet)] = []
    var rest = AddressSet.empty
    var unmodelled: Way?
    for (route, taken) in routeTable(of: attachment.subnet).choose(packets, in: self) {
      guard let target = route?.target, route?.isBlackhole == false,
        leads(target, from: attachment, to: place, taken)
      else {
        if case .unmodelled? = route?.target, route?.isBlackhole == false,
          let target = route?.target
        {
          unmodelled = unmodelled ?? .by(target)
        }
        rest = rest.union(taken.destinations)
        continue
      }
      if let index = ways.firstIndex(where: { $0.way == .by(target) }) {
        ways[index].destinations = ways[index].destinations.union(taken.destinations)
      } else {
        ways.append((.by(target), taken.destinations))
      }
    }
    guard !ways.isEmpty else { return [(unmodelled ?? .nowhere, rest)] }
    ways[0].destinations = ways[0].destinations.union(rest)
    return ways
  }

  /// The way that a reply takes; of several the one that the request took (RT-35).
  func way(
    back from: Attachment, to place: Place, _ packets: PacketSet, of request: Way
  ) -> Way {
    let ways = ways(from: from, to: place, packets).map(\.way)
    return ways.contains(request) ? request : ways[0]
  }

  /// Whether a route's target forwards packets towards a place; what it then does with them is decided
  /// there.
  private func leads(
    _ target: Route.Target, from attachment: Attachment, to place: Place, _ packets: PacketSet
  ) -> Bool {
    let vpc = attachment.subnet.vpc
    let isOutside = isOutside(place)
    switch target {
    case .local: return !isOutside && isInside(place, vpc)
    case .internetGateway, .egressOnlyInternetGateway: return isOutside
    case .natGateway(let id):
      // It translates IPv4, and IPv6 only to IPv4 (RT-20, RT-26).
      return natGateways[id] != nil && attachment.kind != .natGateway && !isInside(place, vpc)
        && (packets.families == [.ipv4] || packets.destinations.isSubset(of: .nat64))
    case .peering(let id): return peerings[id]?.peer(of: vpc) != nil && !isInside(place, vpc)
    case .transitGateway(let id): return transitGateways[id] != nil && !isInside(place, vpc)
    case .vpcEndpoint(let id):
      if case .gateway? = vpcEndpoints[id]?.kind { return isOutside }
      return false
    case .networkInterface(let id, let name):
      return self.attachment(of: id, named: name).map { $0.id != attachment.id } ?? false
    case .unmodelled: return false
    }
  }

  /// Whether a place is in no VPC of the model.
  func isOutside(_ place: Place) -> Bool {
    switch place {
    case .outside, .service: true
    case .attachment, .nobody: false
    }
  }

  /// Whether a place is in a VPC.
  func isInside(_ place: Place, _ vpc: ResourceID<VPC>) -> Bool {
    switch place {
    case .attachment(let attachment): attachment.subnet.vpc == vpc
    case .nobody(_, let addresses):
      addresses.isSubset(of: AddressSet(vpcs[vpc]?.cidrs ?? []))
    case .outside, .service: false
    }
  }

  /// The interface that a route names.
  func attachment(of id: ResourceID<Instance>, named name: String?) -> Attachment? {
    guard let instance = instances[id] else { return nil }
    return zip(instance.interfaces, attachments(of: instance))
      .first { name == nil || $0.0.name == name }?.1
  }
}
