internal import NetworkModel
internal import StructuredText

extension Shape {
  static let name = Field(
    .name, .text, "what people call it, where that differs from its identifier")
  static let optionalVPC = Field(
    .vpc, .text, "its VPC; may be left out where the network has only one")
  static let securityGroupsField = Field(
    .securityGroups, .oneOrSeveral(.text),
    "its security groups; absent: the VPC's default group")
  private static let subnets = Field(
    .subnets, .oneOrSeveral(.text), required: true, "the subnets that it is in")
  static let clientPorts = [
    Field(
      .clientPorts, .oneOrSeveral(.ports),
      "the source ports that it chooses from: a set of ports, or a kind of client"),
    Field(
      .client, .word(ClientKind.allCases.map(\.rawValue)),
      "the kind of client, whose source ports are known"),
  ]

  static let vpc = Shape(
    "a VPC",
    [
      name,
      Field(.cidr, .text, "its IPv4 block; 'unknown' where nobody knows its blocks"),
      Field(.cidrs, .oneOrSeveral(.text), "its blocks, where it has several"),
      Field(.ipv6Cidr, .text, "its IPv6 block"),
      Field(.ipv6Cidrs, .oneOrSeveral(.text), "its IPv6 blocks"),
      Field(.internetGateway, .text, "the internet gateway attached to it"),
      Field(
        .egressOnlyInternetGateway, .text, "the egress-only internet gateway attached to it"),
      Field(
        .mainRouteTable, .text,
        "the route table of subnets that name none; absent: local routes only"),
    ],
    // Edge-associated tables (RT-11) and VPC Block Public Access (RT-18).
    notModelled: [.gatewayRouteTable, .blockPublicAccess])

  static let subnet = Shape(
    "a subnet",
    [
      name, optionalVPC,
      Field(.availabilityZone, .text, "its availability zone"),
      Field(
        .cidr, .text,
        "its IPv4 block; absent: an IPv6-only subnet; 'unknown' where nobody knows its blocks"),
      Field(.ipv6Cidr, .text, "its IPv6 block"),
      Field(.routeTable, .text, "its route table; absent: the VPC's main table"),
      Field(
        .networkACL, .text, "its network ACL; absent: the VPC's default ACL, which allows all"),
    ])

  static let routeTable = Shape(
    "a route table",
    [
      name, optionalVPC,
      Field(
        .routes, .orUnknown(.list(.object(route))), "the routes beside the VPC's own local ones"),
    ])

  static let route = Shape(
    "a route",
    [
      Field(.destination, .text, required: true, "a CIDR block or a prefix list"),
      Field(
        .target, .text,
        "a gateway, a NAT gateway, a peering, an endpoint, an instance that forwards, or 'local'"),
      Field(.state, .word(["active", "blackhole"]), "'blackhole' where the target is gone"),
    ])

  static let prefixList = Shape(
    "a prefix list",
    [
      name,
      Field(
        .cidrs, .oneOrSeveral(.text), required: true, mayBeEmpty: true,
        "its address ranges, or 'unknown'"),
      Field(.maxEntries, .number(1...1000), "what it counts as in quotas"),
    ])

  static let instance = Shape(
    "an instance",
    [name] + interfaceFields + clientPorts + [
      Field(
        .networkInterfaces,
        .either([.list(.object(networkInterface)), .dictionary(.object(networkInterface))]),
        "its interfaces, where it has several: by name, or as a list")
    ])

  static let networkInterface = Shape("a network interface", [name] + interfaceFields)

  private static let interfaceFields = [
    Field(.subnet, .text, "the subnet that it is in"),
    Field(
      .privateIP, .oneOrSeveral(.text),
      "its private IPv4 address, or all of them; absent: any address of the subnet"),
    Field(
      .publicIP, .text,
      "its public IPv4 address; absent: none; 'unknown' where it has one that nobody knows"),
    Field(.ipv6Addresses, .oneOrSeveral(.text), "its IPv6 addresses"),
    securityGroupsField,
    Field(.sourceDestCheck, .boolean, "whether it drops transit traffic; absent: true"),
  ]

