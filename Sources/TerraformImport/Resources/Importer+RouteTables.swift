internal import Diagnostics
internal import Provenance
internal import StructuredText
internal import TopologyFile

/// The routes of tables: those that a table lists itself, and those of other resources.
extension Importer {
  /// A route, before it is known whether another resource says the same.
  private struct RouteDraft {
    let destination: DraftValue
    let object: DraftObject
  }

  mutating func addRouteTables() {
    var routes = separateRoutes()
    let before = priorDestinations()
    for index in take(.routeTable) {
      let attributes = attributes(index)
      let id = id(index)
      let vpc = ownVPC(index, attributes)
      let own = ownRoutes(index, attributes, vpc: vpc.plainText, without: before[id] ?? [])
      let separate = routes.byTable.removeValue(forKey: id) ?? []
      add(.routeTable, index, name: name(index)) { object in
        object[.vpc] = vpc
        if let gap = own.gap ?? routes.gaps[id] {
          object[.routes] = .unknown(gap)
        } else {
          object[.routes] = Self.list(separate + own.routes)
        }
      }
      associate(attributes, with: id)
    }
    addUnmanagedTables(routes.byTable)
  }

  /// Routes of a VPC's main table that no resource manages.
  private mutating func addUnmanagedTables(_ routes: [String: [RouteDraft]]) {
    for vpc in inventory.all(.vpc) {
      let known = attributes(vpc).text("main_route_table_id").value
      let table = known ?? VPCDefaults.unmanaged(.routeTable, of: id(vpc))
      guard let own = routes[table] else { continue }
      let vpcID = id(vpc)
      draft.add(
        .routeTable, table, name: "main", type: inventory.resources[vpc].type, at: location(vpc)
      ) { object in
        object[.vpc] = .reference(.vpc, vpcID)
        object[.routes] = Self.list(own)
      }
      draft.update(.vpc, vpcID) {
        $0[.mainRouteTable] = $0[.mainRouteTable] ?? .reference(.routeTable, table)
      }
    }
  }

  /// One route for each destination: states list the routes of other resources again.
  private static func list(_ routes: [RouteDraft]) -> DraftValue {
    var seen: Set<String> = []
    return .list(
      routes.filter { $0.destination.plainText.map { seen.insert($0).inserted } ?? true }
        .map { .object($0.object) })
  }

  /// The subnets that a table that is looked up lists.
  private mutating func associate(_ attributes: Attributes, with table: String) {
    for association in attributes.blocks("associations").value ?? [] {
      if let subnet = association.text("subnet_id").value {
        draft.update(.subnet, subnet) { $0[.routeTable] = .reference(.routeTable, table) }
      }
      guard association.boolean("main").value == true,
        let vpc = attributes.text("vpc_id").value
      else { continue }
      draft.update(.vpc, vpc) {
        $0[.mainRouteTable] = $0[.mainRouteTable] ?? .reference(.routeTable, table)
      }
    }
  }

  private func ownRoutes(
    _ index: Int, _ attributes: Attributes, vpc: String?, without before: Set<String>
  ) -> (routes: [RouteDraft], gap: String?) {
    let key = inventory.resources[index].isData ? "routes" : "route"
    switch attributes.blocks(key) {
    case .absent: return ([], nil)
    case .unknown(let reason): return ([], reason)
    case .known(let blocks):
      let isConfigured =
        if case .absent = attributes.expression(key) { false } else { true }
      var routes: [RouteDraft] = []
      for block in blocks {
        let destination = destination(
          block, "cidr_block", "ipv6_cidr_block", "destination_prefix_list_id")
        guard case .known(let destination) = destination else {
          return ([], destination.gap ?? "a route without a destination")
        }
        // What other resources made, and may take away, is listed until the next refresh.
        if !isConfigured, before.contains(destination.plainText ?? "") { continue }
        routes.append(route(block, index, to: destination, vpc: vpc))
      }
      return (routes, nil)
    }
  }

  private mutating func separateRoutes() -> (
    byTable: [String: [RouteDraft]], gaps: [String: String]
  ) {
    var byTable: [String: [RouteDraft]] = [:]
    var gaps: [String: String] = [:]
    for index in take("aws_route") {
      let attributes = attributes(index)
      let link = inventory.link(attributes, "route_table_id", .routeTable)
      guard let table = id(of: link, .routeTable) else {
        let reason: String
        if case .unknown(let text, let candidates) = link {
          reason = text
          for table in candidates.map(id) {
            gaps[table] = "a route may be in this table or another"
          }
        } else {
          reason = "not in the input"
        }
        skip(index, because: "its route table: \(reason)")
        continue
      }
      let destination = destination(
        attributes, "destination_cidr_block", "destination_ipv6_cidr_block",
        "destination_prefix_list_id")
      guard case .known(let destination) = destination else {
        gaps[table] = "a route to what is \(destination.gap ?? "nowhere")"
        noteRead(index)
        continue
      }
      byTable[table, default: []].append(
        route(attributes, index, to: destination, vpc: vpc(ofTable: link)))
      noteRead(index)
    }
    return (byTable, gaps)
  }

