import Evaluation
import NetworkModel
import PacketSpace
import Pages
import TestSupport
import Testing

struct ReachabilityPageTests {
  @Test(arguments: [
    ("diagram-b", Topology.diagramB), ("diagram-b-linux", Topology.diagramBForLinux),
  ])
  func `the page is as recorded`(name: String, topology: Topology) async throws {
    let reachability = await Evaluator(topology).reachability()
    let page = Documentation.page(of: reachability, templates: try TemplateLibrary())
    try expectSnapshot(page, "\(name)/reachability.md")
  }

  @Test func `the index leads to the page where there is one`() async throws {
    let topology = Topology.diagramB
    let evaluator = Evaluator(topology)
    let network = DocumentedNetwork(
      name: "network", topology: topology, explanations: await evaluator.explainFlows(),
      reachability: await evaluator.reachability())
    let documentation = await Documentation(
      of: [network], templates: try TemplateLibrary(), draw: Documentation.box)
    #expect(documentation.text("README.md")?.contains("(reachability.md)") == true)
    #expect(documentation.text("reachability.md")?.contains("| lb-1 | internet | TCP 80 |") == true)
    let without = try await Documentation(topology)
    #expect(without.text("README.md")?.contains("(reachability.md)") == false)
    #expect(without.text("reachability.md") == nil)
  }

  @Test func `asking about one end gives one table`() async throws {
    let evaluator = Evaluator(.diagramB)
    let templates = try TemplateLibrary()
    let to = Documentation.page(
      of: await evaluator.reachability(to: .loadBalancer(ResourceID("lb-1"))), templates: templates)
    #expect(to.contains("## What can be reached, and by whom"))
    #expect(!to.contains("## Who can reach what"))
    let nothing = Documentation.page(
      of: await evaluator.reachability(to: .loadBalancer(ResourceID("lb-1")), ports: PortSet(81)),
      templates: templates)
    #expect(nothing.contains("Nothing can talk to anything"))
  }
}
