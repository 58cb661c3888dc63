import Evaluation
import NetworkModel
import PacketSpace
import TestSupport
import Testing

/// What a network without flows is asked.
struct DerivedFlowsTests {
  private let subnet = ResourceID<Subnet>("subnet-1")
  private let group = ResourceID<SecurityGroup>("sg-1")

  private func network(instances count: Int, entries: [NetworkACL.Entry]) -> Topology {
    let vpc = ResourceID<VPC>("vpc-1")
    return Topology(
      vpcs: [VPC(id: vpc, cidrs: ["10.0.0.0/16"], internetGateway: ResourceID("igw-1"))],
      subnets: [
        Subnet(
          id: subnet, vpc: vpc, cidr: "10.0.0.0/16", routeTable: ResourceID("rtb-1"),
          networkACL: ResourceID("acl-1"))
      ],
      routeTables: [
        RouteTable(
          id: ResourceID("rtb-1"), vpc: vpc,
          routes: [
            Route(destination: .cidr(.anyIPv4), target: .internetGateway(ResourceID("igw-1")))
          ])
      ],
      securityGroups: [
        SecurityGroup(
          id: group, vpc: vpc,
          inbound: [SecurityGroup.Rule(traffic: .tcp(80...80), peer: .cidr(.anyIPv4))],
          outbound: [])
      ],
      networkACLs: [
        NetworkACL(id: ResourceID("acl-1"), vpc: vpc, inbound: entries, outbound: entries)
      ],
      instances: (0..<count).map { number in
        Instance(
          id: ResourceID("i-\(1_000 + number)"), name: "web",
          interfaces: [
            NetworkInterface(
              subnet: subnet,
              addresses: [IPAddress(family: .ipv4, bits: 0x0A00_000A + UInt128(number))],
              publicIP: IPAddress(family: .ipv4, bits: 0xC633_6400 + UInt128(number)),
              securityGroups: [group])
          ])
      })
  }

  private let open = [
    NetworkACL.Entry(ruleNumber: 100, traffic: .all, peer: .cidr(.anyIPv4), action: .allow)
  ]

  @Test func `a few instances have flows each, namesakes by their identifiers`() {
    let flows = Evaluator(network(instances: 3, entries: open)).derivedFlows()
    #expect(
      flows.map(\.name)
        == (1_000...1_002).map { "TCP 80 from internet to web (internet to i-\($0))" })
  }

  @Test func `of many that nothing tells apart one stands for all`() {
    let topology = network(instances: 90, entries: open)
    let evaluator = Evaluator(topology)
    #expect(evaluator.derivedFlows().map(\.name) == ["TCP 80 from internet to web and 89 alike"])
    let outcomes = topology.instances.map { instance in
      evaluator.explain(
        Flow(
          name: "?", from: .internet, to: .instance(instance.id), traffic: .tcp(PortSet(80)))
      ).outcome
    }
    #expect(Set(outcomes) == [evaluator.explain(evaluator.derivedFlows()[0]).outcome])
  }

  @Test func `a block that a rule names tells those inside from those outside`() {
    var topology = network(instances: 90, entries: open)
    let other = SecurityGroup(
      id: ResourceID("sg-2"), vpc: ResourceID("vpc-1"), inbound: [],
      outbound: [SecurityGroup.Rule(traffic: .all, peer: .cidr("10.0.0.0/26"))])
    topology.securityGroups = ResourceTable(Array(topology.securityGroups) + [other])
    let names = Evaluator(topology).derivedFlows().map(\.name)
    #expect(
      names == [
        "TCP 80 from internet to web and 53 alike", "TCP 80 from internet to web and 35 alike",
      ])
  }
}
