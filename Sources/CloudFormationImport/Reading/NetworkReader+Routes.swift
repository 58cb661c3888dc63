internal import Provenance
internal import TopologyFile

extension NetworkReader {
  mutating func readRouteTables() {
    for resource in resources("AWS::EC2::RouteTable") {
      let vpc = vpc(resource["VpcId"])
      draft.add(
        .routeTable, resource.id, name: name(resource), type: resource.type, at: resource.location
      ) { $0[.vpc] = vpc }
    }
  }

  mutating func readRoutes() {
    var routes: [String: [DraftValue]] = [:]
    var gaps: [String: String] = [:]
    for resource in resources("AWS::EC2::Route") {
      guard let table = identifier(resource["RouteTableId"]).value,
        let vpc = draft[.routeTable, table]?[.vpc]
      else {
        skip(resource, because: "its route table is not in the template")
        continue
      }
      let destination = destination(resource)
      if case .unknown(let reason) = destination {
        noteGap(resource, "its destination: \(reason)")
        // Any packet may take it.
        gaps[table] = "a route to \(reason)"
        continue
      }
      var target = target(of: resource, in: vpc.plainText)
      if let doubt = resource.doubt { target = .unknown("depends on \(doubt)") }
      if case .unknown(let reason) = target { noteGap(resource, "its target: \(reason)") }
      var route = DraftObject(at: resource.location)
      route[.destination] = destination
      route[.target] = target
      routes[table, default: []].append(.object(route))
    }
    for table in draft.ids(.routeTable) {
      let list = gaps[table].map { DraftValue.unknown($0) } ?? routes[table].map { .list($0) }
      draft.update(.routeTable, table) { $0[.routes] = list }
    }
  }

  private mutating func destination(_ resource: StackResource) -> DraftValue {
    for property in ["DestinationCidrBlock", "DestinationIpv6CidrBlock"] {
      if let block = cidr(resource[property]) { return block }
    }
    return reference(resource["DestinationPrefixListId"], .prefixList)
      ?? .unknown("none is written")
  }

  private mutating func target(of resource: StackResource, in vpc: String?) -> DraftValue {
    let kinds: [(property: String, kind: ResourceKind)] = [
      ("NatGatewayId", .natGateway), ("TransitGatewayId", .transitGateway),
      ("VpcPeeringConnectionId", .peering), ("VpcEndpointId", .vpcEndpoint),
      ("InstanceId", .instance),
    ]
    for (property, kind) in kinds {
      if let target = reference(resource[property], kind) { return target }
    }
    if let interface = resource["NetworkInterfaceId"] { return interfaceTarget(interface) }
    for (property, key) in [
      ("GatewayId", Key.internetGateway),
      ("EgressOnlyInternetGatewayId", .egressOnlyInternetGateway),
    ] {
      if let gateway = resource[property] { return gatewayTarget(gateway, key, in: vpc) }
    }
    for property in ["CarrierGatewayId", "LocalGatewayId", "CoreNetworkArn"] {
      if let target = resource[property] { return .unknown("\(property) \(target.gap)") }
    }
    return .unknown("none is written")
  }

  private mutating func gatewayTarget(
    _ value: Value, _ key: Key, in vpc: String?
  ) -> DraftValue {
    guard case .known(let id) = identifier(value) else { return .unknown(value.gap) }
    if id == "local" { return .text(id) }
    if let vpc, draft[.vpc, vpc]?[key]?.plainText == id { return .text(id) }
    if draft.contains(.vpcEndpoint, id) { return .reference(.vpcEndpoint, id) }
    switch resource(value)?.type {
    case "AWS::EC2::VPNGateway"?: return .unknown("virtual private gateway \(id)")
    case nil: return .unknown("gateway \(id)")
    default: return .unknown("gateway \(id), which the template does not attach to the VPC")
    }
  }

  /// The instance that an interface belongs to.
  private mutating func interfaceTarget(_ value: Value) -> DraftValue {
    guard case .known(let id) = identifier(value) else { return .unknown(value.gap) }
    return interfaceTargets[id] ?? .unknown("network interface \(id)")
  }
}
