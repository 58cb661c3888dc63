/// What becomes of a resource of some type.
enum ResourceType {
  case read
  /// It may be about the network, and is left out; why.
  case skipped(String)
  /// No network depends on it.
  case unrelated

  init(_ resource: StackResource) {
    let type = resource.type
    if Self.isFunctionOutsideVPC(resource) {
      self = .unrelated
    } else if Self.readTypes.contains(type) {
      self = .read
    } else if let reason = Self.skippedTypes[type] {
      self = .skipped(reason)
    } else if Self.unrelatedTypes.contains(type) {
      self = .unrelated
    } else if Self.skippedPrefixes.contains(where: type.hasPrefix)
      || resource.hasProperty(Self.isAboutNetwork)
    {
      self = .skipped("the model has nothing like it")
    } else {
      self = .unrelated
    }
  }

  /// A function that names no VPC is in none.
  private static func isFunctionOutsideVPC(_ resource: StackResource) -> Bool {
    switch resource.type {
    case "AWS::Lambda::Function": resource["VpcConfig"] == nil
    case "AWS::Serverless::Function": resource.functionConfiguration.isEmpty
    default: false
    }
  }

  private static let readTypes: Set<String> = Set(
    ([
      "VPC", "VPCCidrBlock", "InternetGateway", "VPCGatewayAttachment",
      "EgressOnlyInternetGateway", "Subnet", "SubnetCidrBlock", "RouteTable", "Route",
      "SubnetRouteTableAssociation", "NetworkAcl", "NetworkAclEntry",
      "SubnetNetworkAclAssociation", "SecurityGroup", "SecurityGroupIngress",
      "SecurityGroupEgress", "PrefixList", "NatGateway", "EIP", "EIPAssociation", "VPCEndpoint",
      "VPCPeeringConnection", "TransitGateway", "TransitGatewayAttachment",
      "TransitGatewayVpcAttachment", "TransitGatewayPeeringAttachment",
      "TransitGatewayRouteTable", "TransitGatewayRoute", "TransitGatewayRouteTableAssociation",
      "TransitGatewayRouteTablePropagation", "Instance", "NetworkInterface",
      "NetworkInterfaceAttachment", "LaunchTemplate",
    ].map { "AWS::EC2::\($0)" })
      + [
        "AWS::AutoScaling::AutoScalingGroup", "AWS::AutoScaling::LaunchConfiguration",
        "AWS::ElasticLoadBalancing::LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule",
        "AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::RDS::DBInstance", "AWS::RDS::DBCluster",
        "AWS::RDS::DBSubnetGroup", "AWS::Lambda::Function", "AWS::Serverless::Function",
        "AWS::ECS::Service",
      ])

  private static let skippedTypes = [
    "AWS::CloudFormation::Stack": "nested stacks are not followed: import their templates as well",
    "AWS::Serverless::Application": "nested applications are not followed",
    "AWS::EC2::VPNGateway": "virtual private gateways are not modelled",
    "AWS::EC2::VPNConnection": "VPN connections are not modelled",
    "Custom::VpcRestrictDefaultSG":
      "it empties the VPC's default group, which is read as AWS makes it",
    "AWS::EC2::SpotFleet": "fleets are not modelled",
    "AWS::EC2::EC2Fleet": "fleets are not modelled",
  ]

  private static let skippedPrefixes = [
    "AWS::EC2::", "AWS::NetworkFirewall::", "AWS::DirectConnect::", "AWS::GlobalAccelerator::",
    "AWS::NetworkManager::", "AWS::ElasticLoadBalancing", "AWS::VpcLattice::",
  ]

  private static let unrelatedTypes: Set<String> = Set(
    [
      "FlowLog", "KeyPair", "Volume", "VolumeAttachment", "PlacementGroup", "DHCPOptions",
      "VPCDHCPOptionsAssociation", "CapacityReservation", "Host",
      "EnclaveCertificateIamRoleAssociation",
      "SnapshotBlockPublicAccess", "VPCEndpointConnectionNotification",
      "VPCEndpointServicePermissions",
    ].map { "AWS::EC2::\($0)" })

  /// Whether a property places something in the network.
  private static func isAboutNetwork(_ property: String) -> Bool {
    let name = property.lowercased()
    return name.hasPrefix("subnet") || name.hasPrefix("vpc") || name.hasPrefix("securitygroup")
      || name.hasSuffix("subnetgroupname") || name.hasSuffix("securitygroupids")
      || ["networkconfiguration", "resourcesvpcconfig", "targetgrouparns"].contains(name)
  }
}
