/// An Auto Scaling group: instances alike, somewhere in its subnets, with addresses nobody knows.
public struct AutoScalingGroup: NetworkResource {
  /// The identifier, as the source gives it.
  public let id: ResourceID<AutoScalingGroup>
  /// What people call it, where that differs.
  public let name: String?
  /// Where its instances can be.
  public let subnets: [ResourceID<Subnet>]
  /// The groups of its instances; absent: the VPC's default group.
  public let securityGroups: [ResourceID<SecurityGroup>]?
  /// How many instances it should have; absent: not known.
  public let desiredCapacity: Int?
  /// The source ports of what its instances open themselves; absent: any client's.
  public let clientPorts: ClientPorts?
  /// Whether its instances get public IPv4 addresses.
  public let publicIPs: Bool

  /// Describes an Auto Scaling group.
  public init(
    id: ResourceID<AutoScalingGroup>, name: String? = nil, subnets: [ResourceID<Subnet>],
    securityGroups: [ResourceID<SecurityGroup>]? = nil, desiredCapacity: Int? = nil,
    clientPorts: ClientPorts? = nil, publicIPs: Bool = false
  ) {
    self.id = id
    self.name = name
    self.subnets = subnets
    self.securityGroups = securityGroups
    self.desiredCapacity = desiredCapacity
    self.clientPorts = clientPorts
    self.publicIPs = publicIPs
  }
}
