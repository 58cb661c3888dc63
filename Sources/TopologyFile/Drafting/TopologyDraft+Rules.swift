package import NetworkModel
internal import Provenance

extension TopologyDraft {
  /// Sets the rules of a group in one direction, sorted: AWS gives them no order (SG-04), and so the same
  /// group has the same numbers whatever it is read from.
  package mutating func set(
    _ rules: [RuleDraft], of group: String, _ direction: Direction, orUnknown gap: String? = nil
  ) {
    let keyed = rules.map { rule in
      (
        rule: rule,
        key: rule.sortKey { self[.securityGroup, $0]?[.name]?.plainText ?? $0 }
      )
    }
    let sorted = keyed.sorted { $0.key < $1.key }.map(\.rule)
    note(sorted, of: .securityGroup, group)
    update(.securityGroup, group) { object in
      object[direction.key] = .list(sorted.map { .object($0.object(direction)) })
      if let gap {
        let more = RuleDraft(everythingFor: .unknown(gap), at: object.location)
        object.append(.object(more.object(direction)), to: direction.key)
      }
    }
  }

  /// Sets the entries of a network ACL in one direction: unknown as a whole where the number or action of
  /// one is not known, since the first that matches decides (NACL-02).
  package mutating func set(
    entries: [RuleDraft], of acl: String, _ direction: Direction
  ) {
    note(entries, of: .networkACL, acl)
    let isOrdered = entries.allSatisfy { $0.placeInOrder != nil }
    if !isOrdered {
      report.noteIncomplete(
        ResourceKind.networkACL.noun, acl,
        because: "the order of its \(direction.rawValue) entries is not known",
        at: self[.networkACL, acl]?.location)
    }
    update(.networkACL, acl) { object in
      object[direction.key] =
        isOrdered
        ? .list(entries.map { .object($0.entry(direction)) })
        : .unknown("the order of its entries is not known")
    }
  }

  private mutating func note(_ rules: [RuleDraft], of kind: ResourceKind, _ id: String) {
    for rule in rules {
      guard let gap = rule.gap else { continue }
      report.noteIncomplete(kind.noun, id, because: "a rule for \(gap)", at: rule.location)
    }
  }
}

extension Direction {
  /// The key of its rules.
  package var key: Key {
    switch self {
    case .inbound: .inbound
    case .outbound: .outbound
    }
  }
}

extension RuleDraft {
  /// What rules are sorted by: the names of groups rather than their identifiers, which differ from
  /// source to source.
  fileprivate func sortKey(_ name: (String) -> String) -> SortKey {
    let place =
      switch peer {
      case .cidr(let text): (0, text)
      case .prefixList(let id): (1, id)
      case .securityGroup(let id): (2, name(id))
      case .unknown(let text): (3, text)
      }
    return SortKey(
      traffic: trafficKey, peerKind: place.0, peer: place.1)
  }

  fileprivate struct SortKey: Comparable {
    let traffic: [Int]
    let peerKind: Int
    let peer: String

    static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.traffic[0], lhs.traffic[1], lhs.traffic[2], lhs.peerKind, lhs.peer)
        < (rhs.traffic[0], rhs.traffic[1], rhs.traffic[2], rhs.peerKind, rhs.peer)
    }
  }
}
