internal import Provenance
internal import StructuredText
internal import TopologyFile

extension AWSReader {
  mutating func addVPCEndpoints() {
    for endpoint in inventory[.vpcEndpoints] {
      guard let id = endpoint.text("VpcEndpointId") else { continue }
      let own = endpoint.texts("NetworkInterfaceIds", of: "NetworkInterfaceId")
      let named = interfaces.ofVPCEndpoints[id] ?? []
      knownInterfaces.formUnion(own + named.compactMap { $0.text("NetworkInterfaceId") })
      let state = endpoint.state() ?? "available"
      guard !["deleted", "deleting", "rejected", "failed", "expired"].contains(state) else {
        skip(endpoint, .vpcEndpoints, id, "it is \(state)")
        continue
      }
      let type = endpoint.text("VpcEndpointType") ?? "Gateway"
      switch type.lowercased() {
      case "gateway": addGatewayEndpoint(id, endpoint)
      case "interface":
        let nodes = own.compactMap { interfaces.byID[$0] }
        addInterfaceEndpoint(id, endpoint, nodes.isEmpty ? named : nodes)
      default: skip(endpoint, .vpcEndpoints, id, "endpoints of type \(type) are not modelled")
      }
    }
  }

  private mutating func addGatewayEndpoint(_ id: String, _ endpoint: YAMLNode) {
    guard let vpc = endpoint.text("VpcId") else {
      skip(endpoint, .vpcEndpoints, id, "its VPC is not written")
      return
    }
    noteRead(.vpcEndpoints)
    let service = endpoint.text("ServiceName")
    if let service { usedPrefixLists.insert(service) }
    var tables: [DraftValue] = []
    for table in Set(endpoint.texts("RouteTableIds", of: "RouteTableId")).sorted() {
      let value = member(.routeTable, table, .routeTable(table), in: vpc)
      if case .unknown(let reason) = value {
        noteIncomplete(endpoint, .vpcEndpoints, id, reason)
      } else {
        tables.append(value)
      }
    }
    draft.add(
      .vpcEndpoint, id, name: endpoint.nameTag, type: DescribedList.vpcEndpoints.rawValue,
      at: endpoint.location
    ) { object in
      object[.vpc] = .reference(.vpc, vpc)
      object[.type] = .text("gateway")
      object[.service] = .text(service ?? id)
      if !tables.isEmpty { object[.routeTables] = .list(tables) }
    }
  }

  private mutating func addInterfaceEndpoint(
    _ id: String, _ endpoint: YAMLNode, _ nodes: [YAMLNode]
  ) {
    noteRead(.vpcEndpoints)
    let listed = endpoint.texts("SubnetIds", of: "SubnetId")
    let places = subnets(
      listed.isEmpty ? nodes.compactMap { $0.text("SubnetId") } : listed, of: id,
      vpc: endpoint.text("VpcId"))
    let groups = groups(endpoint.texts("Groups", of: "GroupId"), in: places.vpc)
    let found = addressesBySubnet(
      nodes.flatMap(\.placedAddresses), in: places.known, vpc: places.vpc,
      of: (DescribedList.vpcEndpoints.rawValue, id), at: endpoint)
    draft.add(
      .vpcEndpoint, id, name: endpoint.nameTag, type: DescribedList.vpcEndpoints.rawValue,
      at: endpoint.location
    ) { object in
      object[.vpc] = .reference(.vpc, places.vpc)
      object[.type] = .text("interface")
      object[.service] = .text(endpoint.text("ServiceName") ?? id)
      object[.subnets] = places.value
      object[.securityGroups] = groups
      object[.addresses] = found
    }
  }
}
