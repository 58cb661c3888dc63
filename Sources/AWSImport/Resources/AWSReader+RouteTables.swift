internal import PacketSpace
internal import Provenance
internal import StructuredText
internal import TopologyFile

extension AWSReader {
  mutating func addRouteTables() {
    for table in inventory[.routeTables] {
      guard let id = table.text("RouteTableId") else { continue }
      guard let vpc = table.text("VpcId") else {
        skip(table, .routeTables, id, "its VPC is not written")
        continue
      }
      noteRead(.routeTables)
      for association in table.items("Associations") {
        guard let gateway = association.text("GatewayId") else { continue }
        noteIncomplete(
          table, .routeTables, id, "its use for what comes in through '\(gateway)' is not modelled")
      }
      let routes = routes(of: table, id, vpc)
      draft.add(
        .routeTable, id, name: table.nameTag, type: DescribedList.routeTables.rawValue,
        at: table.location
      ) { object in
        object[.vpc] = .reference(.vpc, vpc)
        object[.routes] = routes
      }
    }
  }

  private mutating func routes(of table: YAMLNode, _ id: String, _ vpc: String) -> DraftValue {
    guard let nodes = table.list("Routes") else {
      noteIncomplete(table, .routeTables, id, "its routes are not written")
      return .unknown("not in the input")
    }
    var routes: [DraftValue] = []
    for node in nodes {
      guard let destination = destination(of: node) else {
        noteIncomplete(node, .routeTables, id, "a route's destination is not one")
        return .unknown("a route's destination is not known")
      }
      if isImplicit(node, destination, vpc) { continue }
      let state = node.state() ?? "active"
      var route = DraftObject(at: node.location)
      route[.destination] = destination.value
      switch state {
      case "blackhole":
        route[.state] = .text("blackhole")
        route[.target] = lostTarget(of: node)
      case "active": route[.target] = target(of: node, in: vpc)
      default: route[.target] = .unknown("the route is \(state)")
      }
      if case .unknown(let reason)? = route[.target] {
        noteIncomplete(
          node, .routeTables, id, "the target of the route to \(destination.text): \(reason)")
      }
      routes.append(.object(route))
    }
    return .list(routes)
  }

  private enum Destination {
    case block(CIDR)
    case prefixList(String)

    var value: DraftValue {
      switch self {
      case .block(let block): .text(block.description)
      case .prefixList(let id): .reference(.prefixList, id)
      }
    }

    var text: String {
      switch self {
      case .block(let block): block.description
      case .prefixList(let id): id
      }
    }
  }

  private mutating func destination(of route: YAMLNode) -> Destination? {
    if let list = route.text("DestinationPrefixListId") {
      usedPrefixLists.insert(list)
      return .prefixList(list)
    }
    return route.text(anyOf: "DestinationCidrBlock", "DestinationIpv6CidrBlock")
      .flatMap { try? CIDR($0) }.map { .block($0) }
  }

  /// The local routes to a VPC's own blocks are always there.
  private func isImplicit(_ route: YAMLNode, _ destination: Destination, _ vpc: String) -> Bool {
    guard route.text("GatewayId") == "local", case .block(let block) = destination else {
      return false
    }
    // Of a VPC that is not described, its local routes are all that tells its blocks.
    return members.blocks[vpc]?.contains(block) ?? true
  }

  /// What a blackhole led to: it may be gone, and means nothing any more.
  private func lostTarget(of route: YAMLNode) -> DraftValue? {
    for (key, _) in Self.targetKeys {
      guard let id = route.text(key) else { continue }
      return draft.contains(.natGateway, id) ? nil : .text(id)
    }
    return nil
  }

  private static let targetKeys: [(key: String, kind: ResourceKind?)] = [
    ("NatGatewayId", .natGateway), ("TransitGatewayId", .transitGateway),
    ("VpcPeeringConnectionId", .peering), ("EgressOnlyInternetGatewayId", nil),
    ("NetworkInterfaceId", nil), ("InstanceId", .instance), ("CarrierGatewayId", nil),
    ("LocalGatewayId", nil), ("CoreNetworkArn", nil), ("OdbNetworkArn", nil), ("GatewayId", nil),
    ("VpcEndpointId", .vpcEndpoint),
  ]

  private func target(of route: YAMLNode, in vpc: String) -> DraftValue {
    for (key, kind) in Self.targetKeys {
      guard let id = route.text(key) else { continue }
      switch (key, kind) {
      case ("NetworkInterfaceId", _): return interface(id)
      case ("NatGatewayId", _) where vpcsOfNATGateways[id].map({ $0 != vpc }) ?? false:
        return .unknown("NAT gateway '\(id)' is in another VPC")
      case (_, let kind?): return .reference(kind, id)
      default: return gateway(id, of: vpc)
      }
    }
    return .unknown("not in the input")
  }

  /// An instance that forwards, or one of its interfaces.
  private func interface(_ id: String) -> DraftValue {
    guard let target = routeTargets[id] else { return .unknown("interface '\(id)'") }
    let instance = target.split(separator: "/").first.map(String.init) ?? target
    return draft.contains(.instance, instance) ? .text(target) : .unknown("interface '\(id)'")
  }

  /// What `GatewayId` and its like may name.
  private func gateway(_ id: String, of vpc: String) -> DraftValue {
    if id == "local" { return .text("local") }
    let own = [members.internetGateways[vpc], members.egressOnlyInternetGateways[vpc]]
    if own.contains(id), draft.contains(.vpc, vpc) {
      return .text(id)
    }
    if id.hasPrefix("vpce-") || draft.contains(.vpcEndpoint, id) {
      return .reference(.vpcEndpoint, id)
    }
    // What the model does not follow is named as such.
    let isKnownKind = ["vgw-", "lgw-", "cagw-", "arn:aws:networkmanager"].contains {
      id.hasPrefix($0)
    }
    return isKnownKind ? .text(id) : .unknown("'\(id)' is not in the input")
  }
}
