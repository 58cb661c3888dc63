import Evaluation
import NetworkModel
import PacketSpace
import Planning
import TestSupport
import Testing

struct LeastPrivilegePlanTests {
  /// Two hosts in two subnets of a VPC with an internet gateway.
  private func network(_ flows: String, routes: String = "destination: 0.0.0.0/0, target: igw-1")
    throws -> Topology
  {
    try .read(
      """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
      routeTables: {main: {routes: [{\(routes)}]}}
      networkACLs: {front: {inbound: [{rule: 1, protocol: all, source: 0.0.0.0/0, action: deny}], outbound: []}, back: {inbound: [], outbound: []}, unused: {inbound: [], outbound: []}}
      subnets:
        a: {cidr: 10.0.0.0/24, routeTable: main, networkACL: front}
        b: {cidr: 10.0.1.0/24, networkACL: back}
      securityGroups:
        sg-web: {inbound: [], outbound: []}
        sg-db: {inbound: [], outbound: []}
        sg-all: {inbound: [{protocol: all, source: 0.0.0.0/0}], outbound: []}
      instances:
        web: {subnet: a, privateIP: 10.0.0.10, publicIP: 198.51.100.1, securityGroups: [sg-all, sg-web]}
        cache: {subnet: a, privateIP: 10.0.0.11, securityGroups: [sg-all]}
        db: {subnet: b, privateIP: 10.0.1.10, securityGroups: [sg-db]}
      flows: [\(flows)]
      """)
  }

  private func rules(_ plan: LeastPrivilegePlan, _ group: String, _ direction: Direction)
    -> [String]
  {
    plan.topology.securityGroups[group]?.rules(direction)
      .map { "\($0.traffic.destinationPorts) \($0.peer)" } ?? []
  }

  private func entries(_ plan: LeastPrivilegePlan, _ acl: String, _ direction: Direction)
    -> [String]
  {
    plan.topology.networkACLs[acl]?.entries(direction)
      .map { "\($0.ruleNumber) \($0.traffic.destinationPorts) \($0.peer)" } ?? []
  }

  @Test func `groups name the group of who calls and the addresses of who is called`() async throws
  {
    let plan = await LeastPrivilegePlan(
      for: try network(
        "{name: Query, from: web, to: db, protocol: tcp, port: 5432, clientPorts: linux}"))
    #expect(plan.isComplete)
    #expect(rules(plan, "sg-web", .outbound) == ["5432 10.0.1.10/32"])
    #expect(rules(plan, "sg-db", .inbound) == ["5432 sg-web"])
    #expect(entries(plan, "front", .outbound) == ["100 5432 10.0.1.0/24"])
    #expect(entries(plan, "front", .inbound) == ["100 32768-60999 10.0.1.0/24"])
    #expect(entries(plan, "back", .inbound) == ["100 5432 10.0.0.0/24"])
    #expect(entries(plan, "back", .outbound) == ["100 32768-60999 10.0.0.0/24"])
  }

  @Test func `of the groups of an interface the one that the fewest others carry gets the rule`()
    async throws
  {
    let plan = await LeastPrivilegePlan(
      for: try network("{name: Browse, from: internet, to: web, protocol: tcp, port: 80}"))
    #expect(rules(plan, "sg-web", .inbound) == ["80 0.0.0.0/0"])
    #expect(rules(plan, "sg-all", .inbound) == [])
  }

  @Test func `a rule that others make superfluous is left out`() async throws {
    let plan = await LeastPrivilegePlan(
      for: try network(
        """
        {name: One, from: web, to: db, protocol: tcp, port: 8080},
        {name: Many, from: cache, to: db, protocol: tcp, port: 8000-8100}
        """))
    #expect(plan.isComplete)
    // The interface of web carries the group that cache needs.
    #expect(rules(plan, "sg-web", .outbound) == [])
    #expect(rules(plan, "sg-all", .outbound) == ["8000-8100 10.0.1.10/32"])
    #expect(rules(plan, "sg-db", .inbound) == ["8000-8100 sg-all"])
    #expect(entries(plan, "back", .inbound) == ["100 8000-8100 10.0.0.0/24"])
  }

  @Test func `neighbouring ports and blocks are one rule`() async throws {
    let plan = await LeastPrivilegePlan(
      for: try network(
        """
        {name: a, from: 192.0.2.0/25, to: web, protocol: tcp, port: 80},
        {name: b, from: 192.0.2.128/25, to: web, protocol: tcp, port: 80-81},
        {name: c, from: 192.0.2.0/25, to: web, protocol: tcp, port: 81}
        """))
    #expect(plan.isComplete)
    #expect(rules(plan, "sg-web", .inbound) == ["80-81 192.0.2.0/24"])
  }

