public import NetworkModel

/// Which interfaces of a network carry which security groups.
public struct GroupCarriers: Sendable {
  private struct Interface: Hashable {
    let id: String
    let subnet: ResourceID<Subnet>
  }

  private let groups: [Interface: [SecurityGroup]]
  private let counts: [ResourceID<SecurityGroup>: Int]

  /// Counts those of a network.
  public init(_ topology: Topology) {
    var groups: [Interface: [SecurityGroup]] = [:]
    var counts: [ResourceID<SecurityGroup>: Int] = [:]
    for attachment in topology.allAttachments() {
      let interface = Interface(id: attachment.id, subnet: attachment.subnet.id)
      // A group that the model does not declare cannot be referred to.
      groups[interface] =
        groups[interface] ?? attachment.groups.filter { topology.securityGroups[$0.id] != nil }
      for group in attachment.groups { counts[group.id, default: 0] += 1 }
    }
    self.groups = groups
    self.counts = counts
  }

  /// How many interfaces carry a group.
  public func count(of group: ResourceID<SecurityGroup>) -> Int { counts[group] ?? 0 }

  /// The groups of an end that the model declares; none where it is no interface.
  public func groups(of end: LegEnd) -> [SecurityGroup] {
    end.subnet.flatMap { groups[Interface(id: end.id, subnet: $0)] } ?? []
  }

  /// Of some groups the one that the fewest interfaces carry; of several the first.
  public func narrowest(
    _ groups: some Sequence<ResourceID<SecurityGroup>>
  ) -> ResourceID<SecurityGroup>? {
    groups.min { count(of: $0) < count(of: $1) }
  }

  /// Of the groups that an end carries the one that the fewest interfaces carry.
  func narrowestGroup(of end: LegEnd) -> ResourceID<SecurityGroup>? {
    narrowest(groups(of: end).map(\.id))
  }
}
