public import NetworkModel
public import PacketSpace

/// An interface, or the interfaces alike of one resource in one subnet, that security groups apply to.
public struct GroupCarrier: Hashable, Sendable {
  /// What it belongs to, as an end of a flow.
  public let endpoint: FlowEndpoint
  /// What people call it.
  public let name: String
  /// Where it is.
  public let subnet: ResourceID<Subnet>
  /// What applies to it.
  public let groups: [ResourceID<SecurityGroup>]
  /// Every address that it can have.
  public let addresses: AddressSet
  /// Whether it has a public IPv4 address.
  public let hasPublicIP: Bool
}

extension Topology {
  /// Everything that carries security groups, by kind and identifier.
  public var groupCarriers: [GroupCarrier] {
    allAttachments().compactMap { attachment in
      guard let endpoint = attachment.endpoint, !attachment.groups.isEmpty else { return nil }
      return GroupCarrier(
        endpoint: endpoint, name: attachment.name ?? attachment.id, subnet: attachment.subnet.id,
        groups: attachment.groups.map(\.id).unique, addresses: attachment.addresses,
        hasPublicIP: attachment.hasPublicIP)
    }
  }
}

extension [GroupCarrier] {
  /// What carries each group.
  public var byGroup: [ResourceID<SecurityGroup>: [GroupCarrier]] {
    var result: [ResourceID<SecurityGroup>: [GroupCarrier]] = [:]
    for carrier in self {
      for group in carrier.groups { result[group, default: []].append(carrier) }
    }
    return result
  }
}

extension Attachment {
  /// It as a flow would name it; nothing for what no flow can name.
  fileprivate var endpoint: FlowEndpoint? {
    switch kind {
    case .instance:
      let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
      return parts.count == 2
        ? .interface(ResourceID(parts[0]), parts[1]) : .instance(ResourceID(id))
    case .autoScalingGroup: return .autoScalingGroup(ResourceID(id))
    case .loadBalancer: return .loadBalancer(ResourceID(id))
    case .vpcEndpoint: return .vpcEndpoint(ResourceID(id))
    case .lambdaFunction: return .lambdaFunction(ResourceID(id))
    case .database: return .database(ResourceID(id))
    case .internet, .external, .address, .natGateway, .service: return nil
    }
  }
}