  static let autoScalingGroup = Shape(
    "an Auto Scaling group",
    [
      name, subnets, securityGroupsField,
      Field(.desiredCapacity, .number(0...100_000), "how many instances it should have"),
      Field(.publicIPs, .boolean, "whether its instances get public IPv4 addresses"),
    ] + clientPorts)

  static let loadBalancer = Shape(
    "a load balancer",
    [
      name,
      Field(
        .type, .word(LoadBalancer.Kind.allCases.map(\.rawValue)), required: true,
        "its kind, which decides what its targets see"),
      Field(
        .scheme, .word(LoadBalancer.Scheme.allCases.map(\.rawValue)),
        "whether its nodes have public addresses; absent: internet-facing"),
      subnets,
      Field(
        .nodeAddresses, .dictionary(.oneOrSeveral(.text)),
        "the private addresses of its nodes by subnet; absent: any address of the subnet"),
      securityGroupsField,
      Field(
        .crossZone, .boolean,
        "whether a node uses targets of other zones; absent: yes for application, no for network "
          + "load balancers, and both are considered for classic ones"),
      Field(
        .preserveClientIP, .boolean,
        "of a network load balancer: whether targets see the client's address; absent: both are "
          + "considered"),
      Field(
        .addressFamily, .word(LoadBalancer.AddressFamilies.allCases.map(\.rawValue)),
        "the families of its nodes' addresses; absent: ipv4"),
      Field(.listeners, .orUnknown(.list(.object(listener))), "the ports it listens on"),
      Field(
        .targets, .oneOrSeveral(.text), "where listeners send requests that name no targets"),
      Field(
        .healthCheck, .either([.text, .object(healthCheck)]),
        "how it checks its targets, such as HTTP:80/index.html; absent: AWS's default"),
    ] + clientPorts)

  static let listener = Shape(
    "a listener",
    [
      Field(.protocol, .text, required: true, "HTTP, HTTPS, TCP, TLS, SSL, UDP or TCP_UDP"),
      Field(.port, .number(1...65535), required: true, "the port it listens on"),
      Field(.targetPort, .number(1...65535), "the port of the targets; absent: the same"),
      Field(
        .targets, .oneOrSeveral(.text),
        "instances, Auto Scaling groups, addresses; absent: the load balancer's"),
      Field(.targetGroup, .text, "the target group that requests go to, instead of targets"),
      Field(
        .answersItself, .boolean,
        "whether it redirects, or gives a fixed response, and asks no target; absent: false"),
    ])

  static let healthCheck = Shape(
    "a health check",
    [
      Field(.protocol, .text, required: true, "HTTP, HTTPS, TCP or SSL"),
      Field(
        .port, .either([.number(1...65535), .word(["traffic-port"])]),
        "the port of the targets; absent: the one that they get requests on"),
      Field(.path, .text, "the path that is requested"),
    ])

  static let external = Shape(
    "an external",
    [
      name,
      Field(.cidrs, .oneOrSeveral(.text), required: true, "its address ranges"),
    ] + clientPorts)

  static let flow = Shape(
    "a flow",
    [
      Field(.name, .text, required: true, "what pages call it; unique"),
      Field(.from, .text, required: true, "the client: \(endpoints)"),
      Field(.to, .text, required: true, "the server: \(endpoints)"),
      Field(
        .protocol, .either([.text, .number(0...255)]), required: true,
        "tcp, udp, icmp, icmpv6 or a number"),
      Field(.port, .oneOrSeveral(.ports), "the destination port"),
      Field(.ports, .oneOrSeveral(.ports), "the destination ports"),
      Field(.icmpType, .number(0...255), "the ICMP type; absent: echo request"),
      Field(.icmpCode, .number(0...255), "the ICMP code; absent: every code"),
      Field(.family, .word(["ipv4", "ipv6"]), "absent: every family that both ends have"),
      Field(
        .expect, .word(Expectation.allCases.map(\.rawValue)),
        "the verdict that 'portolan check' compares with"),
    ] + clientPorts)

  private static let endpoints =
    "an ID or a name, INSTANCE/INTERFACE, an address, a CIDR block, 'internet'"
}
