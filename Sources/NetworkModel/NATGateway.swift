public import PacketSpace

/// A NAT gateway: gives what leaves through it its own address (RT-19 to RT-25).
public struct NATGateway: NetworkResource {
  /// Whether it has a public address (RT-25).
  public enum Connectivity: String, Hashable, Sendable, CaseIterable {
    case `public`
    case `private`
  }

  /// The identifier, as the source gives it.
  public let id: ResourceID<NATGateway>
  /// What people call it, where that differs.
  public let name: String?
  /// The subnet that it is in.
  public let subnet: ResourceID<Subnet>
  /// Absent: any address of the subnet.
  public let privateIP: IPAddress?
  /// Its Elastic IP address; absent: not known, or none where it is private.
  public let publicIP: IPAddress?
  /// Whether it has a public address.
  public let connectivity: Connectivity

  /// Describes a NAT gateway.
  public init(
    id: ResourceID<NATGateway>, name: String? = nil, subnet: ResourceID<Subnet>,
    privateIP: IPAddress? = nil, publicIP: IPAddress? = nil,
    connectivity: Connectivity = .public
  ) {
    self.id = id
    self.name = name
    self.subnet = subnet
    self.privateIP = privateIP
    self.publicIP = publicIP
    self.connectivity = connectivity
  }
}