  @Test func `filters that no flow meets admit nothing`() async throws {
    let plan = await LeastPrivilegePlan(
      for: try network("{name: Browse, from: internet, to: web, protocol: tcp, port: 80}"))
    for acl in ["back", "unused"] {
      #expect(plan.topology.networkACLs[acl]?.inbound == [])
    }
    #expect(rules(plan, "sg-db", .inbound) == [])
    // Nothing has AWS's default ACL or group, so neither appears.
    #expect(plan.topology.networkACLs["default"] == nil)
    #expect(plan.topology.securityGroups["default"] == nil)
  }

  @Test func `a flow that no rule makes work is named with the reason, and the others are planned`()
    async throws
  {
    let plan = await LeastPrivilegePlan(
      for: try network(
        """
        {name: Browse, from: internet, to: web, protocol: tcp, port: 80},
        {name: Into the back, from: internet, to: db, protocol: tcp, port: 5432}
        """))
    #expect(!plan.isComplete)
    #expect(plan.proof.holds)
    #expect(plan.flows.map(\.outcome) == [.allowed, .denied])
    #expect(plan.flows[0].obstacles == [])
    #expect(plan.flows[1].obstacles.first?.contains("public") == true)
    #expect(rules(plan, "sg-web", .inbound) == ["80 0.0.0.0/0"])
    #expect(rules(plan, "sg-db", .inbound) == [])
  }

  @Test func `what the model does not say is said, and no proof of the flow`() async throws {
    let plan = await LeastPrivilegePlan(
      for: try network(
        "{name: Browse, from: internet, to: web, protocol: tcp, port: 80}",
        routes: "destination: 0.0.0.0/0, target: 'unknown: read nowhere'"))
    #expect(!plan.isComplete)
    #expect(plan.flows.map(\.outcome) == [.undetermined])
    #expect(plan.flows[0].obstacles.isEmpty == false)
    #expect(rules(plan, "sg-web", .inbound) == ["80 0.0.0.0/0"])
  }

  @Test func `a flow that is to be denied and that others admit contradicts the plan`() async throws
  {
    let plan = await LeastPrivilegePlan(
      for: try network(
        """
        {name: All, from: internet, to: web, protocol: tcp, port: 80-90},
        {name: Not this, from: internet, to: web, protocol: tcp, port: 85, expect: denied},
        {name: Not that, from: internet, to: web, protocol: tcp, port: 91, expect: denied}
        """))
    #expect(plan.proof.failures == [.flowIsNotDenied("Not this", .allowed)])
    #expect(plan.flows.map(\.outcome) == [.allowed, .allowed, .denied])
    #expect(!plan.isComplete)
  }

  @Test func `a rule that is there already keeps what people say about it`() async throws {
    var network = try network("{name: Browse, from: internet, to: web, protocol: tcp, port: 80}")
    let note = RuleNote(owner: "ops", ticket: "NET-1")
    network.securityGroups = network.securityGroups.replacing(ResourceID("sg-web")) {
      $0.changing(.inbound) { _ in
        [
          .init(traffic: .tcp(22...22), peer: .cidr(.anyIPv4), description: "Admin"),
          .init(traffic: .tcp(80...80), peer: .cidr(.anyIPv4), description: "Shop", note: note),
        ]
      }
    }
    let plan = await LeastPrivilegePlan(for: network)
    #expect(
      plan.topology.securityGroups["sg-web"]?.inbound
        == [.init(traffic: .tcp(80...80), peer: .cidr(.anyIPv4), description: "Shop", note: note)])
    #expect(plan.topology.networkACLs["front"]?.inbound.first?.description == "Browse")
  }

  @Test func `single codes of ICMP stay single`() async throws {
    let plan = await LeastPrivilegePlan(
      for: try network(
        """
        {name: a, from: internet, to: web, protocol: icmp, icmpType: 3, icmpCode: 3},
        {name: b, from: internet, to: web, protocol: icmp, icmpType: 3, icmpCode: 4}
        """))
    #expect(plan.isComplete)
    #expect(
      plan.topology.securityGroups["sg-web"]?.inbound.map(\.traffic)
        == [.icmp(type: 3, code: 3), .icmp(type: 3, code: 4)])
  }

  @Test func `a list that is longer than AWS allows is reported`() async throws {
    let flows = (0..<20).map {
      "{name: f\($0), from: internet, to: web, protocol: tcp, port: \(80 + 2 * $0)}"
    }
    let plan = await LeastPrivilegePlan(for: try network(flows.joined(separator: ", ")))
    #expect(plan.isComplete)
    #expect(
      plan.remarkSentences == [
        "the inbound rules of network ACL front are 20 for IPv4, and AWS allows 19 unless the quota is raised"
      ])
  }
}
