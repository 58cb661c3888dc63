public import PacketSpace

/// A transit gateway: joins VPCs by route tables of its own (RT-30).
public struct TransitGateway: NetworkResource {
  /// What an attachment leads to.
  public enum AttachmentTarget: Hashable, Sendable {
    /// A VPC, with one subnet in each zone that it serves.
    case vpc(ResourceID<VPC>, subnets: [ResourceID<Subnet>])
    /// Another transit gateway, or whatever else the model does not follow.
    case peer(String)
  }

  /// A VPC or another gateway, attached.
  public struct Attachment: Hashable, Sendable {
    /// Unique within the gateway.
    public let id: String
    /// What it leads to.
    public let target: AttachmentTarget
    /// The gateway's route table that decides about what comes in here; absent: the default one.
    public let routeTable: String?
    /// Whether rules on this side may refer to groups on the other (SG-22b); AWS's default is yes.
    public let securityGroupReferencing: Bool

    /// Describes an attachment.
    public init(
      id: String, target: AttachmentTarget, routeTable: String? = nil,
      securityGroupReferencing: Bool = true
    ) {
      self.id = id
      self.target = target
      self.routeTable = routeTable
      self.securityGroupReferencing = securityGroupReferencing
    }
  }

  /// A static route of one of its tables.
  public struct Route: Hashable, Sendable {
    /// The addresses that it is for.
    public let destination: CIDR
    /// The attachment that it leads to; absent: a blackhole.
    public let attachment: String?

    /// Describes a route.
    public init(destination: CIDR, attachment: String?) {
      self.destination = destination
      self.attachment = attachment
    }
  }

  /// A route table of the gateway.
  public struct RouteTable: Hashable, Sendable {
    /// Unique within the gateway.
    public let id: String
    /// Its static routes.
    public let routes: [Route]
    /// The attachments whose blocks it learns.
    public let propagations: [String]

    /// Describes a route table.
    public init(id: String, routes: [Route] = [], propagations: [String] = []) {
      self.id = id
      self.routes = routes
      self.propagations = propagations
    }
  }

  /// The identifier, as the source gives it.
  public let id: ResourceID<TransitGateway>
  /// What people call it, where that differs.
  public let name: String?
  /// In the order of their identifiers.
  public let attachments: [Attachment]
  /// In the order of their identifiers; none: one default table that every attachment uses and
  /// propagates to.
  public let routeTables: [RouteTable]
  /// Whether rules may refer to groups behind other attachments (SG-22b); AWS's default is no.
  public let securityGroupReferencing: Bool

  /// Describes a transit gateway.
  public init(
    id: ResourceID<TransitGateway>, name: String? = nil, attachments: [Attachment],
    routeTables: [RouteTable] = [], securityGroupReferencing: Bool = false
  ) {
    self.id = id
    self.name = name
    self.attachments = attachments.sorted { $0.id < $1.id }
    self.routeTables = routeTables.sorted { $0.id < $1.id }
    self.securityGroupReferencing = securityGroupReferencing
  }
}
