import NetworkModel
public import PacketSpace

/// A list with more rules of one family than AWS allows unless a quota is raised.
public struct FilterQuota: Hashable, Sendable {
  /// The list.
  public let list: RuleList
  /// Which of its rules.
  public let family: AddressFamily
  /// How many AWS counts: of a name for several blocks one each, of a prefix list as many as it can have (SG-16).
  public let count: Int
  /// How many it allows at first.
  public let limit: Int
  /// What people call the filter, with its kind.
  private let filterName: String
}

extension FilterQuota {
  /// What it takes, in a sentence without a full stop.
  public var sentence: String {
    "the \(list.direction.rawValue) rules of \(filterName) are \(count) for \(family.displayName), and AWS allows "
      + "\(limit) unless the quota is raised"
  }

  /// 60 rules for each direction and family of a group (SG-34); 20 of an ACL, of which the entry `*` is one (NACL-38).
  private static func limit(of filter: RuleList.Filter) -> Int {
    switch filter {
    case .securityGroup: 60
    case .networkACL: 19
    }
  }

  /// The lists of a network that are too long.
  static func exceeded(in topology: Topology) -> [FilterQuota] {
    topology.writableLists.flatMap { list in
      let peers = topology.rules(of: list).map(\.peer)
      let limit = limit(of: list.filter)
      return AddressFamily.allCases.compactMap { family -> FilterQuota? in
        let count = peers.reduce(0) { $0 + topology.weight(of: $1, family) }
        guard count > limit else { return nil }
        return FilterQuota(
          list: list, family: family, count: count, limit: limit,
          filterName: topology.name(of: list.filter))
      }
    }
  }
}

extension Topology {
  /// How many rules of a family AWS counts for a peer.
  fileprivate func weight(of peer: RulePeer, _ family: AddressFamily) -> Int {
    func count(_ cidrs: [CIDR]) -> Int { cidrs.count { $0.family == family } }
    switch peer {
    case .cidr(let cidr): return count([cidr])
    case .named(let id): return count(namedCIDRs[id]?.cidrs ?? [])
    case .prefixList(let id):
      guard let list = prefixLists[id], list.cidrs.first?.family == family else { return 0 }
      return list.maxEntries ?? list.cidrs.count
    // It counts in each family.
    case .securityGroup, .unknownGroup, .unknown: return 1
    }
  }
}
