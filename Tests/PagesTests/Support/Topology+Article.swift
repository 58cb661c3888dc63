import NetworkModel
import PacketSpace
import TestSupport

/// The article's two networks.
extension Topology {
  /// One instance that accepts HTTP from anywhere.
  static let diagramA = Topology(
    title: "A single EC2 instance accepting HTTP traffic",
    vpcs: [vpc],
    subnets: [
      subnet("public-a", "10.0.1.0/24", zone: "a", table: "public", acl: "nacl-1")
    ],
    routeTables: [publicRoutes],
    securityGroups: [
      SecurityGroup(
        id: ResourceID("sg-1"), vpc: vpc.id, inbound: [.http(.cidr(.anyIPv4))], outbound: [])
    ],
    networkACLs: [
      NetworkACL(
        id: ResourceID("nacl-1"), vpc: vpc.id, inbound: [.http(100, .cidr(.anyIPv4))],
        outbound: [.replies(100, .cidr(.anyIPv4))])
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

  /// A Classic Load Balancer in front of an Auto Scaling group in two zones.
  static let diagramB = Topology(
    title: "A load balancer sending HTTP traffic to EC2 instances",
    namedCIDRs: [
      NamedCIDRs(id: publicBlock, cidrs: ["10.0.0.0/23"]),
      NamedCIDRs(id: privateBlock, cidrs: ["10.0.10.0/23"]),
    ],
    vpcs: [vpc],
    subnets: [
      subnet("public-a", "10.0.0.0/24", zone: "a", table: "public", acl: "nacl-2"),
      subnet("public-b", "10.0.1.0/24", zone: "b", table: "public", acl: "nacl-2"),
      subnet("private-a", "10.0.10.0/24", zone: "a", table: "private", acl: "nacl-3"),
      subnet("private-b", "10.0.11.0/24", zone: "b", table: "private", acl: "nacl-3"),
    ],
    routeTables: [publicRoutes, RouteTable(id: ResourceID("private"), vpc: vpc.id)],
    securityGroups: [
      SecurityGroup(
        id: ResourceID("sg-2"), vpc: vpc.id, inbound: [.http(.cidr(.anyIPv4))],
        outbound: [.http(.named(privateBlock))]),
      SecurityGroup(
        id: ResourceID("sg-3"), vpc: vpc.id,
        inbound: [.http(.securityGroup(ResourceID("sg-2")))], outbound: []),
    ],
    networkACLs: [
      NetworkACL(
        id: ResourceID("nacl-2"), vpc: vpc.id,
        inbound: [.http(100, .cidr(.anyIPv4)), .replies(200, .named(privateBlock))],
        outbound: [.http(100, .named(privateBlock)), .replies(200, .cidr(.anyIPv4))]),
      NetworkACL(
        id: ResourceID("nacl-3"), vpc: vpc.id, inbound: [.http(100, .named(publicBlock))],
        outbound: [.replies(100, .named(publicBlock))]),
    ],
    autoScalingGroups: [
      AutoScalingGroup(
        id: ResourceID("web"), subnets: [ResourceID("private-a"), ResourceID("private-b")],
        securityGroups: [ResourceID("sg-3")], desiredCapacity: 2)
    ],
    loadBalancers: [
      LoadBalancer(
        id: ResourceID("lb-1"), kind: .classic, scheme: .internetFacing,
        subnets: [ResourceID("public-a"), ResourceID("public-b")],
        securityGroups: [ResourceID("sg-2")], crossZone: true,
        listeners: [
          LoadBalancer.Listener(
            protocolName: "HTTP", port: 80, targetPort: 80,
            targets: [.autoScalingGroup(ResourceID("web"))])
        ], healthCheck: LoadBalancer.HealthCheck(protocolName: "HTTP", port: 80))
    ],
    flows: [
      Flow(
        name: "Browse", from: .internet, to: .loadBalancer(ResourceID("lb-1")),
        traffic: .tcp(PortSet(80)), expectation: .allowed),
      Flow(
        name: "No way around the load balancer", from: .internet,
        to: .autoScalingGroup(ResourceID("web")), traffic: .tcp(PortSet(80)),
        expectation: .denied),
    ])

  /// The second network, with replies let out to the ports of Linux clients only.
  static var diagramBForLinux: Topology {
    var topology = diagramB
    topology.networkACLs = ResourceTable(
      topology.networkACLs.map { acl in
        guard acl.id.rawValue == "nacl-2" else { return acl }
        return NetworkACL(
          id: acl.id, vpc: acl.vpc, inbound: acl.inbound,
          outbound: [
            .http(100, .named(privateBlock)),
            NetworkACL.Entry(
              ruleNumber: 200, traffic: .tcp(32768...60999), peer: .cidr(.anyIPv4),
              action: .allow),
          ])
      })
    return topology
  }

  private static let vpc = VPC(
    id: ResourceID("vpc-1"), cidrs: ["10.0.0.0/16"], internetGateway: ResourceID("igw-1"))
  private static let publicBlock = ResourceID<NamedCIDRs>("Public subnet CIDR")
  private static let privateBlock = ResourceID<NamedCIDRs>("Private subnet CIDR")
  private static let publicRoutes = RouteTable(
    id: ResourceID("public"), vpc: vpc.id,
    routes: [
      Route(
        destination: .cidr(.anyIPv4), target: .internetGateway(ResourceID("igw-1")))
    ])

  private static func subnet(
    _ id: String, _ cidr: CIDR, zone: String, table: String, acl: String
  ) -> Subnet {
    Subnet(
      id: ResourceID(id), vpc: vpc.id, availabilityZone: "eu-west-1\(zone)", cidr: cidr,
      routeTable: ResourceID(table), networkACL: ResourceID(acl))
  }
}

extension SecurityGroup.Rule {
  static func http(_ peer: RulePeer) -> Self { Self(traffic: .tcp(80...80), peer: peer) }
}

extension NetworkACL.Entry {
  static func http(_ number: Int, _ peer: RulePeer) -> Self {
    Self(ruleNumber: number, traffic: .tcp(80...80), peer: peer, action: .allow)
  }

  static func replies(_ number: Int, _ peer: RulePeer) -> Self {
    Self(ruleNumber: number, traffic: .tcp(1024...65535), peer: peer, action: .allow)
  }
}
