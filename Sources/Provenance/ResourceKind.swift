/// A kind of resource that a topology file declares and refers to.
public enum ResourceKind: String, Hashable, Sendable, CaseIterable {
  case namedCIDRs = "cidrs"
  case prefixList = "prefixLists"
  case vpc = "vpcs"
  case subnet = "subnets"
  case routeTable = "routeTables"
  case securityGroup = "securityGroups"
  case networkACL = "networkACLs"
  case instance = "instances"
  case autoScalingGroup = "autoScalingGroups"
  case loadBalancer = "loadBalancers"
  case targetGroup = "targetGroups"
  case natGateway = "natGateways"
  case peering = "peerings"
  case transitGateway = "transitGateways"
  case vpcEndpoint = "vpcEndpoints"
  case lambdaFunction = "lambdaFunctions"
  case database = "databases"
  case external = "externals"
}

extension ResourceKind {
  /// What messages call one: "security group".
  public var noun: String {
    switch self {
    case .namedCIDRs: "CIDR name"
    case .prefixList: "prefix list"
    case .vpc: "VPC"
    case .subnet: "subnet"
    case .routeTable: "route table"
    case .securityGroup: "security group"
    case .networkACL: "network ACL"
    case .instance: "instance"
    case .autoScalingGroup: "Auto Scaling group"
    case .loadBalancer: "load balancer"
    case .targetGroup: "target group"
    case .natGateway: "NAT gateway"
    case .peering: "peering"
    case .transitGateway: "transit gateway"
    case .vpcEndpoint: "VPC endpoint"
    case .lambdaFunction: "Lambda function"
    case .database: "database"
    case .external: "external"
    }
  }

  /// The noun with its article: "an instance".
  public var oneOf: String {
    switch self {
    case .instance, .autoScalingGroup, .external: "an \(noun)"
    default: "a \(noun)"
    }
  }
}
