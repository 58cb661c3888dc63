import DOT
import Diagrams
import Evaluation
import NetworkModel
import PacketSpace
import TestSupport
import Testing

struct OverviewTests {
  private func overview(_ name: String) throws -> Diagram {
    let fixture = try Fixture(name)
    let vpc = try #require(fixture.topology.vpcs.first { _ in true })
    let explanations = fixture.topology.flows.indices.map { fixture.explanation($0) }
    return Diagram.overview(of: vpc, explanations, in: fixture.topology, id: "overview")
  }

  @Test func `an overview stays as it was recorded`() throws {
    let diagram = try overview("load-balancer")
    try expectSnapshot(diagram.graph.text, "load-balancer-overview.dot")
    try expectSnapshot(diagram.description + "\n", "load-balancer-overview.txt")
  }

  @Test(arguments: Fixture.names)
  func `an overview has at most 14 lines and 9 boxes of subnets`(name: String) throws {
    let text = try overview(name).graph.text
    #expect(text.matches(of: #/class="subnets"/#).count <= 9)
    #expect(text.matches(of: #/class="flows\ /#).count <= 14)
    #expect(text.contains(#"class="subnets""#))
  }

  @Test func `a VPC without subnets says so`() {
    let vpc = VPC(id: ResourceID("vpc-1"), cidrs: [.anyIPv4])
    let diagram = Diagram.overview(of: vpc, [], in: Topology(vpcs: [vpc]), id: "overview")
    #expect(diagram.graph.text.contains("no subnets"))
  }

  @Test func `a flow of a group that nothing has is a picture that says so`() throws {
    var topology = try Fixture("one-instance").topology
    let vpc = try #require(topology.vpcs.first { _ in true })
    let instance = try #require(topology.instances.first { _ in true })
    let group = SecurityGroup(id: ResourceID("sg-empty"), vpc: vpc.id, inbound: [], outbound: [])
    topology.securityGroups = ResourceTable(topology.securityGroups + [group])
    let flow = Flow(
      name: "none", from: .securityGroup(group.id), to: .instance(instance.id),
      traffic: .tcp(PortSet(80)))
    let explanation = Evaluator(topology).explain(flow)
    let diagram = Diagram.flow(explanation, in: topology, id: "none")
    #expect(diagram.graph.text.contains("no interface at one of the ends"))
  }
}
