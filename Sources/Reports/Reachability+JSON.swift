public import Evaluation
public import JSON
import NetworkModel
import PacketSpace

extension Reachability {
  /// Who can talk to whom, with every member, address and port (`portolan.reach/1`).
  public var json: JSONValue {
    .object([
      "format": .string("portolan.reach/1"),
      "from": from.map { .string($0.description) },
      "to": to.map { .string($0.description) },
      "rows": .array(rows.map(\.json)),
    ])
  }
}

extension Reachability.Row {
  fileprivate var json: JSONValue {
    return .object([
      "from": from.json,
      "to": to.json,
      "scope": scope.map { .string($0.rawValue) },
      "family": family.map { .string($0.key) },
      "protocol": .string(traffic.name),
      "ports": traffic.hasPorts ? .string(ports.description) : nil,
      "verdict": .string(outcome.rawValue),
      "sources": sources.map { .strings($0.cidrs.map(\.description)) },
      "destinations": destinations.map { .strings($0.cidrs.map(\.description)) },
      "clientPorts": clientPorts.map {
        .object([
          "declared": .string($0.declared.description), "usable": .string($0.usable.description),
          "count": .number($0.usable.count), "of": .number($0.declared.count),
        ])
      },
      "reason": reason.map { .string($0) },
      "code": code.map { .string($0.rawValue) },
    ])
  }
}

extension Reachability.Party {
  fileprivate var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue),
      "count": .number(count),
      "members": .strings(members.map(\.id)),
      "names": members.contains { $0.name != nil }
        ? .strings(members.map(\.displayName)) : nil,
    ])
  }
}

extension Reachability.Traffic {
  /// As the contract spells protocols; `other` is every protocol that no rule names.
  var name: String {
    switch self {
    case .everything: "all"
    case .transport(let transport): transport.description
    case .otherProtocols: "other"
    }
  }
}
