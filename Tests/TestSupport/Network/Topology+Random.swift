public import NetworkModel
import PacketSpace

extension Topology {
  /// A small network in which rules and addresses collide often.
  ///
  /// One VPC with three subnets in two zones, hosts with known addresses, a Classic Load Balancer, and
  /// flows between all of them and the internet.
  public static func random(using generator: inout some RandomNumberGenerator) -> Topology {
    let vpc = ResourceID<VPC>("vpc-1")
    let groups = (1...3).map { ResourceID<SecurityGroup>("sg-\($0)") }
    let acls = (1...2).map { ResourceID<NetworkACL>("nacl-\($0)") }
    let tables = (1...2).map { ResourceID<RouteTable>("rtb-\($0)") }
    let blocks: [CIDR] = ["10.0.0.0/28", "10.0.0.16/28", "10.0.0.32/28"]
    let subnets = blocks.enumerated().map { index, block in
      Subnet(
        id: ResourceID("subnet-\(index)"), vpc: vpc, availabilityZone: index == 0 ? "a" : "b",
        cidr: block, routeTable: tables.randomElement(using: &generator),
        networkACL: Bool.random(using: &generator) ? acls.randomElement(using: &generator) : nil)
    }
    let hosts = (0..<4).map { index in
      let subnet = subnets[index % 3]
      let bits = (subnet.cidr?.network.bits ?? 0) + 4 + UInt128(index)
      return Instance(
        id: ResourceID("i-\(index)"),
        interfaces: [
          NetworkInterface(
            subnet: subnet.id, addresses: [IPAddress(family: .ipv4, bits: bits)],
            publicIP: index < 3
              ? IPAddress(family: .ipv4, bits: 0xC633_6400 + UInt128(index)) : nil,
            securityGroups: groups.shuffled(using: &generator)
              .prefix(Int.random(in: 1...2, using: &generator)).sorted())
        ])
    }
    let loadBalancer = LoadBalancer(
      id: ResourceID("lb-1"), kind: .classic, scheme: .internetFacing,
      subnets: [subnets[0].id, subnets[1].id],
      nodeAddresses: [
        subnets[0].id: ["10.0.0.10"], subnets[1].id: ["10.0.0.26"],
      ],
      securityGroups: [groups.randomElement(using: &generator) ?? groups[0]],
      crossZone: Bool.random(using: &generator),
      listeners: [
        LoadBalancer.Listener(
          protocolName: "TCP", port: 80,
          targetPort: [80, 81].randomElement(using: &generator) ?? 80,
          targets: [.instance(hosts[0].id), .instance(hosts[2].id)])
      ],
      healthCheck: LoadBalancer.HealthCheck(
        protocolName: "TCP", port: [80, 81].randomElement(using: &generator) ?? 80))
    return Topology(
      vpcs: [VPC(id: vpc, cidrs: ["10.0.0.0/24"], internetGateway: ResourceID("igw-1"))],
      subnets: subnets,
      routeTables: tables.enumerated().map { index, id in
        RouteTable(id: id, vpc: vpc, routes: Route.random(isPublic: index == 0, using: &generator))
      },
      securityGroups: groups.map { id in
        SecurityGroup(
          id: id, vpc: vpc,
          inbound: (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            .random(groups: groups, using: &generator)
          },
          outbound: (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            .random(groups: groups, using: &generator)
          })
      },
      networkACLs: acls.map { id in
        NetworkACL(
          id: id, vpc: vpc, inbound: NetworkACL.Entry.randomList(using: &generator),
          outbound: NetworkACL.Entry.randomList(using: &generator))
      },
      instances: hosts, loadBalancers: [loadBalancer],
      flows: randomFlows(using: &generator))
  }

