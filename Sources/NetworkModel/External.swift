public import PacketSpace

/// A named place outside the model: an office, a partner, a service on the internet.
public struct External: NetworkResource {
  /// The identifier, as the source gives it.
  public let id: ResourceID<External>
  /// What people call it, where that differs.
  public let name: String?
  /// Its address blocks.
  public let cidrs: [CIDR]
  /// The source ports of its clients; absent: any client's.
  public let clientPorts: ClientPorts?

  /// Describes a place outside.
  public init(
    id: ResourceID<External>, name: String? = nil, cidrs: [CIDR], clientPorts: ClientPorts? = nil
  ) {
    self.id = id
    self.name = name
    self.cidrs = cidrs
    self.clientPorts = clientPorts
  }
}
