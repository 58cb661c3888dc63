import Evaluation
import NetworkModel
import PacketSpace

/// Compares who can talk to whom in two networks: interfaces with the same answers in both are one end.
struct ReachComparison {
  private struct Member: Hashable {
    let kind: LegEnd.Kind
    let id: String
  }

  /// A row of one side, its ends as members that both sides know.
  private struct Row: Hashable {
    let from: [Member]
    let to: [Member]
    let scope: Reachability.Scope?
    let isKnown: Bool
    let packets: PacketSet
    /// The ports that its clients choose from, where not all of them get a reply.
    let clientPorts: PortSet?
  }

  private struct PairKey: Hashable {
    let from: Int
    let to: Int
    let scope: Reachability.Scope
  }

  /// What certainly and what possibly works between two ends.
  private struct Reached {
    var certain = PacketSet.empty
    var possible = PacketSet.empty
    var clientPorts = PortSet.empty
  }

  private let counterparts: Counterparts
  private var names: [Member: String] = [:]
  private var presences: [Member: Presence] = [:]
  private var addresses: [Member: AddressSet] = [:]
  private var rows: (before: [Row], after: [Row]) = ([], [])

  init(_ counterparts: Counterparts, _ before: Reachability, _ after: Reachability) {
    self.counterparts = counterparts
    let old = rows(of: before, .before)
    let new = rows(of: after, .after)
    for (row, side) in old.map({ ($0, Presence.removed) }) + new.map({ ($0, Presence.added) }) {
      for member in row.from + row.to {
        let known = presences[member] ?? side
        presences[member] = known == side ? side : .both
      }
    }
    // What is the same on both sides needs no comparison.
    let common = Set(old).intersection(new)
    self.rows = (old.filter { !common.contains($0) }, new.filter { !common.contains($0) })
  }

  private mutating func rows(
    of reachability: Reachability, _ side: Counterparts.Side
  ) -> [Row] {
    let topology = side == .before ? counterparts.before : counterparts.after
    let named = topology.namedPortlessProtocols
    let addresses = EndAddresses(topology)
    return reachability.rows.filter { $0.outcome != .denied }.map { row in
      Row(
        from: members(row.from, side, addresses), to: members(row.to, side, addresses),
        scope: row.scope,
        isKnown: row.outcome != .undetermined, packets: row.packets(named),
        clientPorts: row.clientPorts?.declared)
    }
  }

  private mutating func members(
    _ party: Reachability.Party, _ side: Counterparts.Side, _ known: EndAddresses
  ) -> [Member] {
    party.members.map { member in
      let id = side == .before ? counterparts.laterText(of: member.id) : member.id
      let key = Member(kind: party.kind, id: id)
      if side == .after || names[key] == nil { names[key] = member.displayName }
      let own = known[party.kind, member.id] ?? .all
      addresses[key] = addresses[key]?.union(own) ?? own
      return key
    }
  }

  /// What is otherwise, what is newly open to the internet first.
  var differences: [ReachDifference] {
    let (classes, members) = classes
    let before = reached(rows.before, classes)
    let after = reached(rows.after, classes)
    let keys = Set(before.keys).union(after.keys)
    let differences = keys.compactMap { key -> (PairKey, ReachDifference)? in
      let (old, new) = (before[key] ?? Reached(), after[key] ?? Reached())
      let doubtful = (
        old.possible.subtracting(old.certain), new.possible.subtracting(new.certain)
      )
      let (from, to) = (members[key.from], members[key.to])
      let (sources, destinations) = (addresses(of: from), addresses(of: to))
      let families = sources.families.filter(destinations.families.contains)
      let clientPorts = old.clientPorts.union(new.clientPorts)
      func narrowed(_ packets: PacketSet) -> PacketSet {
        packets.narrowed(to: sources, destinations, families, clientPorts)
      }
      let difference = ReachDifference(
        from: end(from), to: end(to), scope: key.scope, families: families,
        gained: narrowed(new.certain.subtracting(old.possible)),
        lost: narrowed(old.certain.subtracting(new.possible)),
        unknown: narrowed(
          doubtful.0.subtracting(doubtful.1).union(doubtful.1.subtracting(doubtful.0))))
      let isNothing =
        difference.gained.isEmpty && difference.lost.isEmpty && difference.unknown.isEmpty
      return isNothing ? nil : (key, difference)
    }
    return Self.joined(differences).sorted { Self.order($0) < Self.order($1) }
  }

  /// What is true inside of subnets and between them alike is true everywhere.
  private static func joined(
    _ differences: [(key: PairKey, difference: ReachDifference)]
  ) -> [ReachDifference] {
    let scopes = Dictionary(grouping: differences) {
      $0.difference.withoutScope
    }
    return scopes.map { alike, all in all.count > 1 ? alike : all[0].difference }
  }

  private static func order(
    _ difference: ReachDifference
  ) -> (Int, String, String, String) {
    let rank = difference.isExposure ? 0 : difference.from.kind == .internet ? 1 : 2
    return (
      rank, key(difference.from), key(difference.to), difference.scope?.rawValue ?? ""
    )
  }

  private static func key(_ end: ReachDifference.End) -> String {
    (end.names + end.ids + [end.kind.rawValue]).joined(separator: "\u{0}")
  }

