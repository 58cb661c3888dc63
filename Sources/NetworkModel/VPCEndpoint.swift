/// A VPC endpoint: a way to a service without the internet (RT-32, RT-33).
public struct VPCEndpoint: NetworkResource {
  /// How a service is reached.
  public enum Kind: Hashable, Sendable {
    /// By routes for the service's prefix list in these tables (RT-32).
    case gateway(routeTables: [ResourceID<RouteTable>])
    /// By an interface in each of these subnets (RT-33).
    case interface([NetworkInterface])
  }

  /// The identifier, as the source gives it.
  public let id: ResourceID<VPCEndpoint>
  /// What people call it, where that differs.
  public let name: String?
  /// The VPC that it serves.
  public let vpc: ResourceID<VPC>
  /// How the service is reached.
  public let kind: Kind
  /// The service's name: of a gateway endpoint the one of its prefix list, of an interface endpoint
  /// AWS's, or a Network Load Balancer of the model that offers it.
  public let service: String

  /// Describes an endpoint.
  public init(
    id: ResourceID<VPCEndpoint>, name: String? = nil, vpc: ResourceID<VPC>, kind: Kind,
    service: String
  ) {
    self.id = id
    self.name = name
    self.vpc = vpc
    self.kind = kind
    self.service = service
  }
}
