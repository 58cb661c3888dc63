import NetworkModel

/// A list of rules that is longer than AWS allows unless a quota is raised.
public struct FilterQuota: Hashable, Sendable {
  /// The list.
  public let list: RuleList
  /// As a sentence names it: `outbound rules of network ACL nacl-1`.
  public let name: String
  /// How many rules AWS counts: of a name for several blocks one each.
  public let count: Int
  /// How many it allows at first.
  public let limit: Int
}

extension FilterQuota {
  /// 60 rules for each direction of a group (SG-17); 20 of an ACL, of which the entry `*` is one (NACL-17).
  private static func limit(of filter: RuleList.Filter) -> Int {
    switch filter {
    case .securityGroup: 60
    case .networkACL: 19
    }
  }

  /// The lists of a network that are too long.
  static func exceeded(in topology: Topology) -> [FilterQuota] {
    topology.writableLists.compactMap { list in
      let peers: [RulePeer] =
        switch list.filter {
        case .securityGroup(let id):
          topology.securityGroups[id]?.rules(list.direction).map(\.peer) ?? []
        case .networkACL(let id):
          topology.networkACLs[id]?.entries(list.direction).map(\.peer) ?? []
        }
      let count = peers.reduce(0) { $0 + topology.weight(of: $1) }
      let limit = limit(of: list.filter)
      guard count > limit else { return nil }
      return FilterQuota(
        list: list, name: "\(list.direction.rawValue) rules of \(topology.name(of: list.filter))",
        count: count, limit: limit)
    }
  }
}

extension Topology {
  /// How many rules AWS counts for a peer.
  fileprivate func weight(of peer: RulePeer) -> Int {
    switch peer {
    case .named(let id): max(1, namedCIDRs[id]?.cidrs.count ?? 1)
    case .prefixList(let id):
      max(1, prefixLists[id].map { $0.maxEntries ?? $0.cidrs.count } ?? 1)
    case .cidr, .securityGroup, .unknownGroup, .unknown: 1
    }
  }
}
