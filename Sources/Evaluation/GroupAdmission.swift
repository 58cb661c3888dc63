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
    PacketSet(group.rules(direction).compactMap { box($0, direction) })
  }

  /// The packets that one rule certainly admits; none of a stale rule or an unknown peer.
  public func packets(_ rule: SecurityGroup.Rule, _ direction: Direction) -> PacketSet {
    PacketSet([box(rule, direction)].compactMap { $0 })
  }

  private func box(_ rule: SecurityGroup.Rule, _ direction: Direction) -> PacketBox? {
    guard !rule.isStale, !topology.isUnknown(rule.peer) else { return nil }
    let peer: AddressSet =
      if case .securityGroup(let id) = rule.peer {
        carriers[id] ?? .empty
      } else {
        topology.addresses(of: rule.peer)
      }
    return rule.traffic.box(peer: peer, direction)
  }
}
