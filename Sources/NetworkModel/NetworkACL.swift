/// A network ACL: stateless, ordered entries, the first match decides (NACL-01, NACL-02).
///
/// The default entry `*` is not an entry here but the reason when none matches.
public struct NetworkACL: NetworkResource {
  /// One numbered entry of a network ACL.
  public struct Entry: Hashable, Sendable {
    /// What an entry does to the packets it matches.
    public enum Action: String, Hashable, Sendable {
      case allow
      case deny
    }

    /// 1 to 32766 (NACL-03).
    public let ruleNumber: Int
    /// The protocol and ports that it matches.
    public let traffic: RuleTraffic
    /// A CIDR or a name for some; AWS has no other peers here (NACL-16).
    public let peer: RulePeer
    /// What it does to the packets that it matches.
    public let action: Action
    /// Of Portolan's own: the AWS API has none (NACL-18).
    public let description: String?
    /// What the organisation says about it.
    public let note: RuleNote?

    /// Describes an entry.
    public init(
      ruleNumber: Int, traffic: RuleTraffic, peer: RulePeer, action: Action,
      description: String? = nil, note: RuleNote? = nil
    ) {
      self.ruleNumber = ruleNumber
      self.traffic = traffic
      self.peer = peer
      self.action = action
      self.description = description
      self.note = note
    }
  }

  /// The identifier, as the source gives it.
  public let id: ResourceID<NetworkACL>
  /// What people call it, where that differs.
  public let name: String?
  /// The VPC that it belongs to.
  public let vpc: ResourceID<VPC>
  // INVARIANT: sorted by rule number.
  /// The entries for packets that enter a subnet, by ascending rule number.
  public let inbound: [Entry]
  // INVARIANT: sorted by rule number.
  /// The entries for packets that leave a subnet, by ascending rule number.
  public let outbound: [Entry]

  /// Describes a network ACL; the entries may come in any order.
  public init(
    id: ResourceID<NetworkACL>, name: String? = nil, vpc: ResourceID<VPC>,
    inbound: [Entry], outbound: [Entry]
  ) {
    self.id = id
    self.name = name
    self.vpc = vpc
    self.inbound = inbound.sorted { $0.ruleNumber < $1.ruleNumber }
    self.outbound = outbound.sorted { $0.ruleNumber < $1.ruleNumber }
  }

  /// The entries of one direction, by ascending rule number.
  public func entries(_ direction: Direction) -> [Entry] {
    switch direction {
    case .inbound: inbound
    case .outbound: outbound
    }
  }
}