  /// What other resources put into tables before the plan.
  private func priorDestinations() -> [String: Set<String>] {
    var destinations: [String: Set<String>] = [:]
    for index in prior.all("aws_route") {
      let attributes = prior.attributes(index)
      guard let table = attributes.text("route_table_id").value else { continue }
      let keys = [
        "destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id",
      ]
      for destination in keys.compactMap({ attributes.text($0).value }) {
        destinations[table, default: []].insert(destination)
      }
    }
    return destinations
  }

  private func vpc(ofTable link: Link) -> String? {
    switch link {
    case .resource(let index): ownVPC(index, attributes(index)).plainText
    case .computed(let owner, _): id(owner)
    case .absent, .id, .unknown: nil
    }
  }

  private func destination(
    _ attributes: Attributes, _ ipv4: String, _ ipv6: String, _ list: String
  ) -> Fact<DraftValue> {
    var gap: String?
    for key in [ipv4, ipv6] {
      let fact = attributes.text(key)
      if let text = fact.value { return .known(.text(text)) }
      gap = gap ?? fact.gap
    }
    if let list = reference(attributes, list, .prefixList, .prefixList) {
      guard case .unknown(let reason) = list else { return .known(list) }
      gap = gap ?? reason
    }
    return gap.map { .unknown($0) } ?? .absent
  }
}

// MARK: - Targets

extension Importer {
  private func route(
    _ attributes: Attributes, _ index: Int, to destination: DraftValue, vpc: String?
  ) -> RouteDraft {
    var object = DraftObject(at: location(index, block: attributes))
    object[.destination] = destination
    object[.target] = target(attributes, vpc: vpc)
    return RouteDraft(destination: destination, object: object)
  }

  private func target(_ attributes: Attributes, vpc: String?) -> DraftValue {
    let kinds: [(key: String, kind: ResourceKind, family: Family)] = [
      ("nat_gateway_id", .natGateway, .natGateway),
      ("transit_gateway_id", .transitGateway, .transitGateway),
      ("vpc_peering_connection_id", .peering, .peering),
      ("vpc_endpoint_id", .vpcEndpoint, .vpcEndpoint),
      ("instance_id", .instance, .instance),
    ]
    for (key, kind, family) in kinds {
      switch inventory.link(attributes, key, family) {
      case .absent: continue
      case .unknown(let reason, _): return .unknown(reason)
      case let link: return id(of: link, family).map { .oneOf([kind], $0) } ?? .unknown(key)
      }
    }
    if let target = interfaceTarget(attributes) { return target }
    if let target = gateway(attributes, "egress_only_gateway_id", .egressOnlyInternetGateway, vpc) {
      return target
    }
    if let target = gateway(attributes, "gateway_id", .internetGateway, vpc) { return target }
    for key in ["carrier_gateway_id", "local_gateway_id", "core_network_arn"] {
      let fact = attributes.text(key)
      if let text = fact.value ?? fact.gap { return .unknown(text) }
    }
    return .unknown("its target is not in the input")
  }

  private func interfaceTarget(_ attributes: Attributes) -> DraftValue? {
    switch inventory.link(attributes, "network_interface_id", .networkInterface) {
    case .absent: nil
    case .unknown(let reason, _): .unknown(reason)
    case .computed(let instance, _): .oneOf([.instance], id(instance))
    case .resource(let index):
      interfaces.target(id(index)).map { .text($0) } ?? .unknown(id(index))
    case .id(let id): interfaces.target(id).map { .text($0) } ?? .unknown(id)
    }
  }

  /// A gateway of the VPC, or `local`, or something that is not modelled.
  private func gateway(
    _ attributes: Attributes, _ key: String, _ family: Family, _ vpc: String?
  ) -> DraftValue? {
    let gateway: String
    switch inventory.link(attributes, key, family) {
    case .absent: return nil
    case .unknown(let reason, _): return .unknown(reason)
    case let link: gateway = id(of: link, family) ?? key
    }
    if gateway == "local" { return .text(gateway) }
    let own = vpc.flatMap { draft[.vpc, $0] }
    let gateways = [own?[.internetGateway], own?[.egressOnlyInternetGateway]]
    if gateways.contains(where: { $0?.plainText == gateway }) { return .text(gateway) }
    if draft.contains(.vpcEndpoint, gateway) { return .reference(.vpcEndpoint, gateway) }
    return .unknown(gateway)
  }
}
