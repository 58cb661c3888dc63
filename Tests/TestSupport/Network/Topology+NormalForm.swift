public import NetworkModel
import PacketSpace

extension Topology {
  /// The network as lines that do not depend on where it was read: without identifiers, names and
  /// descriptions; without what sources such as a plan cannot know (addresses that AWS chooses, attributes
  /// that have two ways); without filters and tables that nothing uses.
  ///
  /// What refers to something has its description instead. Groups refer to each other, so theirs go a few
  /// references deep.
  public var normalForm: [String] { NormalForm(self).lines }
}

private struct NormalForm {
  /// How many references from group to group are followed.
  private static let depth = 3

  private let topology: Topology

  init(_ topology: Topology) {
    self.topology = topology
  }

  var lines: [String] {
    let lines =
      topology.vpcs.map(text) + topology.subnets.map { "\(text($0)) \(filters(of: $0))" }
      + topology.instances.map(text) + topology.autoScalingGroups.map(text)
      + topology.loadBalancers.map(text)
      + topology.natGateways.map { "nat in \(text(subnet: $0.subnet)) \($0.connectivity)" }
      + topology.databases.map { "database \(interfaces($0.interfaces))" }
      + topology.lambdaFunctions.map { "function \(interfaces($0.interfaces))" }
      + topology.peerings.map { "peering \(text(vpc: $0.requester)) \(text(vpc: $0.accepter))" }
      + topology.vpcEndpoints.map(text)
    return lines.sorted()
  }

  private func list(_ texts: some Sequence<String>) -> String {
    "[\(texts.sorted().joined(separator: ", "))]"
  }

  // MARK: Places

  private func text(_ vpc: VPC) -> String {
    "vpc \(list(vpc.cidrs.map(\.description))) \(vpc.internetGateway != nil)"
      + " \(vpc.egressOnlyInternetGateway != nil)"
  }

  private func text(vpc id: ResourceID<VPC>) -> String { topology.vpcs[id].map(text) ?? "?" }

  private func text(_ subnet: Subnet) -> String {
    // Zones are called otherwise in another account: what counts is which subnets share one.
    let zones = Set(
      topology.subnets.filter { $0.vpc == subnet.vpc }.compactMap(\.availabilityZone)
    ).sorted()
    let zone = subnet.availabilityZone.flatMap { zones.firstIndex(of: $0) }
    return "subnet \(text(vpc: subnet.vpc)) \(subnet.cidrs) zone \(zone.map(String.init) ?? "?")"
  }

  private func text(subnet id: ResourceID<Subnet>) -> String {
    topology.subnets[id].map(text) ?? "?"
  }

  private func filters(of subnet: Subnet) -> String {
    let acl = topology.networkACL(of: subnet)
    let table = topology.routeTable(of: subnet)
    let routes = table.routes.map {
      "\($0.destination) to \(kind(of: $0.target)) \($0.isBlackhole)"
    }
    return
      "inbound \(entries(acl.inbound)) outbound \(entries(acl.outbound)) routes \(list(routes))"
      + (table.gap.map { " \($0)" } ?? "")
  }

  private func entries(_ entries: [NetworkACL.Entry]) -> String {
    "\(entries.map { "\($0.ruleNumber) \($0.traffic) \(text($0.peer, 0)) \($0.action)" })"
  }

  private func kind(of target: Route.Target) -> String {
    switch target {
    case .local: "local"
    case .internetGateway: "igw"
    case .egressOnlyInternetGateway: "eigw"
    case .natGateway(let id):
      topology.natGateways[id].map { "nat in \(text(subnet: $0.subnet))" } ?? "?"
    case .peering: "peering"
    case .transitGateway: "tgw"
    case .vpcEndpoint: "endpoint"
    case .networkInterface(let id, _): topology.instances[id].map(text) ?? "?"
    case .unmodelled: "unknown"
    }
  }

  // MARK: Groups

  private func text(group id: ResourceID<SecurityGroup>, _ depth: Int) -> String {
    guard let group = topology.securityGroups[id] else { return "?" }
    guard depth > 0 else { return "group" }
    return "group in \(rules(group.inbound, depth)) out \(rules(group.outbound, depth))"
  }

  private func rules(_ rules: [SecurityGroup.Rule], _ depth: Int) -> String {
    list(
      rules.filter { !$0.standsForNothing }
        .map { "\($0.traffic) \(text($0.peer, depth - 1)) \($0.isStale)" })
  }

  private func text(_ peer: RulePeer, _ depth: Int) -> String {
    switch peer {
    case .securityGroup(let id): text(group: id, depth)
    case .prefixList(let id):
      "list \(list(topology.prefixLists[id]?.cidrs.map(\.description) ?? []))"
    case .named(let id): list(topology.namedCIDRs[id]?.cidrs.map(\.description) ?? [])
    case .cidr(let cidr): cidr.description
    case .unknownGroup: "unknown group"
    case .unknown: "unknown"
    }
  }

  private func groups(_ ids: [ResourceID<SecurityGroup>]?) -> String {
    ids.map { list($0.map { text(group: $0, Self.depth) }) } ?? "default group"
  }

  // MARK: Hosts

  private func interfaces(_ interfaces: [NetworkInterface]) -> String {
    list(
      interfaces.map {
        "\(text(subnet: $0.subnet)) \(groups($0.securityGroups)) \($0.sourceDestCheck)"
      })
  }

  private func text(_ instance: Instance) -> String {
    "instance \(interfaces(instance.interfaces))"
  }

  private func text(_ group: AutoScalingGroup) -> String {
    "instances \(list(group.subnets.map(text(subnet:)))) \(groups(group.securityGroups))"
  }

  private func text(_ endpoint: VPCEndpoint) -> String {
    switch endpoint.kind {
    case .gateway(let tables): "gateway endpoint \(endpoint.service) \(tables.count)"
    case .interface(let interfaces):
      "interface endpoint \(endpoint.service) \(self.interfaces(interfaces))"
    }
  }

  private func text(_ loadBalancer: LoadBalancer) -> String {
    let listeners = loadBalancer.listeners.map { listener in
      let targets = topology.registeredTargets(of: listener).map {
        "\(text($0.target)) \($0.port.map(String.init) ?? "")"
      }
      return "\(listener.protocolName.uppercased()) \(listener.port) \(listener.targetPort)"
        + " \(list(targets))"
    }
    let check = loadBalancer.healthCheck.map {
      "\($0.protocolName.uppercased()) \($0.port.map(String.init) ?? "")"
    }
    return
      "\(loadBalancer.kind) \(loadBalancer.scheme) \(list(loadBalancer.subnets.map(text(subnet:))))"
      + " \(groups(loadBalancer.carriedGroups)) \(list(listeners)) \(check ?? "default check")"
  }

  private func text(_ target: LoadBalancer.Target) -> String {
    switch target {
    case .instance(let id): topology.instances[id].map(text) ?? "?"
    case .autoScalingGroup(let id): topology.autoScalingGroups[id].map(text) ?? "?"
    case .address(let address): address.description
    case .lambdaFunction: "function"
    case .loadBalancer(let id): topology.loadBalancers[id].map(text) ?? "?"
    case .unknown: "unknown"
    }
  }
}

extension SecurityGroup.Rule {
  /// Whether it is what CloudFormation writes to say "nothing", having no other way to say it.
  fileprivate var standsForNothing: Bool {
    traffic == .icmp(type: 252, code: 86) && peer == .cidr("255.255.255.255/32")
  }
}
