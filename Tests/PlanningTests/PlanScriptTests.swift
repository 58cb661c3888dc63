import NetworkModel
import NetworkSources
import Planning
import RemedyScripts
import StructuredText
import Testing
import TopologyFile

struct PlanScriptTests {
  @Test(arguments: ["diagram-a", "diagram-b", "a-ping", "a-ipv6-forgotten", "vpc-endpoints"])
  func `the CloudFormation template of a plan reads back as its rules`(name: String) async throws {
    let plan = await LeastPrivilegePlan(for: try .example(name))
    let template = FilterScript(plan.topology).cloudFormation
    let back = NetworkSources([SourceText(name: "plan.yaml", text: template)]).read()
    let topology = try #require(back.topology, "\(back.diagnostics)")
    #expect(RuleText.all(of: topology) == RuleText.all(of: plan.topology))
  }

  @Test(arguments: ["diagram-a", "diagram-b", "a-ping", "a-ipv6-forgotten", "vpc-endpoints"])
  func `the Terraform configuration of a plan has its rules`(name: String) async throws {
    let plan = await LeastPrivilegePlan(for: try .example(name))
    let resources = HCLResource.all(in: FilterScript(plan.topology).terraform)
    #expect(RuleText.all(of: resources) == RuleText.all(of: plan.topology))
  }

  @Test func `names cannot break out of a script`() async throws {
    let network = try Topology.read(
      #"""
      vpcs: {"v\"${x}": {cidr: 10.0.0.0/16, internetGateway: igw-1}}
      routeTables: {public: {routes: [{destination: 0.0.0.0/0, target: igw-1}]}}
      networkACLs: {"a\"}\nresource": {inbound: [], outbound: []}}
      subnets: {"s\n${y}%{z}": {cidr: 10.0.0.0/24, routeTable: public, networkACL: "a\"}\nresource"}}
      securityGroups: {"!Ref x: - {": {inbound: [], outbound: []}, "g-h": {inbound: [], outbound: []}, g_h: {inbound: [], outbound: []}}
      instances: {web: {subnet: "s\n${y}%{z}", publicIP: 198.51.100.1, securityGroups: ["!Ref x: - {"]}}
      flows: [{name: "x\"\n}\n${evil} # é", from: internet, to: web, protocol: tcp, port: 443}]
      """#)
    let plan = await LeastPrivilegePlan(for: network)
    let script = FilterScript(plan.topology)
    let resources = HCLResource.all(in: script.terraform)
    #expect(RuleText.all(of: resources) == RuleText.all(of: plan.topology))
    let code = script.terraform.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(!code.contains { $0.replacing("$${", with: "").contains("${") })
    #expect(!code.contains { $0.replacing("%%{", with: "").contains("%{") })
    // Two groups whose identifiers differ in a mark only.
    #expect(
      resources.filter { $0.type == "aws_security_group" }.map(\.label) == [
        "ref_x", "g_h", "g_h_2",
      ])
    let back = NetworkSources([SourceText(name: "plan.yaml", text: script.cloudFormation)]).read()
    let topology = try #require(back.topology, "\(back.diagnostics)")
    #expect(RuleText.all(of: topology) == RuleText.all(of: plan.topology))
  }

  @Test func `identifiers of AWS's own stand in a script as they are`() async throws {
    let network = try Topology.read(
      """
      vpcs: {vpc-0a1b2c3d: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
      routeTables: {public: {routes: [{destination: 0.0.0.0/0, target: igw-1}]}}
      subnets: {subnet-0a1b2c3d: {cidr: 10.0.0.0/24, routeTable: public}}
      instances: {web: {subnet: subnet-0a1b2c3d, publicIP: 198.51.100.1}}
      flows: [{name: in, from: internet, to: web, protocol: tcp, port: 443}]
      """)
    let script = FilterScript((await LeastPrivilegePlan(for: network)).topology)
    #expect(script.terraform.contains(#"subnet_ids = ["subnet-0a1b2c3d"]"#))
    #expect(!script.terraform.contains("variable"))
    #expect(script.cloudFormation.contains("VpcId: vpc-0a1b2c3d"))
    #expect(!script.cloudFormation.contains("Parameters"))
  }
}
