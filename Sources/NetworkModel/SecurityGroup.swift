/// A security group: stateful, allow rules only, no order (SG-01 to SG-04).
public struct SecurityGroup: NetworkResource {
  /// One rule of a security group.
  public struct Rule: Hashable, Sendable {
    /// The protocol and ports that it admits.
    public let traffic: RuleTraffic
    /// The other end that it admits.
    public let peer: RulePeer
    /// What the source says about it.
    public let description: String?
    /// Whether it refers to a group that is gone, or behind a peering that is: it stays in the list and
    /// matches nothing (SG-23b).
    public let isStale: Bool
    /// What the organisation says about it.
    public let note: RuleNote?

    /// Describes a rule.
    public init(
      traffic: RuleTraffic, peer: RulePeer, description: String? = nil, isStale: Bool = false,
      note: RuleNote? = nil
    ) {
      self.traffic = traffic
      self.peer = peer
      self.description = description
      self.isStale = isStale
      self.note = note
    }
  }

  /// The identifier, as the source gives it.
  public let id: ResourceID<SecurityGroup>
  /// What people call it, where that differs.
  public let name: String?
  /// What the source says about it.
  public let description: String?
  /// The VPC that it belongs to.
  public let vpc: ResourceID<VPC>
  /// Whether it stands for groups that the source does not name: a reference to any group of its VPC may
  /// mean what has it.
  public let isUnidentified: Bool
  /// The rules for requests that come in, in the order of the source; numbered from 1.
  public let inbound: [Rule]
  /// The rules for requests that go out, in the order of the source; numbered from 1.
  public let outbound: [Rule]

  /// Describes a security group.
  public init(
    id: ResourceID<SecurityGroup>, name: String? = nil, description: String? = nil,
    vpc: ResourceID<VPC>, isUnidentified: Bool = false, inbound: [Rule], outbound: [Rule]
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.vpc = vpc
    self.isUnidentified = isUnidentified
    self.inbound = inbound
    self.outbound = outbound
  }

  /// The rules of one direction.
  public func rules(_ direction: Direction) -> [Rule] {
    switch direction {
    case .inbound: inbound
    case .outbound: outbound
    }
  }
}
