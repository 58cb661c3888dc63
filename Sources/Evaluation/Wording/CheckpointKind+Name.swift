extension Checkpoint.Kind {
  /// What pages and the texts of pictures call such a thing, within a sentence.
  public var displayName: String {
    switch self {
    case .networkACL: "network ACL"
    case .securityGroup: "security group"
    case .routeTable: "route table"
    case .internetGateway: "internet gateway"
    case .loadBalancer: "load balancer"
    case .natGateway: "NAT gateway"
    case .peering: "peering"
    case .transitGateway: "transit gateway"
    case .vpcEndpoint: "endpoint"
    case .networkInterface: "interface"
    }
  }
}
