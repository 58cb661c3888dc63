internal import NetworkModel

extension Shape {
  static let natGateway = Shape(
    "a NAT gateway",
    [
      name,
      Field(.subnet, .text, required: true, "the subnet that it is in"),
      Field(.privateIP, .text, "its private address; absent: any address of the subnet"),
      Field(.publicIP, .text, "its Elastic IP address"),
      Field(
        .connectivity, .word(NATGateway.Connectivity.allCases.map(\.rawValue)),
        "whether it has a public address; absent: public"),
    ],
    // A regional NAT gateway is in no subnet (RT-27).
    notModelled: [.availabilityMode])

  static let peering = Shape(
    "a peering",
    [
      name,
      Field(.requester, .text, required: true, "the VPC at one end"),
      Field(.accepter, .text, required: true, "the VPC at the other end"),
      Field(
        .sameRegion, .boolean,
        "whether both are in one Region, where rules may refer to the other's groups; absent: true"),
    ])

  static let transitGateway = Shape(
    "a transit gateway",
    [
      name,
      Field(
        .attachments, .dictionary(.object(transitGatewayAttachment)), required: true,
        "the VPCs and gateways attached to it"),
      Field(
        .routeTables, .dictionary(.object(transitGatewayRouteTable)),
        "its own route tables; absent: one that every attachment uses and propagates to"),
      Field(
        .securityGroupReferencing, .boolean,
        "whether inbound rules may refer to groups behind other attachments; absent: false"),
    ])

  static let transitGatewayAttachment = Shape(
    "a transit gateway attachment",
    [
      Field(.vpc, .text, "the VPC that it attaches"),
      Field(
        .subnets, .oneOrSeveral(.text), "one subnet of the VPC in each zone that it serves"),
      Field(.peer, .text, "instead of a VPC: another gateway"),
      Field(.routeTable, .text, "the gateway's table for what comes in here"),
      Field(
        .securityGroupReferencing, .boolean,
        "whether it takes part in references to groups; absent: true"),
    ])

  static let transitGatewayRouteTable = Shape(
    "a transit gateway route table",
    [
      Field(.routes, .list(.object(transitGatewayRoute)), "its static routes"),
      Field(
        .propagations, .oneOrSeveral(.text), "the attachments whose blocks it learns"),
    ])

  static let transitGatewayRoute = Shape(
    "a transit gateway route",
    [
      Field(.destination, .text, required: true, "a CIDR block"),
      Field(.target, .text, "an attachment of the gateway"),
      Field(.state, .word(["active", "blackhole"]), "'blackhole' drops these addresses"),
    ])

  static let vpcEndpoint = Shape(
    "a VPC endpoint",
    [
      name, optionalVPC,
      Field(
        .type, .word(["gateway", "interface"]), required: true,
        "'gateway': by routes; 'interface': by an interface in each subnet"),
      Field(
        .service, .text, required: true,
        "the service: the prefix list of a gateway endpoint, AWS's name, or a load balancer"),
      Field(
        .routeTables, .oneOrSeveral(.text), "of a gateway endpoint: the tables with its routes"),
      Field(.subnets, .oneOrSeveral(.text), "of an interface endpoint: where its interfaces are"),
      securityGroupsField, addresses,
    ])

  private static let addresses = Field(
    .addresses, .dictionary(.oneOrSeveral(.text)),
    "its private addresses by subnet; absent: any address of the subnet")

  private static let placedFields = [
    name,
    Field(.subnet, .text, "the subnet that it is in"),
    Field(.subnets, .oneOrSeveral(.text), "the subnets that it is in"),
    addresses,
    Field(.privateIP, .text, "its private IPv4 address, where it has only one subnet"),
    Field(
      .publicIP, .text,
      "its public IPv4 address, where it has only one subnet; 'unknown' where nobody knows it"),
    Field(.ipv6Addresses, .oneOrSeveral(.text), "its IPv6 addresses, where it has only one subnet"),
    securityGroupsField,
  ]

  static let lambdaFunction = Shape("a Lambda function", placedFields + clientPorts)

  static let database = Shape("a database", placedFields + clientPorts)
}
