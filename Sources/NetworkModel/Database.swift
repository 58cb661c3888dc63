/// A managed database: its interfaces are filtered like any other (NACL-32).
public struct Database: NetworkResource {
  /// The identifier, as the source gives it.
  public let id: ResourceID<Database>
  /// What people call it, where that differs.
  public let name: String?
  /// One for each of its subnets, where it may be.
  public let interfaces: [NetworkInterface]
  /// The source ports of what it opens itself; absent: any client's.
  public let clientPorts: ClientPorts?

  /// Describes a database.
  public init(
    id: ResourceID<Database>, name: String? = nil, interfaces: [NetworkInterface],
    clientPorts: ClientPorts? = nil
  ) {
    self.id = id
    self.name = name
    self.interfaces = interfaces
    self.clientPorts = clientPorts
  }
}
