import NetworkModel
import Pages
import TestSupport
import Testing

struct CarrierTests {
  @Test func `everything with an interface carries its groups, and nothing carries others'`()
    async throws
  {
    let vpc: ResourceID<VPC> = ResourceID("vpc-1")
    let subnet: ResourceID<Subnet> = ResourceID("a")
    func interface(_ group: String) -> [NetworkInterface] {
      [NetworkInterface(subnet: subnet, securityGroups: [ResourceID(group)])]
    }
    let names = ["sg-db", "sg-fn", "sg-ep", "sg-none"]
    let topology = Topology(
      vpcs: [VPC(id: vpc, cidrs: ["10.0.0.0/16"])],
      subnets: [Subnet(id: subnet, vpc: vpc, cidr: "10.0.0.0/24")],
      securityGroups: names.map {
        SecurityGroup(id: ResourceID($0), vpc: vpc, inbound: [], outbound: [])
      },
      loadBalancers: [
        LoadBalancer(
          id: ResourceID("nlb-1"), kind: .network, scheme: .internal, subnets: [subnet],
          listeners: [])
      ],
      vpcEndpoints: [
        VPCEndpoint(
          id: ResourceID("ep-1"), vpc: vpc, kind: .interface(interface("sg-ep")), service: "s")
      ],
      lambdaFunctions: [
        LambdaFunction(id: ResourceID("fn-1"), interfaces: interface("sg-fn"))
      ],
      databases: [Database(id: ResourceID("db-1"), interfaces: interface("sg-db"))])

    let documentation = try await Documentation(topology)
    func page(_ group: String) throws -> String {
      try #require(documentation.text("security-groups/\(group).md"))
    }
    #expect(try page("sg-db").contains("Carried by database db-1."))
    #expect(try page("sg-fn").contains("Carried by Lambda function fn-1."))
    #expect(try page("sg-ep").contains("Carried by VPC endpoint ep-1."))
    #expect(try page("sg-none").contains("Nothing carries this group."))
    // Groups of a Network Load Balancer are optional: without them it does not have the default one.
    #expect(documentation.files.filter { $0.path.hasPrefix("security-groups/") }.count == 4)
  }
}
