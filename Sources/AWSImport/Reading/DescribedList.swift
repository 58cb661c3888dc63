internal import StructuredText

/// A list that some AWS command prints, by its key.
enum DescribedList: String, CaseIterable {
  case vpcPeeringConnections = "VpcPeeringConnections"
  case routeTables = "RouteTables"
  case networkACLs = "NetworkAcls"
  case securityGroupRules = "SecurityGroupRules"
  case securityGroups = "SecurityGroups"
  case reservations = "Reservations"
  case instances = "Instances"
  case networkInterfaces = "NetworkInterfaces"
  case egressOnlyInternetGateways = "EgressOnlyInternetGateways"
  case internetGateways = "InternetGateways"
  case natGateways = "NatGateways"
  case vpcEndpoints = "VpcEndpoints"
  case transitGatewayVPCAttachments = "TransitGatewayVpcAttachments"
  case transitGatewayPeeringAttachments = "TransitGatewayPeeringAttachments"
  case transitGatewayAttachments = "TransitGatewayAttachments"
  case transitGatewayRouteTables = "TransitGatewayRouteTables"
  case transitGateways = "TransitGateways"
  case addresses = "Addresses"
  case prefixLists = "PrefixLists"
  case managedPrefixLists = "ManagedPrefixLists"
  case classicLoadBalancers = "LoadBalancerDescriptions"
  case listeners = "Listeners"
  case listenerRules = "Rules"
  case targetGroups = "TargetGroups"
  case loadBalancers = "LoadBalancers"
  case autoScalingGroups = "AutoScalingGroups"
  case launchTemplateVersions = "LaunchTemplateVersions"
  case launchConfigurations = "LaunchConfigurations"
  case dbInstances = "DBInstances"
  case dbClusters = "DBClusters"
  case functions = "Functions"
  case subnets = "Subnets"
  case vpcs = "Vpcs"
}

extension DescribedList {
  private static let bySpelling = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue.spelling, $0) })

  /// The list of a key, however that is spelt.
  init?(key: String) {
    guard let list = Self.bySpelling[key.spelling] else { return nil }
    self = list
  }

  /// The attributes that tell its elements from those of other lists; the first identifies one.
  var signature: [String] {
    switch self {
    case .vpcPeeringConnections: ["VpcPeeringConnectionId", "RequesterVpcInfo"]
    case .routeTables: ["RouteTableId", "Routes"]
    case .networkACLs: ["NetworkAclId", "Entries"]
    case .securityGroupRules: ["SecurityGroupRuleId", "IsEgress"]
    case .securityGroups: ["GroupId", "IpPermissions"]
    case .reservations: ["ReservationId", "Instances"]
    case .instances: ["InstanceId", "State"]
    case .networkInterfaces: ["NetworkInterfaceId", "SubnetId"]
    case .egressOnlyInternetGateways: ["EgressOnlyInternetGatewayId", "Attachments"]
    case .internetGateways: ["InternetGatewayId", "Attachments"]
    case .natGateways: ["NatGatewayId", "State"]
    case .vpcEndpoints: ["VpcEndpointId", "ServiceName"]
    case .transitGatewayVPCAttachments: ["TransitGatewayAttachmentId", "SubnetIds"]
    case .transitGatewayPeeringAttachments: ["TransitGatewayAttachmentId", "AccepterTgwInfo"]
    case .transitGatewayAttachments: ["TransitGatewayAttachmentId", "ResourceType"]
    case .transitGatewayRouteTables: ["TransitGatewayRouteTableId", "TransitGatewayId"]
    case .transitGateways: ["TransitGatewayId", "Options"]
    case .addresses: ["PublicIp", "Domain"]
    case .prefixLists: ["PrefixListId", "PrefixListName"]
    case .managedPrefixLists: ["PrefixListId", "PrefixListArn"]
    case .classicLoadBalancers: ["LoadBalancerName", "ListenerDescriptions"]
    case .listeners: ["ListenerArn", "LoadBalancerArn"]
    case .listenerRules: ["RuleArn", "Actions"]
    case .targetGroups: ["TargetGroupArn", "TargetGroupName"]
    case .loadBalancers: ["LoadBalancerArn", "LoadBalancerName"]
    case .autoScalingGroups: ["AutoScalingGroupARN", "AutoScalingGroupName"]
    case .launchTemplateVersions: ["LaunchTemplateId", "LaunchTemplateData"]
    case .launchConfigurations: ["LaunchConfigurationARN", "LaunchConfigurationName"]
    case .dbInstances: ["DBInstanceArn", "DBInstanceIdentifier"]
    case .dbClusters: ["DBClusterArn", "DBClusterIdentifier"]
    case .functions: ["FunctionArn", "FunctionName"]
    case .subnets: ["SubnetId", "CidrBlock"]
    case .vpcs: ["VpcId", "CidrBlock"]
    }
  }

  /// Whether other programs use its key for lists of their own.
  private var isCommonWord: Bool {
    [.instances, .addresses, .listeners, .listenerRules, .functions].contains(self)
  }

  /// Whether a value under its key is it.
  func fits(_ value: YAMLNode) -> Bool {
    guard let items = value.items else { return false }
    guard isCommonWord, let first = items.first else { return true }
    return signature.contains { first.has($0) }
  }

  /// The list that an element is of, by its attributes.
  init?(of element: YAMLNode) {
    guard let list = Self.allCases.first(where: { $0.signature.allSatisfy(element.has) }) else {
      return nil
    }
    self = list
  }
}
