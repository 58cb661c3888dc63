import NetworkModel
import PacketSpace

/// What there is to say of the resources of one of two networks; others are called as in the later one.
struct ResourceFacts {
  private let counterparts: Counterparts
  private let side: Counterparts.Side
  private var topology: Topology {
    side == .before ? counterparts.before : counterparts.after
  }

  init(_ counterparts: Counterparts, _ side: Counterparts.Side) {
    self.counterparts = counterparts
    self.side = side
  }

  private func name<Resource>(_ id: ResourceID<Resource>) -> String { counterparts.name(id, side) }

  private func names<Resource>(_ ids: [ResourceID<Resource>]) -> [String] { ids.map { name($0) } }

  /// Groups that nobody names are the default ones of the VPC.
  private func groups(_ ids: [ResourceID<SecurityGroup>]?) -> ResourceFact {
    ResourceFact("security group", ids.map { names($0) } ?? ["default"])
  }

  // MARK: Filters, whose rules are compared elsewhere

  func facts(of group: SecurityGroup) -> [ResourceFact] {
    [ResourceFact("VPC", name(group.vpc)), ResourceFact("description", group.description)]
  }

  func facts(of acl: NetworkACL) -> [ResourceFact] { [ResourceFact("VPC", name(acl.vpc))] }

  // MARK: Networks and ways

  func facts(of vpc: VPC) -> [ResourceFact] {
    [
      ResourceFact("block", vpc.cidrs.map(\.description)),
      ResourceFact("internet gateway", vpc.internetGateway.map { _ in "attached" } ?? "none"),
      ResourceFact(
        "egress-only internet gateway",
        vpc.egressOnlyInternetGateway.map { _ in "attached" } ?? "none"),
      ResourceFact("main route table", vpc.mainRouteTable.map { name($0) }),
    ]
  }

  func facts(of subnet: Subnet) -> [ResourceFact] {
    [
      ResourceFact("VPC", name(subnet.vpc)),
      ResourceFact("zone", subnet.availabilityZone),
      ResourceFact("block", subnet.cidrs.map(\.description)),
      ResourceFact("route table", subnet.routeTable.map { name($0) } ?? "the main one"),
      ResourceFact("network ACL", subnet.networkACL.map { name($0) } ?? "the default one"),
    ]
  }

  func facts(of table: RouteTable) -> [ResourceFact] {
    let routes = table.routes.filter { $0.target != .local }
    let labelled = routes.map { route in
      ResourceFact(
        "route \(destination(of: route))",
        target(of: route) + (route.isBlackhole ? " (blackhole)" : ""))
    }
    return [ResourceFact("VPC", name(table.vpc))] + labelled
      + [ResourceFact("not known:", table.gap)]
  }

  private func destination(of route: Route) -> String {
    if case .prefixList(let id) = route.destination { name(id) } else { "\(route.destination)" }
  }

  private func target(of route: Route) -> String {
    switch route.target {
    case .local: "local"
    // A VPC has one at most.
    case .internetGateway: "internet gateway"
    case .egressOnlyInternetGateway: "egress-only internet gateway"
    case .natGateway(let id): "NAT gateway \(name(id))"
    case .peering(let id): "peering \(name(id))"
    case .transitGateway(let id): "transit gateway \(name(id))"
    case .vpcEndpoint(let id): "endpoint \(name(id))"
    case .networkInterface(let id, let interface):
      "instance \(name(id))\(interface.map { "/\($0)" } ?? "")"
    case .unmodelled(let text): text
    }
  }

  func facts(of peering: Peering) -> [ResourceFact] {
    [
      ResourceFact("requester", name(peering.requester)),
      ResourceFact("accepter", name(peering.accepter)),
      ResourceFact("same Region", peering.sameRegion),
    ]
  }

  func facts(of gateway: TransitGateway) -> [ResourceFact] {
    let attachments = gateway.attachments.map { attachment in
      let target =
        switch attachment.target {
        case .vpc(let vpc, let subnets):
          "VPC \(name(vpc)) in \(names(subnets).joined(separator: ", "))"
        case .peer(let peer): "peer \(peer)"
        }
      return target + (attachment.routeTable.map { ", route table \($0)" } ?? "")
    }
    let tables = gateway.routeTables.flatMap { table in
      table.routes.map {
        ResourceFact("\(table.id) route \($0.destination)", $0.attachment ?? "blackhole")
      } + [ResourceFact("\(table.id) propagation", table.propagations)]
    }
    return [
      ResourceFact("attachment", attachments),
      ResourceFact("security group referencing", gateway.securityGroupReferencing),
    ] + tables
  }

  func facts(of gateway: NATGateway) -> [ResourceFact] {
    [
      ResourceFact("subnet", name(gateway.subnet)),
      ResourceFact("connectivity", gateway.connectivity.rawValue),
      ResourceFact("private IP", gateway.privateIP?.description),
      ResourceFact("public IP", gateway.publicIP?.description),
    ]
  }

  func facts(of endpoint: VPCEndpoint) -> [ResourceFact] {
    let kind =
      switch endpoint.kind {
      case .gateway(let tables): [ResourceFact("route table", names(tables))]
      case .interface(let interfaces): facts(of: interfaces)
      }
    return [
      ResourceFact("VPC", name(endpoint.vpc)), ResourceFact("service", endpoint.service),
    ] + kind
  }

