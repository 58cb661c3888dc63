public import PacketSpace

/// A subnet of a VPC, in one availability zone.
public struct Subnet: NetworkResource {
  /// The identifier, as the source gives it.
  public let id: ResourceID<Subnet>
  /// What people call it, where that differs.
  public let name: String?
  /// The VPC that it belongs to.
  public let vpc: ResourceID<VPC>
  /// Its zone; absent: not known.
  public let availabilityZone: String?
  /// Its IPv4 block; absent: an IPv6-only subnet, or with neither block one whose addresses nobody knows.
  public let cidr: CIDR?
  /// Its IPv6 block, if it has one.
  public let ipv6CIDR: CIDR?
  /// Its route table; absent: the VPC's main table (RT-01).
  public let routeTable: ResourceID<RouteTable>?
  /// Its network ACL; absent: the VPC's default ACL (NACL-04).
  public let networkACL: ResourceID<NetworkACL>?

  /// Describes a subnet.
  public init(
    id: ResourceID<Subnet>, name: String? = nil, vpc: ResourceID<VPC>,
    availabilityZone: String? = nil, cidr: CIDR?, ipv6CIDR: CIDR? = nil,
    routeTable: ResourceID<RouteTable>? = nil, networkACL: ResourceID<NetworkACL>? = nil
  ) {
    self.id = id
    self.name = name
    self.vpc = vpc
    self.availabilityZone = availabilityZone
    self.cidr = cidr
    self.ipv6CIDR = ipv6CIDR
    self.routeTable = routeTable
    self.networkACL = networkACL
  }

  /// Its blocks of both families.
  public var cidrs: [CIDR] { [cidr, ipv6CIDR].compactMap { $0 } }
}
