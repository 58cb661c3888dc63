import Evaluation
import NetworkModel
import PacketSpace
import Review
import TestSupport
import Testing

/// What changed between two versions of a network, in rules, packets and verdicts.
struct NetworkDifferenceTests {
  private static let vpc = ResourceID<VPC>("vpc-1")

  private func entry(
    _ number: Int, _ ports: ClosedRange<UInt16>, _ action: NetworkACL.Entry.Action = .allow
  ) -> NetworkACL.Entry {
    NetworkACL.Entry(
      ruleNumber: number, traffic: .tcp(ports), peer: .cidr(.anyIPv4), action: action)
  }

  private func network(
    id: String = "acl-1", _ entries: [NetworkACL.Entry], rules: [SecurityGroup.Rule] = [],
    flows: [Flow] = []
  ) -> Topology {
    Topology(
      vpcs: [VPC(id: Self.vpc, cidrs: ["10.0.0.0/16"], internetGateway: ResourceID("igw-1"))],
      subnets: [
        Subnet(
          id: ResourceID("subnet-1"), vpc: Self.vpc, cidr: "10.0.0.0/24",
          routeTable: ResourceID("rtb-1"), networkACL: ResourceID(id))
      ],
      routeTables: [
        RouteTable(
          id: ResourceID("rtb-1"), vpc: Self.vpc,
          routes: [
            Route(destination: .cidr(.anyIPv4), target: .internetGateway(ResourceID("igw-1")))
          ])
      ],
      securityGroups: [
        SecurityGroup(
          id: ResourceID("sg-1"), name: "web", vpc: Self.vpc, inbound: rules, outbound: [])
      ],
      networkACLs: [
        NetworkACL(
          id: ResourceID(id), name: "public", vpc: Self.vpc, inbound: entries,
          outbound: [entry(100, 0...65535)])
      ],
      instances: [
        Instance(
          id: ResourceID("i-1"),
          interfaces: [
            NetworkInterface(
              subnet: ResourceID("subnet-1"), addresses: ["10.0.0.4"], publicIP: "198.51.100.4",
              securityGroups: [ResourceID("sg-1")])
          ])
      ], flows: flows)
  }

  private func difference(_ before: Topology, _ after: Topology) async -> NetworkDifference {
    await NetworkDifference(from: before, to: after)
  }

  @Test func `equal networks differ in nothing`() async {
    let network = network([entry(100, 80...80)])
    let difference = await difference(network, network)
    #expect(difference.filters.isEmpty)
    #expect(difference.flows.isEmpty)
    #expect(difference.isWithoutEffect)
  }

  @Test func `another number is no other meaning, as long as the order of what counts stays`()
    async throws
  {
    let before = network([entry(100, 80...80), entry(200, 443...443)])
    let after = network([entry(300, 80...80), entry(200, 443...443)])
    let changed = try #require(await difference(before, after).filters.first)
    #expect(changed.changes == [.renumbered(from: 100, to: 300, "allow TCP 80 from 0.0.0.0/0")])
    #expect(changed.isWithoutEffect)
  }

  @Test func `a number behind an entry that denies is another meaning`() async throws {
    let before = network([entry(100, 80...80), entry(200, 0...65535, .deny)])
    let after = network([entry(300, 80...80), entry(200, 0...65535, .deny)])
    let changed = try #require(await difference(before, after).filters.first)
    #expect(changed.refused.admissions(.inbound, atMost: 3) == ["TCP 80 from 0.0.0.0/0"])
    #expect(changed.admitted.isEmpty)
  }

  @Test func `a wider rule admits just what the old one did not`() async throws {
    let before = network([entry(100, 80...80)])
    let after = network([entry(100, 79...81)])
    let changed = try #require(await difference(before, after).filters.first)
    #expect(
      changed.changes == [
        .changed("rule 100", [ColumnChange(column: .port, before: "80", after: "79–81")])
      ])
    #expect(changed.admitted.destinationPorts == PortSet([79...79, 81...81]))
    #expect(changed.refused.isEmpty)
  }

  @Test func `filters of other identifiers are the same by their names`() async {
    let before = network(id: "acl-1", [entry(100, 80...80)])
    let after = network(id: "aws_network_acl.public", [entry(100, 80...80)])
    #expect(await difference(before, after).filters.isEmpty)
  }

  @Test func `a flow has another verdict where a rule of its group is gone`() async throws {
    let rule = SecurityGroup.Rule(traffic: .tcp(80...80), peer: .cidr(.anyIPv4))
    let flow = Flow(
      name: "Browse", from: .internet, to: .instance(ResourceID("i-1")), traffic: .tcp(PortSet(80)))
    let acl = [entry(100, 0...65535)]
    let difference = await difference(
      network(acl, rules: [rule], flows: [flow]), network(acl, flows: [flow]))
    let changed = try #require(difference.flows.first)
    #expect(changed.before?.outcome == .allowed)
    #expect(changed.after?.outcome == .denied)
    #expect(difference.filters.map(\.name) == ["web"])
    #expect(difference.filters.first?.changes == [.removed("TCP 80 from 0.0.0.0/0")])
    #expect(!difference.isWithoutEffect)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `what is newly admitted passes now and did not before, and nothing else does`(seed: UInt64)
    async
  {
    var generator = SeededGenerator(seed: seed)
    func random() -> Topology { Topology.random(using: &generator) }
    let (before, after) = (random(), random())
    for filter in await difference(before, after).filters where filter.kind == .networkACL {
      guard let old = before.networkACLs[filter.id], let new = after.networkACLs[filter.id] else {
        continue
      }
      let passedBefore = old.decisions(on: .all, filter.direction, in: before).passed
      let passedAfter = new.decisions(on: .all, filter.direction, in: after).passed
      #expect(filter.admitted.isSubset(of: passedAfter))
      #expect(filter.admitted.isDisjoint(with: passedBefore))
      #expect(passedBefore.union(filter.admitted).subtracting(filter.refused) == passedAfter)
    }
  }
}
