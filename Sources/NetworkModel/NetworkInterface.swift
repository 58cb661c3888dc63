public import PacketSpace

/// An elastic network interface: where security groups apply (SG-05).
public struct NetworkInterface: Hashable, Sendable {
  /// Its name within the resource that owns it; absent where that has only one.
  public let name: String?
  /// The subnet that it is in.
  public let subnet: ResourceID<Subnet>
  /// Its private IPv4 and its IPv6 addresses. Without an IPv4 address it may have any of its subnet's
  /// block; an IPv6 address it has only if one is given, or the subnet is IPv6-only.
  public let addresses: [IPAddress]
  /// Its public IPv4 address, if it has one.
  public let publicIP: IPAddress?
  /// Whether it has a public IPv4 address that nobody knows.
  public let hasUnknownPublicIP: Bool
  /// Its groups; absent: the VPC's default group (SG-08).
  public let securityGroups: [ResourceID<SecurityGroup>]?
  /// Whether it drops transit traffic (RT-12).
  public let sourceDestCheck: Bool

  /// Describes an interface.
  public init(
    name: String? = nil, subnet: ResourceID<Subnet>, addresses: [IPAddress] = [],
    publicIP: IPAddress? = nil, hasUnknownPublicIP: Bool = false,
    securityGroups: [ResourceID<SecurityGroup>]? = nil, sourceDestCheck: Bool = true
  ) {
    self.name = name
    self.subnet = subnet
    self.addresses = addresses
    self.publicIP = publicIP
    self.hasUnknownPublicIP = hasUnknownPublicIP
    self.securityGroups = securityGroups
    self.sourceDestCheck = sourceDestCheck
  }
}
