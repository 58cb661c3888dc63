import NetworkModel
import PacketSpace

/// Joins rows that say the same of several parties, and puts them in order.
enum RowFolding {
  static func joined(_ rows: [Reachability.Row]) -> [Reachability.Row] {
    joined(joined(rows, by: \.from), by: \.to)
      .map { ($0.sortKey, $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  /// Rows that differ only in one party, with the members of all of them.
  private static func joined(
    _ rows: [Reachability.Row], by party: WritableKeyPath<Reachability.Row, Reachability.Party>
  ) -> [Reachability.Row] {
    var order: [Reachability.Row] = []
    var members: [Reachability.Row: Set<Reachability.Party.Member>] = [:]
    for row in rows {
      var key = row
      key[keyPath: party] = Reachability.Party(kind: row[keyPath: party].kind, members: [])
      if members[key] == nil { order.append(key) }
      members[key, default: []].formUnion(row[keyPath: party].members)
    }
    return order.map { key in
      var row = key
      row[keyPath: party] = Reachability.Party(
        kind: key[keyPath: party].kind, members: (members[key] ?? []).sorted())
      return row
    }
  }
}

extension Reachability.Row {
  /// The same row without a family.
  var ofEveryFamily: Self {
    var row = self
    row.family = nil
    return row
  }

  /// Whether it says the same of another family.
  func isSame(as other: Self, exceptFamily family: AddressFamily) -> Bool {
    self.family != nil && self.family != family && ofEveryFamily == other.ofEveryFamily
  }

  /// What decides about the order: who, to whom, with what.
  fileprivate var sortKey: [String] {
    let ports = ports.ranges.first.map { String(100_000 + Int($0.lowerBound)) } ?? ""
    return [
      to.sortKey, from.sortKey, traffic.sortKey, ports, "\(family.map { "\($0)" } ?? "")",
      scope?.rawValue ?? "", outcome.rawValue, sources?.description ?? "",
      destinations?.description ?? "", clientPorts?.usable.description ?? "", reason ?? "",
    ]
  }
}

extension Reachability.Party {
  /// Places outside first, then interfaces by identifier.
  fileprivate var sortKey: String {
    let rank =
      switch kind {
      case .internet: "0"
      case .external, .address, .service: "1"
      case .loadBalancer: "2"
      default: "3"
      }
    return rank + (members.first?.id ?? "") + " \(members.count)" + " \(members.last?.id ?? "")"
  }
}

extension Reachability.Traffic {
  fileprivate var sortKey: String {
    switch self {
    case .everything: "0"
    case .transport(let transport): "1 \(1000 + Int(transport.rawValue))"
    case .otherProtocols: "2"
    }
  }
}
