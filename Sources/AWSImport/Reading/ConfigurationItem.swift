internal import Diagnostics
internal import StructuredText

/// A resource in a snapshot or a history of AWS Config.
struct ConfigurationItem {
  let list: DescribedList
  /// As the service's own command would print it, but for the case of names.
  let resource: YAMLNode

  /// Whether a key holds a list of them.
  static func isList(_ pair: YAMLNode.Pair) -> Bool {
    ["ConfigurationItems", "BaseConfigurationItems"].contains { pair.key.isSpelling(of: $0) }
      && pair.value.items != nil
  }

  /// Reads an item; nil where it is of another type, or has no configuration.
  init?(_ item: YAMLNode) {
    guard let type = item.text("ResourceType"), let list = Self.lists[type],
      let configuration = item["Configuration"]
    else { return nil }
    self.list = list
    guard let text = configuration.text else {
      self.resource = configuration
      return
    }
    // The API prints the configuration as a text; what is in it stands where the text does.
    guard let parsed = JSONReader.read(Array(text.utf8), of: configuration.location.file) else {
      return nil
    }
    self.resource = parsed.moved(to: configuration.location)
  }

  private static let lists: [String: DescribedList] = [
    "AWS::EC2::VPC": .vpcs, "AWS::EC2::Subnet": .subnets, "AWS::EC2::RouteTable": .routeTables,
    "AWS::EC2::NetworkAcl": .networkACLs, "AWS::EC2::SecurityGroup": .securityGroups,
    "AWS::EC2::Instance": .instances, "AWS::EC2::NetworkInterface": .networkInterfaces,
    "AWS::EC2::InternetGateway": .internetGateways,
    "AWS::EC2::EgressOnlyInternetGateway": .egressOnlyInternetGateways,
    "AWS::EC2::NatGateway": .natGateways, "AWS::EC2::VPCEndpoint": .vpcEndpoints,
    "AWS::EC2::VPCPeeringConnection": .vpcPeeringConnections, "AWS::EC2::EIP": .addresses,
    "AWS::EC2::TransitGateway": .transitGateways,
    "AWS::EC2::TransitGatewayAttachment": .transitGatewayAttachments,
    "AWS::EC2::TransitGatewayRouteTable": .transitGatewayRouteTables,
    "AWS::EC2::PrefixList": .managedPrefixLists,
    "AWS::ElasticLoadBalancing::LoadBalancer": .classicLoadBalancers,
    "AWS::ElasticLoadBalancingV2::LoadBalancer": .loadBalancers,
    "AWS::ElasticLoadBalancingV2::Listener": .listeners,
    "AWS::ElasticLoadBalancingV2::TargetGroup": .targetGroups,
    "AWS::AutoScaling::AutoScalingGroup": .autoScalingGroups,
    "AWS::AutoScaling::LaunchConfiguration": .launchConfigurations,
    "AWS::RDS::DBInstance": .dbInstances, "AWS::RDS::DBCluster": .dbClusters,
    "AWS::Lambda::Function": .functions,
  ]
}

extension YAMLNode {
  /// It as if all of it stood at one place.
  fileprivate func moved(to place: SourceLocation) -> YAMLNode {
    switch content {
    case .scalar: YAMLNode(content: content, location: place)
    case .sequence(let items):
      YAMLNode(content: .sequence(items.map { $0.moved(to: place) }), location: place)
    case .mapping(let pairs):
      YAMLNode(
        content: .mapping(
          pairs.map {
            Pair(key: $0.key, keyLocation: place, value: $0.value.moved(to: place))
          }), location: place)
    }
  }
}
