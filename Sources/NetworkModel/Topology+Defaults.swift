public import PacketSpace

/// What AWS supplies where a source names nothing.
extension Topology {
  /// The identifier of a VPC's default group and default ACL.
  public static let defaultID = "default"

  /// The network ACL of a subnet: its own, or the VPC's default one (NACL-04).
  public func networkACL(of subnet: Subnet) -> NetworkACL {
    subnet.networkACL.flatMap { networkACLs[$0] } ?? defaultNetworkACL(of: subnet.vpc)
  }

  /// The subnets of each network ACL that has any: stated, or by the VPC's default.
  public var subnetsByACL: [ResourceID<NetworkACL>: [Subnet]] {
    Dictionary(grouping: subnets) { networkACL(of: $0).id }
  }

  /// A VPC's default ACL: the one that the model describes, or else AWS's, which allows all (NACL-06).
  public func defaultNetworkACL(of vpc: ResourceID<VPC>) -> NetworkACL {
    if let described = networkACLs[Self.defaultID], described.vpc == vpc { return described }
    var entries = [
      NetworkACL.Entry(ruleNumber: 100, traffic: .all, peer: .cidr(.anyIPv4), action: .allow)
    ]
    if hasIPv6(vpc) {
      entries.append(
        NetworkACL.Entry(ruleNumber: 101, traffic: .all, peer: .cidr(.anyIPv6), action: .allow))
    }
    return NetworkACL(
      id: ResourceID(Self.defaultID), vpc: vpc, inbound: entries, outbound: entries)
  }

  /// The groups of something in a VPC: those it names, or the VPC's default group (SG-08).
  public func securityGroups(
    _ ids: [ResourceID<SecurityGroup>]?, in vpc: ResourceID<VPC>
  ) -> [SecurityGroup] {
    guard let ids else { return [defaultSecurityGroup(of: vpc)] }
    return ids.compactMap { securityGroups[$0] }
  }

  /// A VPC's default group: the one that the model describes, or else AWS's (SG-08).
  public func defaultSecurityGroup(of vpc: ResourceID<VPC>) -> SecurityGroup {
    if let described = securityGroups[Self.defaultID], described.vpc == vpc { return described }
    let id = ResourceID<SecurityGroup>(Self.defaultID)
    return SecurityGroup(
      id: id, vpc: vpc,
      inbound: [SecurityGroup.Rule(traffic: .all, peer: .securityGroup(id))],
      outbound: Self.defaultOutboundRules(ipv6: hasIPv6(vpc)))
  }

  /// The outbound rules of a new group: everything, in the families that the VPC has (SG-07).
  public static func defaultOutboundRules(ipv6: Bool) -> [SecurityGroup.Rule] {
    let blocks: [CIDR] = ipv6 ? [.anyIPv4, .anyIPv6] : [.anyIPv4]
    return blocks.map { SecurityGroup.Rule(traffic: .all, peer: .cidr($0)) }
  }

  /// The route table of a subnet: its own, or the VPC's main one (RT-01).
  public func routeTable(of subnet: Subnet) -> RouteTable {
    let named = subnet.routeTable ?? vpcs[subnet.vpc]?.mainRouteTable
    return named.flatMap { routeTables[$0] } ?? RouteTable(id: ResourceID("main"), vpc: subnet.vpc)
  }

  /// Whether a VPC has an IPv6 block.
  public func hasIPv6(_ vpc: ResourceID<VPC>) -> Bool {
    vpcs[vpc]?.cidrs.contains { $0.family == .ipv6 } ?? false
  }
}

extension Topology {
  /// The addresses that a rule's peer stands for; of a group none: it matches by identity (SG-20).
  public func addresses(of peer: RulePeer) -> AddressSet {
    switch peer {
    case .cidr(let cidr): AddressSet(cidr)
    case .named(let id): AddressSet(namedCIDRs[id]?.cidrs ?? [])
    case .prefixList(let id):
      isUnknown(peer) ? .all : AddressSet(prefixLists[id]?.cidrs ?? [])
    case .securityGroup: .empty
    case .unknownGroup, .unknown: .all
    }
  }

  /// Whether nobody knows which of `addresses(of:)` a peer stands for.
  public func isUnknown(_ peer: RulePeer) -> Bool {
    switch peer {
    case .cidr, .named, .securityGroup: false
    case .prefixList(let id): prefixLists[id]?.isKnown == false
    case .unknownGroup, .unknown: true
    }
  }
}