  private static func randomFlows(using generator: inout some RandomNumberGenerator) -> [Flow] {
    let ends: [FlowEndpoint] =
      [.internet, .address("203.0.113.7"), .loadBalancer(ResourceID("lb-1"))]
      + (0..<4).map { .instance(ResourceID("i-\($0)")) }
    let traffics: [FlowTraffic] = [
      .tcp(PortSet(80)), .tcp(PortSet(80)), .tcp(PortSet(79...82)), .udp(PortSet(81)),
      .icmp(type: 8, code: 0), .other(TransportProtocol(rawValue: 50)),
    ]
    return (0..<8).compactMap { number in
      guard let from = ends.randomElement(using: &generator),
        let to = ends.randomElement(using: &generator), from != to,
        let traffic = traffics.randomElement(using: &generator)
      else { return nil }
      return Flow(
        name: "flow \(number)", from: from, to: to, traffic: traffic,
        clientPorts: ClientPorts(PortSet(1020...1030)))
    }
  }
}

extension Route {
  fileprivate static func random(
    isPublic: Bool, using generator: inout some RandomNumberGenerator
  ) -> [Route] {
    let gateway = Target.internetGateway(ResourceID("igw-1"))
    var routes: [Route] = []
    if isPublic || Bool.random(using: &generator) {
      routes.append(Route(destination: .cidr(.anyIPv4), target: gateway))
    }
    if Int.random(in: 0..<3, using: &generator) == 0 {
      routes.append(
        Route(destination: .cidr("203.0.113.0/24"), target: gateway, isBlackhole: true))
    }
    if Int.random(in: 0..<4, using: &generator) == 0 {
      routes.append(Route(destination: .cidr("128.0.0.0/1"), target: gateway))
    }
    return routes
  }
}

extension RuleTraffic {
  fileprivate static func random(using generator: inout some RandomNumberGenerator) -> RuleTraffic {
    let low = UInt16.random(in: 78...82, using: &generator)
    let high = UInt16.random(in: 1020...1030, using: &generator)
    switch Int.random(in: 0..<9, using: &generator) {
    case 0: return .all
    case 1: return .udp(low...max(low, 82))
    case 2: return .icmp(type: nil, code: nil)
    case 3: return .icmp(type: [0, 8].randomElement(using: &generator), code: nil)
    case 4: return .other(TransportProtocol(rawValue: 50))
    case 5: return .tcp(high...1030)
    case 6: return .tcp(low...high)
    case 7: return .tcp(0...65535)
    default: return .tcp(low...low + 2)
    }
  }
}

extension RulePeer {
  fileprivate static func random(using generator: inout some RandomNumberGenerator) -> RulePeer {
    let blocks: [CIDR] = [
      .anyIPv4, .anyIPv4, "10.0.0.0/24", "10.0.0.0/28", "10.0.0.16/28", "10.0.0.4/31",
      "203.0.113.0/24", "203.0.113.7/32", "0.0.0.0/1", "128.0.0.0/1", "::/0",
    ]
    return .cidr(blocks.randomElement(using: &generator) ?? .anyIPv4)
  }
}

extension SecurityGroup.Rule {
  fileprivate static func random(
    groups: [ResourceID<SecurityGroup>], using generator: inout some RandomNumberGenerator
  ) -> SecurityGroup.Rule {
    let peer: RulePeer =
      Int.random(in: 0..<3, using: &generator) == 0
      ? .securityGroup(groups.randomElement(using: &generator) ?? groups[0])
      : .random(using: &generator)
    return SecurityGroup.Rule(traffic: .random(using: &generator), peer: peer)
  }
}

extension NetworkACL.Entry {
  fileprivate static func randomList(
    using generator: inout some RandomNumberGenerator
  ) -> [NetworkACL.Entry] {
    (1...Int.random(in: 1...6, using: &generator)).map { number in
      NetworkACL.Entry(
        ruleNumber: number * 10, traffic: .random(using: &generator),
        peer: .random(using: &generator),
        action: Int.random(in: 0..<4, using: &generator) == 0 ? .deny : .allow)
    }
  }
}
