import NetworkModel
import NetworkSources
import Planning
import StructuredText
import TestSupport
import Testing
import TopologyFile

struct PlanTopologyFileTests {
  @Test(arguments: try Topology.exampleNames)
  func `the topology file of a plan reads back as the planned network`(name: String) async throws {
    let source = try SourceText.example(name)
    let sources = NetworkSources([source])
    let plan = await LeastPrivilegePlan(for: try #require(sources.read().topology))
    let text = sources.text(withRulesOf: plan.topology)
    let back = TopologyFile.read([SourceText(name: "plan.yaml", text: text)])
    #expect(back.topology == plan.topology, "\(back.diagnostics)")
  }

  @Test func `default filters that a source leaves out are written, if anything has them`()
    async throws
  {
    let source = SourceText(
      name: "network.yaml",
      text: #"""
        vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
        subnets: {a: {cidr: 10.0.0.0/24}, b: {cidr: 10.0.1.0/24}}
        instances:
          client: {subnet: a, privateIP: 10.0.0.10}
          server: {subnet: b, privateIP: 10.0.1.10}
        flows: [{name: "a: \"b\" # c", from: client, to: server, protocol: tcp, port: 443}]
        """#)
    let sources = NetworkSources([source])
    let plan = await LeastPrivilegePlan(for: try #require(sources.read().topology))
    let back = TopologyFile.read([
      SourceText(name: "plan.yaml", text: sources.text(withRulesOf: plan.topology))
    ])
    #expect(back.topology == plan.topology, "\(back.diagnostics)")
    #expect(plan.isComplete)
    #expect(
      back.topology?.networkACLs["default"]?.inbound.map(\.peer)
        == [.cidr("10.0.0.0/24"), .cidr("10.0.1.0/24")])
    #expect(
      back.topology?.securityGroups["default"]?.inbound.map(\.peer)
        == [.securityGroup(ResourceID("default"))])
  }
}
