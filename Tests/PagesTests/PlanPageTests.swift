import NetworkModel
import PacketSpace
import Pages
import Planning
import Testing

struct PlanPageTests {
  @Test func `a plan has a table for every list of rules, in the format of the documentation`()
    async throws
  {
    let plan = await LeastPrivilegePlan(for: .diagramA)
    let page = Documentation.page(of: plan, profile: .article, templates: try TemplateLibrary())
    #expect(
      page.contains("Proven: 1 flow allowed, 1 denied, 3 rules, none of which can be removed."))
    #expect(page.contains("| Browse | ✓ ALLOW | |"))
    #expect(
      page.contains(
        """
        ## Network ACL nacl-1 - Outbound Rules

        Packets that leave public-a:

        | Rule | Type | Protocol | Port Range | Destination | Allow / Deny | Description |
        | --- | --- | --- | --- | --- | --- | --- |
        | 100 | Custom TCP Rule | TCP (6) | 1024-65535 | 0.0.0.0/0 | ALLOW | Replies: Browse |
        | * | ALL Traffic | ALL | ALL | 0.0.0.0/0 | DENY | |
        """))
  }

  @Test func `names cannot break a table of a plan`() async throws {
    var network = Topology.diagramA
    network.flows = [
      Flow(
        name: "<b>|\n", from: .internet, to: .instance(ResourceID("web-1")),
        traffic: .tcp(.init(80)))
    ]
    let plan = await LeastPrivilegePlan(for: network)
    let page = Documentation.page(of: plan, profile: .article, templates: try TemplateLibrary())
    #expect(!page.contains("<b>"))
    #expect(page.contains("| HTTP | TCP | 80 | 0.0.0.0/0 | &#60;b>&#124;"))
  }
}
