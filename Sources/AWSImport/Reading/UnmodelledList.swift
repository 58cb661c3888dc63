/// A list of what is about the network and not in the model.
enum UnmodelledList: String, CaseIterable {
  case vpnGateways = "VpnGateways"
  case vpnConnections = "VpnConnections"
  case customerGateways = "CustomerGateways"
  case carrierGateways = "CarrierGateways"
  case localGateways = "LocalGateways"
  case directConnectGateways = "DirectConnectGateways"
  case virtualInterfaces = "VirtualInterfaces"
  case coreNetworks = "CoreNetworks"
  case firewalls = "Firewalls"
  case clusters = "Clusters"
  case cacheClusters = "CacheClusters"
  case fileSystems = "FileSystems"
  case mountTargets = "MountTargets"
  case domainStatuses = "DomainStatusList"
  case tasks = "Tasks"
  case brokers = "BrokerSummaries"
  case accelerators = "Accelerators"
}

extension UnmodelledList {
  private static let bySpelling = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue.spelling, $0) })

  /// The list of a key, however that is spelt.
  init?(key: String) {
    guard let list = Self.bySpelling[key.spelling] else { return nil }
    self = list
  }

  /// The attributes that may identify an element.
  static let identifiers = [
    "VpnGatewayId", "VpnConnectionId", "CustomerGatewayId", "CarrierGatewayId", "LocalGatewayId",
    "DirectConnectGatewayId", "VirtualInterfaceId", "CoreNetworkId", "FirewallName",
    "ClusterIdentifier", "ClusterArn", "CacheClusterId", "FileSystemId", "MountTargetId",
    "DomainName", "TaskArn", "BrokerId", "Name", "Id",
  ]

  /// Why an element is left out.
  var reason: String {
    switch self {
    case .vpnGateways, .vpnConnections, .customerGateways, .carrierGateways, .localGateways,
      .directConnectGateways, .virtualInterfaces, .coreNetworks:
      "not modelled: what takes a route to it is undetermined"
    case .firewalls: "not modelled: what takes a route to its endpoints is undetermined"
    case .accelerators: "not modelled"
    case .clusters, .cacheClusters, .fileSystems, .mountTargets, .domainStatuses, .tasks, .brokers:
      "not modelled; its network interfaces are read where the input has them"
    }
  }
}
