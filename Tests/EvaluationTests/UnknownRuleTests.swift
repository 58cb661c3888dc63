import Evaluation
import NetworkModel
import PacketSpace
import TestSupport
import Testing

/// A rule that may match or not leaves open exactly what it would decide.
struct UnknownRuleTests {
  private static let seeds = 0..<60 as Range<UInt64>

  @Test(arguments: seeds)
  func `what is certain holds with and without an entry, and what is possible one way or the other`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    let acl = try #require(
      topology.networkACLs.filter { !$0.inbound.isEmpty }.randomElement(using: &generator))
    let entry = try #require(acl.inbound.randomElement(using: &generator))
    func with(_ peer: RulePeer?) -> Topology {
      let others = acl.inbound.filter { $0 != entry }
      let changed = peer.map {
        NetworkACL.Entry(
          ruleNumber: entry.ruleNumber, traffic: entry.traffic, peer: $0, action: entry.action)
      }
      var result = topology
      result.networkACLs = ResourceTable(
        topology.networkACLs.map {
          $0.id == acl.id
            ? NetworkACL(
              id: acl.id, vpc: acl.vpc, inbound: others + [changed].compactMap { $0 },
              outbound: acl.outbound) : $0
        })
      return result
    }
    expectBetween(with(.unknown("")), with(nil), with(.cidr(.anyIPv4)))
  }

  @Test(arguments: seeds)
  func `what is certain holds without a group rule, and what is possible with it`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    let group = try #require(topology.securityGroups.randomElement(using: &generator))
    func with(_ peer: RulePeer?) -> Topology {
      let rule = peer.map { SecurityGroup.Rule(traffic: .tcp(0...65535), peer: $0) }
      var result = topology
      result.securityGroups = ResourceTable(
        topology.securityGroups.map {
          $0.id == group.id
            ? SecurityGroup(
              id: group.id, vpc: group.vpc, inbound: group.inbound + [rule].compactMap { $0 },
              outbound: group.outbound) : $0
        })
      return result
    }
    expectBetween(with(.unknown("")), with(nil), with(.cidr(.anyIPv4)))
  }

  private func expectBetween(_ unknown: Topology, _ one: Topology, _ other: Topology) {
    let flows = [unknown, one, other].map { Evaluator($0).explainFlows() }
    for ((open, one), other) in zip(zip(flows[0], flows[1]), flows[2]) {
      if one.outcome == .allowed, other.outcome == .allowed { #expect(open.outcome == .allowed) }
      for ((open, one), other) in zip(zip(open.parts, one.parts), other.parts) {
        #expect(open.roundTrip.isSubset(of: one.roundTrip.intersection(other.roundTrip)))
        #expect(one.roundTrip.union(other.roundTrip).isSubset(of: open.possibleRoundTrip))
        let differs = one.outcome != other.outcome
        if differs { #expect(open.outcome == .undetermined) }
      }
    }
  }

  @Test func `a group that nobody describes matches no address of the internet`() {
    let topology = network(rule: .unknownGroup("sg-gone"))
    #expect(outcome(topology, from: .internet) == .denied)
    #expect(outcome(topology, from: .instance(ResourceID("i-1"))) == .undetermined)
    let open = network(rule: .unknown("the export Office"))
    #expect(outcome(open, from: .internet) == .undetermined)
  }

  @Test func `a rule that certainly admits makes up for one that may`() {
    var topology = network(rule: .unknown(""))
    let group = topology.securityGroups[0]
    topology.securityGroups = ResourceTable([
      SecurityGroup(
        id: group.id, vpc: group.vpc,
        inbound: group.inbound + [SecurityGroup.Rule(traffic: .all, peer: .cidr(.anyIPv4))],
        outbound: group.outbound)
    ])
    #expect(outcome(topology, from: .internet) == .allowed)
  }

  @Test func `routes, listeners and targets that nobody knows leave the verdict open`() {
    let topology = network(rule: .cidr(.anyIPv4))
    var routes = topology
    routes.routeTables = ResourceTable([
      RouteTable(id: ResourceID("rtb-1"), vpc: ResourceID("vpc-1"), gap: "not in the input")
    ])
    #expect(outcome(routes, from: .internet) == .undetermined)

    for (listenersAreKnown, targets) in [(false, []), (true, [LoadBalancer.Target.unknown("i-9")])]
    {
      var balanced = topology
      balanced.loadBalancers = ResourceTable([
        LoadBalancer(
          id: ResourceID("lb-1"), kind: .application, scheme: .internetFacing,
          subnets: [ResourceID("subnet-1")], securityGroups: [ResourceID("sg-1")],
          listeners: listenersAreKnown
            ? [
              LoadBalancer.Listener(
                protocolName: "HTTP", port: 80, targetPort: 80, targets: targets)
            ] : [], listenersAreKnown: listenersAreKnown)
      ])
      let flow = Flow(
        name: "web", from: .internet, to: .loadBalancer(ResourceID("lb-1")),
        traffic: .tcp(PortSet(80)))
      #expect(Evaluator(balanced).explain(flow).outcome == .undetermined)
    }
  }

  @Test func `a listener that answers itself needs no target`() {
    var topology = network(rule: .cidr(.anyIPv4))
    for (answersItself, expected) in [(true, Outcome.allowed), (false, .denied)] {
      topology.loadBalancers = ResourceTable([
        LoadBalancer(
          id: ResourceID("lb-1"), kind: .application, scheme: .internetFacing,
          subnets: [ResourceID("subnet-1")], securityGroups: [ResourceID("sg-1")],
          listeners: [
            LoadBalancer.Listener(
              protocolName: "HTTP", port: 80, targetPort: 80, answersItself: answersItself)
          ])
      ])
      let flow = Flow(
        name: "web", from: .internet, to: .loadBalancer(ResourceID("lb-1")),
        traffic: .tcp(PortSet(80)))
      #expect(Evaluator(topology).explain(flow).outcome == expected)
    }
  }

  @Test(
    arguments: [
      ("com.amazonaws.eu-west-1.s3", Route.Target.natGateway(ResourceID("nat-1")), Outcome.allowed),
      (nil, .vpcEndpoint(ResourceID("vpce-1")), .allowed),
      (nil, .natGateway(ResourceID("nat-1")), .undetermined),
    ] as [(String?, Route.Target, Outcome)])
  func `a list whose blocks nobody knows leaves routes open, unless it is of a service of AWS`(
    name: String?, target: Route.Target, expected: Outcome
  ) {
    var topology = network(rule: .cidr(.anyIPv4))
    topology.prefixLists = ResourceTable([
      PrefixList(id: ResourceID("pl-1"), name: name, cidrs: [], isKnown: false)
    ])
    topology.routeTables = ResourceTable(
      topology.routeTables.map {
        RouteTable(
          id: $0.id, vpc: $0.vpc,
          routes: $0.routes + [Route(destination: .prefixList(ResourceID("pl-1")), target: target)])
      })
    let flow = Flow(
      name: "web", from: .internet, to: .instance(ResourceID("i-2")), traffic: .tcp(PortSet(80)))
    let explanation = Evaluator(topology).explain(flow)
    #expect(explanation.outcome == expected)
    #expect(
      explanation.assumptions.contains { $0.hasPrefix("which blocks") } == (expected == .allowed))
  }

  @Test(arguments: [(true, Outcome.undetermined), (false, .denied)])
  func `an interface whose groups nobody can name may be in any of its VPC`(
    isUnidentified: Bool, expected: Outcome
  ) {
    let vpc = ResourceID<VPC>("vpc-1")
    let other = ResourceID<SecurityGroup>("sg-2")
    var topology = network(rule: .securityGroup(other))
    topology.securityGroups = ResourceTable(
      topology.securityGroups + [
        SecurityGroup(id: other, vpc: vpc, inbound: [], outbound: []),
        SecurityGroup(
          id: ResourceID("sg-3"), vpc: vpc, isUnidentified: isUnidentified, inbound: [],
          outbound: [SecurityGroup.Rule(traffic: .all, peer: .cidr(.anyIPv4))]),
      ])
    topology.instances = ResourceTable(
      topology.instances.map { instance in
        guard instance.id == ResourceID("i-1") else { return instance }
        let interfaces = instance.interfaces.map {
          NetworkInterface(
            subnet: $0.subnet, addresses: $0.addresses, publicIP: $0.publicIP,
            securityGroups: [ResourceID("sg-3")])
        }
        return Instance(id: instance.id, interfaces: interfaces)
      })
    #expect(outcome(topology, from: .instance(ResourceID("i-1"))) == expected)
    #expect(outcome(topology, from: .internet) == .denied)
  }

  @Test func `whether a group is known at the end of a way that the model does not follow is open`()
  {
    let far = ResourceID<VPC>("vpc-2")
    let group = ResourceID<SecurityGroup>("sg-2")
    var topology = network(rule: .cidr(.anyIPv4))
    let target = Route.Target.unmodelled("pcx-1")
    topology.vpcs = ResourceTable(topology.vpcs + [VPC(id: far, cidrs: ["10.1.0.0/16"])])
    topology.subnets = ResourceTable(
      topology.subnets + [
        Subnet(
          id: ResourceID("subnet-2"), vpc: far, cidr: "10.1.0.0/24",
          routeTable: ResourceID("rtb-2"), networkACL: nil)
      ])
    topology.routeTables = ResourceTable([
      RouteTable(
        id: ResourceID("rtb-1"), vpc: ResourceID("vpc-1"),
        routes: [Route(destination: .cidr("10.1.0.0/16"), target: target)]),
      RouteTable(
        id: ResourceID("rtb-2"), vpc: far,
        routes: [Route(destination: .cidr("10.0.0.0/16"), target: target)]),
    ])
    topology.securityGroups = ResourceTable(
      topology.securityGroups + [
        SecurityGroup(
          id: group, vpc: far,
          inbound: [SecurityGroup.Rule(traffic: .all, peer: .securityGroup(ResourceID("sg-1")))],
          outbound: [])
      ])
    topology.instances = ResourceTable(
      topology.instances + [
        Instance(
          id: ResourceID("i-3"),
          interfaces: [
            NetworkInterface(
              subnet: ResourceID("subnet-2"), addresses: ["10.1.0.4"], securityGroups: [group])
          ])
      ])
    let flow = Flow(
      name: "far", from: .instance(ResourceID("i-1")), to: .instance(ResourceID("i-3")),
      traffic: .tcp(PortSet(80)))
    #expect(Evaluator(topology).explain(flow).outcome == .undetermined)
  }

  private func outcome(_ topology: Topology, from: FlowEndpoint) -> Outcome {
    Evaluator(topology).explain(
      Flow(name: "web", from: from, to: .instance(ResourceID("i-2")), traffic: .tcp(PortSet(80)))
    ).outcome
  }

  /// Two instances in one subnet; the second has a group with one inbound rule.
  private func network(rule peer: RulePeer) -> Topology {
    let vpc = ResourceID<VPC>("vpc-1")
    let group = ResourceID<SecurityGroup>("sg-1")
    func instance(_ id: String, _ address: IPAddress, publicIP: IPAddress) -> Instance {
      Instance(
        id: ResourceID(id),
        interfaces: [
          NetworkInterface(
            subnet: ResourceID("subnet-1"), addresses: [address], publicIP: publicIP,
            securityGroups: [group])
        ])
    }
    return Topology(
      vpcs: [VPC(id: vpc, cidrs: ["10.0.0.0/16"], internetGateway: ResourceID("igw-1"))],
      subnets: [
        Subnet(
          id: ResourceID("subnet-1"), vpc: vpc, cidr: "10.0.0.0/24",
          routeTable: ResourceID("rtb-1"), networkACL: nil)
      ],
      routeTables: [
        RouteTable(
          id: ResourceID("rtb-1"), vpc: vpc,
          routes: [
            Route(
              destination: .cidr(.anyIPv4), target: .internetGateway(ResourceID("igw-1")))
          ])
      ],
      securityGroups: [
        SecurityGroup(
          id: group, vpc: vpc, inbound: [SecurityGroup.Rule(traffic: .all, peer: peer)],
          outbound: [SecurityGroup.Rule(traffic: .all, peer: .cidr(.anyIPv4))])
      ],
      instances: [
        instance("i-1", "10.0.0.4", publicIP: "198.51.100.4"),
        instance("i-2", "10.0.0.5", publicIP: "198.51.100.5"),
      ])
  }
}

extension Explanation {
  /// Every connection of every path.
  fileprivate var parts: [Leg] { paths.flatMap { $0.connections.map { legs[$0.leg] } } }
}
