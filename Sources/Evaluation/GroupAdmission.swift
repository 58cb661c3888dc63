public import NetworkModel
public import PacketSpace

/// What the groups of a network admit, whoever the packets are for: a reference to a group stands for the
/// addresses of what carries it.
public struct GroupAdmission: Sendable {
  private let topology: Topology
  private let carriers: [ResourceID<SecurityGroup>: AddressSet]

  /// Prepares a network.
  public init(_ topology: Topology) {
    var carriers: [ResourceID<SecurityGroup>: AddressSet] = [:]
    for attachment in topology.allAttachments() {
      for group in attachment.groups {
        carriers[group.id] = (carriers[group.id] ?? .empty).union(attachment.addresses)
      }
    }
    self.topology = topology
    self.carriers = carriers
  }

  /// The packets that a group's rules of a direction certainly admit.
  public func packets(_ group: SecurityGroup, _ direction: Direction) -> PacketSet {
    PacketSet(group.rules(direction).filter(isCertain).map { box($0, direction) })
  }

  /// The packets that nobody excludes that they admit: also those of rules whose other end is not known.
  public func possiblePackets(_ group: SecurityGroup, _ direction: Direction) -> PacketSet {
    PacketSet(group.rules(direction).filter { !$0.isStale }.map { box($0, direction) })
  }

  /// The packets that one rule certainly admits; none of a stale rule or an unknown peer.
  public func packets(_ rule: SecurityGroup.Rule, _ direction: Direction) -> PacketSet {
    isCertain(rule) ? PacketSet(box(rule, direction)) : .empty
  }

  private func isCertain(_ rule: SecurityGroup.Rule) -> Bool {
    !rule.isStale && !topology.isUnknown(rule.peer)
  }

  private func box(_ rule: SecurityGroup.Rule, _ direction: Direction) -> PacketBox {
    let peer: AddressSet =
      switch rule.peer {
      case .securityGroup(let id): carriers[id] ?? .empty
      case .unknownGroup: .ofInterfaces
      default: topology.addresses(of: rule.peer)
      }
    return rule.traffic.box(peer: peer, direction)
  }
}