  // MARK: Load balancers

  func facts(of loadBalancer: LoadBalancer) -> [ResourceFact] {
    let addresses = loadBalancer.nodeAddresses.sorted { $0.key < $1.key }.map { subnet, addresses in
      ResourceFact("node address in \(name(subnet))", addresses.map(\.description))
    }
    return [
      ResourceFact("kind", loadBalancer.kind.rawValue),
      ResourceFact("scheme", loadBalancer.scheme.rawValue),
      ResourceFact("subnet", names(loadBalancer.subnets)),
      ResourceFact(
        "security group", loadBalancer.securityGroups.map { names($0) } ?? ["not known"]),
      ResourceFact("cross-zone", loadBalancer.crossZone),
      ResourceFact("client IP preservation", loadBalancer.preserveClientIP),
      ResourceFact("address families", loadBalancer.addressFamilies.rawValue),
      ResourceFact("health check", loadBalancer.healthCheck.map { text(of: $0) }),
    ] + addresses + loadBalancer.listeners.map { listener(of: $0) }
      + (loadBalancer.listenersAreKnown ? [] : [ResourceFact("listeners", "not known")])
  }

  private func listener(of listener: LoadBalancer.Listener) -> ResourceFact {
    let targets =
      listener.answersItself
      ? ["answers itself"]
      : listener.targetGroup.map { ["target group \(name($0))"] }
        ?? listener.targets.map { "\(target(of: $0)) port \(listener.targetPort)" }
    return ResourceFact("listener \(listener.protocolName) \(listener.port):", targets)
  }

  func facts(of group: TargetGroup) -> [ResourceFact] {
    [
      ResourceFact("protocol", group.protocolName),
      ResourceFact("port", group.port.map { "\($0)" }),
      ResourceFact("kind", group.targetKind.rawValue),
      ResourceFact("client IP preservation", group.preserveClientIP),
      ResourceFact("health check", group.healthCheck.map { text(of: $0) }),
      ResourceFact(
        "target",
        group.targets.map { target in
          self.target(of: target.target) + (target.port.map { " port \($0)" } ?? "")
        }),
    ]
  }

  private func target(of target: LoadBalancer.Target) -> String {
    switch target {
    case .instance(let id): name(id)
    case .autoScalingGroup(let id): name(id)
    case .address(let address): address.description
    case .lambdaFunction(let id): name(id)
    case .loadBalancer(let id): name(id)
    case .unknown(let reason): "not known (\(reason))"
    }
  }

  private func text(of check: LoadBalancer.HealthCheck) -> String {
    check.protocolName + (check.port.map { " \($0)" } ?? " on the traffic port")
  }

  // MARK: What has interfaces

  func facts(of instance: Instance) -> [ResourceFact] {
    facts(of: instance.interfaces) + [client(instance.clientPorts)]
  }

  func facts(of group: AutoScalingGroup) -> [ResourceFact] {
    [
      ResourceFact("subnet", names(group.subnets)), groups(group.securityGroups),
      ResourceFact("desired capacity", group.desiredCapacity.map { "\($0)" }),
      ResourceFact("public IPs", group.publicIPs), client(group.clientPorts),
    ]
  }

  func facts(of function: LambdaFunction) -> [ResourceFact] {
    facts(of: function.interfaces) + [client(function.clientPorts)]
  }

  func facts(of database: Database) -> [ResourceFact] {
    facts(of: database.interfaces) + [client(database.clientPorts)]
  }

  private func facts(of interfaces: [NetworkInterface]) -> [ResourceFact] {
    interfaces.enumerated().flatMap { index, interface -> [ResourceFact] in
      let owner = interfaces.count > 1 ? "\(interface.name ?? "interface \(index + 1)") " : ""
      let publicIP =
        interface.publicIP?.description ?? (interface.hasUnknownPublicIP ? "not known" : "none")
      return [
        ResourceFact("subnet", name(interface.subnet)),
        ResourceFact("address", interface.addresses.map(\.description)),
        ResourceFact("public IP", publicIP), groups(interface.securityGroups),
        ResourceFact("source/destination check", interface.sourceDestCheck),
      ].map { ResourceFact(owner + $0.label, $0.values) }
    }
  }

  private func client(_ ports: ClientPorts?) -> ResourceFact {
    ResourceFact("client ports", ports.map { $0.kind?.rawValue ?? $0.ports.description })
  }

  // MARK: Addresses

  func facts(of external: External) -> [ResourceFact] {
    [ResourceFact("block", external.cidrs.map(\.description)), client(external.clientPorts)]
  }

  func facts(of list: PrefixList) -> [ResourceFact] {
    [
      ResourceFact("block", list.isKnown ? list.cidrs.map(\.description) : ["not known"]),
      ResourceFact("most entries", list.maxEntries.map { "\($0)" }),
    ]
  }

  func facts(of name: NamedCIDRs) -> [ResourceFact] {
    [ResourceFact("block", name.cidrs.map(\.description))]
  }
}
