/// A VPC peering connection: two VPCs reach each other's addresses, and nothing beyond (RT-29).
public struct Peering: NetworkResource {
  /// The identifier, as the source gives it.
  public let id: ResourceID<Peering>
  /// What people call it, where that differs.
  public let name: String?
  /// The VPC at one end.
  public let requester: ResourceID<VPC>
  /// The VPC at the other end.
  public let accepter: ResourceID<VPC>
  /// Whether both are in one Region, where rules may refer to the other's groups (SG-22a); absent:
  /// taken to be so.
  public let sameRegion: Bool?

  /// Describes a peering connection.
  public init(
    id: ResourceID<Peering>, name: String? = nil, requester: ResourceID<VPC>,
    accepter: ResourceID<VPC>, sameRegion: Bool? = nil
  ) {
    self.id = id
    self.name = name
    self.requester = requester
    self.accepter = accepter
    self.sameRegion = sameRegion
  }

  /// The VPC at the other end; nil where this one is at neither.
  public func peer(of vpc: ResourceID<VPC>) -> ResourceID<VPC>? {
    switch vpc {
    case requester: accepter
    case accepter: requester
    default: nil
    }
  }
}
