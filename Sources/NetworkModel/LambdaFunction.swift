/// A Lambda function in a VPC: it calls, and nothing calls it through its interfaces.
public struct LambdaFunction: NetworkResource {
  /// The identifier, as the source gives it.
  public let id: ResourceID<LambdaFunction>
  /// What people call it, where that differs.
  public let name: String?
  /// One for each of its subnets.
  public let interfaces: [NetworkInterface]
  /// The source ports of what it opens; 1024-65535 unless the source says otherwise (EP-10).
  public let clientPorts: ClientPorts

  /// Describes a function.
  public init(
    id: ResourceID<LambdaFunction>, name: String? = nil, interfaces: [NetworkInterface],
    clientPorts: ClientPorts = ClientPorts(.lambda)
  ) {
    self.id = id
    self.name = name
    self.interfaces = interfaces
    self.clientPorts = clientPorts
  }
}
