/// The packets of one address family, by protocol.
///
/// Protocols that are treated alike share one group, so that "everything but TCP" is one tree and
/// not 255.
struct ProtocolGroups: Region {
  /// Destination ports by source port.
  typealias Ports = Layer<UInt16, PortSet.Ports>
  /// The rest of a packet by destination address.
  typealias Destinations = Layer<UInt128, Ports>
  /// The rest of a packet by source address.
  typealias Sources = Layer<UInt128, Destinations>

  struct Group: Hashable, Sendable {
    var protocols: ProtocolSet
    let packets: Sources
  }

  // INVARIANT: the protocols of the groups are disjoint and no packets are empty or equal; groups
  // ascend by their lowest protocol.
  let groups: [Group]

  /// Creates the groups from pieces with disjoint protocols.
  init(_ pieces: [Group]) {
    var groups: [Group] = []
    for piece in pieces where !piece.packets.isEmpty && !piece.protocols.isEmpty {
      if let index = groups.firstIndex(where: { $0.packets == piece.packets }) {
        groups[index].protocols = groups[index].protocols.union(piece.protocols)
      } else {
        groups.append(piece)
      }
    }
    if groups.count > 1 {
      groups.sort { $0.protocols.lowestNumber < $1.protocols.lowestNumber }
    }
    self.groups = groups
  }

  static var empty: Self { Self([]) }

  var isEmpty: Bool { groups.isEmpty }

  var measure: Double {
    groups.reduce(0) { sum, group in
      PortUse.allCases.reduce(sum) { sum, use in
        let protocols = group.protocols.intersection(use.protocols)
        return sum + Double(protocols.count) * (group.packets.measure / use.repetitions)
      }
    }
  }

  /// The packets of one protocol.
  func packets(_ protocol: TransportProtocol) -> Sources {
    groups.first { $0.protocols.contains(`protocol`) }?.packets ?? .empty
  }

  /// The protocols that have packets.
  var protocols: ProtocolSet {
    groups.reduce(.empty) { $0.union($1.protocols) }
  }

  /// The packets of some of the protocols.
  func restricted(to protocols: ProtocolSet) -> Self {
    Self(
      groups.map {
        Group(protocols: $0.protocols.intersection(protocols), packets: $0.packets)
      })
  }

  func union(_ other: Self) -> Self {
    if isEmpty || self == other { return other }
    if other.isEmpty { return self }
    return Self(
      overlaps(with: other) { $0.union($1) }
        + pieces(outside: other.protocols) + other.pieces(outside: protocols))
  }

  func intersection(_ other: Self) -> Self {
    if isEmpty || self == other { return self }
    return Self(overlaps(with: other) { $0.intersection($1) })
  }

  func subtracting(_ other: Self) -> Self {
    if isEmpty || other.isEmpty { return self }
    return Self(overlaps(with: other) { $0.subtracting($1) } + pieces(outside: other.protocols))
  }

  func isSubset(of other: Self) -> Bool {
    self == other
      || (protocols.isSubset(of: other.protocols)
        && pairs(with: other).allSatisfy { $0.packets.isSubset(of: $1.packets) })
  }

  func isDisjoint(with other: Self) -> Bool {
    pairs(with: other).allSatisfy { $0.packets.isDisjoint(with: $1.packets) }
  }

  private func pieces(outside protocols: ProtocolSet) -> [Group] {
    groups.map { Group(protocols: $0.protocols.subtracting(protocols), packets: $0.packets) }
  }

  private func overlaps(
    with other: Self, combine: (Sources, Sources) -> Sources
  ) -> [Group] {
    pairs(with: other).map { own, theirs in
      Group(
        protocols: own.protocols.intersection(theirs.protocols),
        packets: combine(own.packets, theirs.packets))
    }
  }

  /// The pairs of groups that have a protocol in common.
  private func pairs(with other: Self) -> [(Group, Group)] {
    groups.flatMap { own in
      other.groups.lazy
        .filter { !$0.protocols.isDisjoint(with: own.protocols) }
        .map { (own, $0) }
    }
  }
}
