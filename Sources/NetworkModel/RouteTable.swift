public import PacketSpace

/// A route table: where packets go that leave the subnets it is associated with.
public struct RouteTable: NetworkResource {
  /// The identifier, as the source gives it.
  public let id: ResourceID<RouteTable>
  /// What people call it, where that differs.
  public let name: String?
  /// The VPC that it belongs to.
  public let vpc: ResourceID<VPC>
  /// The routes beside the implicit local ones of the VPC's blocks (RT-04).
  public let routes: [Route]
  /// Why nobody knows which routes there are; absent: these are all.
  public let gap: String?

  /// Describes a route table.
  public init(
    id: ResourceID<RouteTable>, name: String? = nil, vpc: ResourceID<VPC>, routes: [Route] = [],
    gap: String? = nil
  ) {
    self.id = id
    self.name = name
    self.vpc = vpc
    self.routes = routes
    self.gap = gap
  }
}

/// One route: a destination, and where packets to it go.
public struct Route: Hashable, Sendable {
  /// What a route matches.
  public enum Destination: Hashable, Sendable {
    case cidr(CIDR)
    case prefixList(ResourceID<PrefixList>)
  }

  /// Where a route sends packets.
  public enum Target: Hashable, Sendable {
    case local
    case internetGateway(ResourceID<InternetGateway>)
    case egressOnlyInternetGateway(ResourceID<EgressOnlyInternetGateway>)
    case natGateway(ResourceID<NATGateway>)
    case peering(ResourceID<Peering>)
    case transitGateway(ResourceID<TransitGateway>)
    case vpcEndpoint(ResourceID<VPCEndpoint>)
    /// An interface of an instance that forwards packets; by its name, where there are several.
    case networkInterface(ResourceID<Instance>, String?)
    /// A resource that the model does not follow; what takes this route is undetermined.
    case unmodelled(String)
  }

  /// What the route matches.
  public let destination: Destination
  /// Where it sends packets.
  public let target: Target
  /// Whether the target is gone: packets that match are dropped (RT-09).
  public let isBlackhole: Bool

  /// Describes a route.
  public init(destination: Destination, target: Target, isBlackhole: Bool = false) {
    self.destination = destination
    self.target = target
    self.isBlackhole = isBlackhole
  }
}

extension Route.Target: CustomStringConvertible {
  /// As the contract prints it.
  public var description: String {
    switch self {
    case .local: "local"
    case .internetGateway(let id): id.rawValue
    case .egressOnlyInternetGateway(let id): id.rawValue
    case .natGateway(let id): id.rawValue
    case .peering(let id): id.rawValue
    case .transitGateway(let id): id.rawValue
    case .vpcEndpoint(let id): id.rawValue
    case .networkInterface(let id, let name): name.map { "\(id)/\($0)" } ?? id.rawValue
    case .unmodelled(let id): id
    }
  }
}
