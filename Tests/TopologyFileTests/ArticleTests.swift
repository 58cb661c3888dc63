import Diagnostics
import NetworkModel
import PacketSpace
import TestSupport
import Testing
import TopologyFile

/// The two networks of the article, as the contract writes them.
struct ArticleTests {
  @Test(arguments: ["diagram-a", "diagram-b"])
  func `the article's networks load without a complaint`(name: String) throws {
    let reading = try Fixtures.read("valid/\(name).yaml")

    #expect(DiagnosticFormatter().format(reading.diagnostics) == "")
    #expect(reading.topology != nil)
  }

  @Test func `diagram A is what the article says`() throws {
    let topology = try #require(try Fixtures.read("valid/diagram-a.yaml").topology)
    let vpc = ResourceID<VPC>("vpc-1")
    let expected = Topology(
      title: "A single EC2 instance accepting HTTP traffic",
      vpcs: [
        VPC(id: vpc, cidrs: ["10.0.0.0/16"], internetGateway: ResourceID("igw-1"))
      ],
      subnets: [
        Subnet(
          id: ResourceID("public-a"), vpc: vpc, availabilityZone: "eu-west-1a",
          cidr: "10.0.1.0/24", routeTable: ResourceID("public"),
          networkACL: ResourceID("nacl-1"))
      ],
      routeTables: [
        RouteTable(
          id: ResourceID("public"), vpc: vpc,
          routes: [
            Route(destination: .cidr(.anyIPv4), target: .internetGateway(ResourceID("igw-1")))
          ])
      ],
      securityGroups: [
        SecurityGroup(
          id: ResourceID("sg-1"), vpc: vpc,
          inbound: [SecurityGroup.Rule(traffic: .tcp(80...80), peer: .cidr(.anyIPv4))],
          outbound: [])
      ],
      networkACLs: [
        NetworkACL(
          id: ResourceID("nacl-1"), vpc: vpc,
          inbound: [
            NetworkACL.Entry(
              ruleNumber: 100, traffic: .tcp(80...80), peer: .cidr(.anyIPv4), action: .allow)
          ],
          outbound: [
            NetworkACL.Entry(
              ruleNumber: 100, traffic: .tcp(1024...65535), peer: .cidr(.anyIPv4), action: .allow)
          ])
      ],
      instances: [
        Instance(
          id: ResourceID("web-1"),
          interfaces: [
            NetworkInterface(
              subnet: ResourceID("public-a"), addresses: ["10.0.1.10"],
              publicIP: "198.51.100.10", securityGroups: [ResourceID("sg-1")])
          ])
      ],
      flows: [
        Flow(
          name: "Browse", from: .internet, to: .instance(ResourceID("web-1")),
          traffic: .tcp(PortSet(80)), expectation: .allowed),
        Flow(
          name: "No SSH from the internet", from: .internet,
          to: .instance(ResourceID("web-1")), traffic: .tcp(PortSet(22)), expectation: .denied),
      ])

    #expect(topology == expected)
  }

  @Test func `diagram B has a load balancer in front of a group, and names for its subnets`()
    throws
  {
    let topology = try #require(try Fixtures.read("valid/diagram-b.yaml").topology)
    let loadBalancer = try #require(topology.loadBalancers["lb-1"])

    #expect(loadBalancer.subnets.map(\.rawValue) == ["public-a", "public-b"])
    #expect(
      loadBalancer.listeners == [
        LoadBalancer.Listener(
          protocolName: "HTTP", port: 80, targetPort: 80,
          targets: [.autoScalingGroup(ResourceID("web"))])
      ])
    #expect(
      loadBalancer.healthCheck == LoadBalancer.HealthCheck(protocolName: "HTTP", port: 80))
    #expect(loadBalancer.crossZone == true)
    #expect(loadBalancer.clientPorts == ClientPorts(.elb))
    #expect(
      topology.securityGroups["sg-2"]?.outbound == [
        SecurityGroup.Rule(
          traffic: .tcp(80...80), peer: .named(ResourceID("Private subnet CIDR")))
      ])
    #expect(
      topology.securityGroups["sg-3"]?.inbound == [
        SecurityGroup.Rule(traffic: .tcp(80...80), peer: .securityGroup(ResourceID("sg-2")))
      ])
    #expect(topology.networkACLs["nacl-2"]?.inbound.map(\.ruleNumber) == [100, 200])
    #expect(topology.autoScalingGroups["web"]?.desiredCapacity == 2)
    #expect(topology.flows.map(\.to.description) == ["lb-1", "web"])
  }
}
