public import PacketSpace

/// A named place outside the model: an office, a partner, a service on the internet.
public struct External: NetworkResource {
  public let id: ResourceID<External>
  public let name: String?
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