  /// The members that stand in the same rows, and of each member its class.
  private var classes: ([Member: Int], [[Member]]) {
    var signatures: [Member: [Int]] = [:]
    for (index, row) in (rows.before + rows.after).enumerated() {
      for member in Set(row.from) { signatures[member, default: []].append(2 * index) }
      for member in Set(row.to) { signatures[member, default: []].append(2 * index + 1) }
    }
    struct Key: Hashable {
      let kind: LegEnd.Kind
      let presence: Presence?
      let rows: [Int]
    }
    let groups = Dictionary(grouping: signatures.keys) {
      Key(kind: $0.kind, presence: presences[$0], rows: signatures[$0] ?? [])
    }
    let sorted = groups.values.map {
      $0.sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
    }
    .sorted { ($0[0].kind.rawValue, $0[0].id) < ($1[0].kind.rawValue, $1[0].id) }
    var classes: [Member: Int] = [:]
    for (index, members) in sorted.enumerated() {
      for member in members { classes[member] = index }
    }
    return (classes, sorted)
  }

  private func reached(_ rows: [Row], _ classes: [Member: Int]) -> [PairKey: Reached] {
    var reached: [PairKey: Reached] = [:]
    for row in rows {
      let scopes = row.scope.map { [$0] } ?? [.insideSubnet, .acrossSubnets]
      for from in Set(row.from.compactMap { classes[$0] }) {
        for to in Set(row.to.compactMap { classes[$0] }) {
          for scope in scopes {
            let key = PairKey(from: from, to: to, scope: scope)
            var pair = reached[key] ?? Reached()
            pair.possible = pair.possible.union(row.packets)
            pair.clientPorts = pair.clientPorts.union(row.clientPorts ?? .empty)
            if row.isKnown { pair.certain = pair.certain.union(row.packets) }
            reached[key] = pair
          }
        }
      }
    }
    return reached
  }

  private func addresses(of members: [Member]) -> AddressSet {
    members.reduce(.empty) { $0.union(addresses[$1] ?? .all) }
  }

  private func end(_ members: [Member]) -> ReachDifference.End {
    ReachDifference.End(
      kind: members[0].kind, ids: members.map(\.id),
      names: members.compactMap { names[$0] }.sorted(),
      presence: [.internet, .external].contains(members[0].kind)
        ? .both : resourcePresence(members[0]))
  }

  /// In which networks an interface is, whether it stands in a row or not.
  private func resourcePresence(_ member: Member) -> Presence {
    let presence = presences[member] ?? .both
    guard presence != .both else { return .both }
    return counterparts.isInBoth(member.id) ? .both : presence
  }
}

extension PacketSet {
  /// The packets without addresses that the ends do not have and ports that no client chooses, where only
  /// some are meant.
  fileprivate func narrowed(
    to sources: AddressSet, _ destinations: AddressSet, _ families: [AddressFamily],
    _ clientPorts: PortSet
  ) -> PacketSet {
    let everything: [AddressSet] = [.all, .allIPv4, .allIPv6]
    return PacketSet(
      families.flatMap { restricted(to: $0).boxes }.map { box in
        var box = box
        if !everything.contains(box.sources) { box.sources = box.sources.intersection(sources) }
        if !everything.contains(box.destinations) {
          box.destinations = box.destinations.intersection(destinations)
        }
        if box.sourcePorts != .all { box.sourcePorts = box.sourcePorts.intersection(clientPorts) }
        return box
      })
  }
}

extension ReachDifference {
  fileprivate var withoutScope: Self {
    Self(
      from: from, to: to, scope: nil, families: families, gained: gained, lost: lost,
      unknown: unknown)
  }
}

extension Reachability.Row {
  /// What works, as packets; of what rules do not tell apart every address.
  ///
  /// - Parameter named: the protocols that are not among the others.
  fileprivate func packets(_ named: [TransportProtocol]) -> PacketSet {
    func box(_ protocols: ProtocolSet, _ ports: PortSet) -> PacketBox {
      PacketBox(
        sources: sources ?? .all, destinations: destinations ?? .all, protocols: protocols,
        sourcePorts: clientPorts?.usable ?? .all,
        destinationPorts: ports)
    }
    let withoutICMP = ProtocolSet.all.subtracting(.icmp)
    let echo = PacketSet(box([.icmp], PacketBox.icmpTypeCode(type: 8, code: 0)))
      .restricted(to: .ipv4)
    let echo6 = PacketSet(box([.icmpv6], PacketBox.icmpTypeCode(type: 128, code: 0)))
      .restricted(to: .ipv6)
    let packets =
      switch traffic {
      // ICMP stands for an echo request everywhere.
      case .everything: PacketSet(box(withoutICMP, .all)).union(echo).union(echo6)
      case .transport(.icmp): echo
      case .transport(.icmpv6): echo6
      case .transport(let transport): PacketSet(box([transport], ports))
      case .otherProtocols:
        PacketSet(
          box(withoutICMP.subtracting(.withPorts).subtracting(ProtocolSet(named)), .all))
      }
    return family.map { packets.restricted(to: $0) } ?? packets
  }
}
