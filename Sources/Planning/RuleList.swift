public import NetworkModel

/// One list of rules: a filter's for one direction.
public struct RuleList: Hashable, Sendable {
  /// What has the list.
  public enum Filter: Hashable, Sendable {
    case securityGroup(ResourceID<SecurityGroup>)
    case networkACL(ResourceID<NetworkACL>)
  }

  /// What has the list.
  public let filter: Filter
  /// Which of its two lists it is.
  public let direction: Direction

  /// Names a list.
  public init(_ filter: Filter, _ direction: Direction) {
    self.filter = filter
    self.direction = direction
  }
}

extension Topology {
  /// Every list of rules that the network declares and that can be written anew, groups before ACLs, in the
  /// order of their identifiers.
  ///
  /// What stands for groups that the source does not name has no list that anybody could write.
  var writableLists: [RuleList] {
    let filters =
      securityGroups.filter { !$0.isUnidentified }.map { RuleList.Filter.securityGroup($0.id) }
      + networkACLs.map { .networkACL($0.id) }
    return filters.flatMap { filter in Direction.allCases.map { RuleList(filter, $0) } }
  }

  /// What people call a filter, with its kind.
  func name(of filter: RuleList.Filter) -> String {
    switch filter {
    case .securityGroup(let id): "security group \(securityGroups[id]?.displayName ?? id.rawValue)"
    case .networkACL(let id): "network ACL \(networkACLs[id]?.displayName ?? id.rawValue)"
    }
  }
}
