/// An EC2 instance with one or several interfaces.
public struct Instance: NetworkResource {
  /// The identifier, as the source gives it.
  public let id: ResourceID<Instance>
  /// What people call it, where that differs.
  public let name: String?
  /// At least one.
  public let interfaces: [NetworkInterface]
  /// The source ports of what it opens itself; absent: any client's.
  public let clientPorts: ClientPorts?

  /// Describes an instance.
  public init(
    id: ResourceID<Instance>, name: String? = nil, interfaces: [NetworkInterface],
    clientPorts: ClientPorts? = nil
  ) {
    self.id = id
    self.name = name
    self.interfaces = interfaces
    self.clientPorts = clientPorts
  }
}
