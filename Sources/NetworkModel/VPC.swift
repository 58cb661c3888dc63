public import PacketSpace

/// A virtual private cloud: its address blocks and the gateways attached to it.
public struct VPC: NetworkResource {
  /// The identifier, as the source gives it.
  public let id: ResourceID<VPC>
  /// What people call it, where that differs.
  public let name: String?
  /// The blocks of both families, in the order of the source; each has a local route (RT-04). None: nobody
  /// knows them.
  public let cidrs: [CIDR]
  /// The internet gateway attached to it (RT-13).
  public let internetGateway: ResourceID<InternetGateway>?
  /// The egress-only internet gateway attached to it (RT-28).
  public let egressOnlyInternetGateway: ResourceID<EgressOnlyInternetGateway>?
  /// The table of the subnets that name none; absent: local routes only.
  public let mainRouteTable: ResourceID<RouteTable>?

  /// Describes a VPC.
  public init(
    id: ResourceID<VPC>, name: String? = nil, cidrs: [CIDR],
    internetGateway: ResourceID<InternetGateway>? = nil,
    egressOnlyInternetGateway: ResourceID<EgressOnlyInternetGateway>? = nil,
    mainRouteTable: ResourceID<RouteTable>? = nil
  ) {
    self.id = id
    self.name = name
    self.cidrs = cidrs
    self.internetGateway = internetGateway
    self.egressOnlyInternetGateway = egressOnlyInternetGateway
    self.mainRouteTable = mainRouteTable
  }
}

/// An internet gateway; a VPC names the one attached to it.
public enum InternetGateway {}

/// An egress-only internet gateway; a VPC names the one attached to it.
public enum EgressOnlyInternetGateway {}
