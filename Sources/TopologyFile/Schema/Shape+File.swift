internal import Provenance

extension Shape {
  /// A whole file.
  static let file = Shape(
    "a topology file",
    [
      Field(.format, .word([TopologyFile.format]), "the version of the format"),
      Field(.title, .text, "what the network is called on its pages"),
      Field(
        .cidrs, .dictionary(.oneOrSeveral(.text)),
        "names for address ranges; rules may use them, and tables print them in brackets"),
      Field(.prefixLists, .dictionary(.object(prefixList)), "managed prefix lists"),
      Field(.vpcs, .dictionary(.object(vpc)), "virtual private clouds"),
      Field(.subnets, .dictionary(.object(subnet)), "subnets"),
      Field(.routeTables, .dictionary(.object(routeTable)), "route tables"),
      Field(.securityGroups, .dictionary(.object(securityGroup)), "security groups"),
      Field(.networkACLs, .dictionary(.object(networkACL)), "network ACLs"),
      Field(.instances, .dictionary(.object(instance)), "EC2 instances"),
      Field(.autoScalingGroups, .dictionary(.object(autoScalingGroup)), "Auto Scaling groups"),
      Field(.loadBalancers, .dictionary(.object(loadBalancer)), "load balancers"),
      Field(.targetGroups, .dictionary(.object(targetGroup)), "target groups"),
      Field(.natGateways, .dictionary(.object(natGateway)), "NAT gateways"),
      Field(.peerings, .dictionary(.object(peering)), "VPC peering connections"),
      Field(.transitGateways, .dictionary(.object(transitGateway)), "transit gateways"),
      Field(.vpcEndpoints, .dictionary(.object(vpcEndpoint)), "VPC endpoints"),
      Field(.lambdaFunctions, .dictionary(.object(lambdaFunction)), "Lambda functions in a VPC"),
      Field(.databases, .dictionary(.object(database)), "managed databases"),
      Field(.externals, .dictionary(.object(external)), "named places outside"),
      Field(.flows, .list(.object(flow)), "who is meant to reach whom, and who is not"),
      Field(
        .suppressions, .list(.object(suppression)), "findings of reviews that are accepted, and why"
      ),
      Field(.destinations, .list(.object(destination)), "wikis that the pages are published to"),
    ],
    notModelled: [
      .vpnGateways, .vpnConnections, .directConnectGateways, .networkFirewalls, .carrierGateways,
      .localGateways, .coreNetworks, .globalAccelerators,
    ])

  /// What the resources of a kind hold.
  static func resource(_ kind: ResourceKind) -> Shape? {
    switch kind {
    case .namedCIDRs: nil
    case .prefixList: prefixList
    case .vpc: vpc
    case .subnet: subnet
    case .routeTable: routeTable
    case .securityGroup: securityGroup
    case .networkACL: networkACL
    case .instance: instance
    case .autoScalingGroup: autoScalingGroup
    case .loadBalancer: loadBalancer
    case .targetGroup: targetGroup
    case .natGateway: natGateway
    case .peering: peering
    case .transitGateway: transitGateway
    case .vpcEndpoint: vpcEndpoint
    case .lambdaFunction: lambdaFunction
    case .database: database
    case .external: external
    }
  }
}
