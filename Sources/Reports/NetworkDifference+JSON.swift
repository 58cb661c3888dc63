import Evaluation
public import JSON
import NetworkModel
import PacketSpace
public import Review

extension NetworkDifference {
  /// What changed, as `portolan.diff/1`.
  public var json: JSONValue {
    .object([
      "format": .string("portolan.diff/1"),
      "effect": .string(isWithoutEffect ? "none" : "some"),
      "summary": .string(summary),
      "filters": .array(filters.map(\.json)),
      "flows": .array(flows.map(\.json)),
      "reach": .array(reach.map(\.json)),
      "resources": .array(resources.map(\.json)),
    ])
  }
}

/// More texts of one set of packets nobody reads.
private let mostTexts = 100

private func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

extension FlowDifference {
  fileprivate var json: JSONValue {
    .object([
      "name": .string(name),
      "before": before.map { .string($0.outcome.rawValue) },
      "after": after.map { .string($0.outcome.rawValue) },
      "declared": .string(presence.rawValue),
      "effect": .string(isWithoutEffect ? "none" : "some"),
      "summary": (after ?? before).map { .string($0.headline) },
      "summaryBefore": before.map { .string($0.headline) },
      "remarks": list(remarks),
      "newlyWorks": list(gainedTraffics(atMost: mostTexts)),
      "worksNoLonger": list(lostTraffics(atMost: mostTexts)),
    ])
  }
}

extension FilterDifference {
  fileprivate var json: JSONValue {
    .object([
      "resource": .object([
        "kind": .string(kind.rawValue), "id": .string(id), "name": .string(name),
        "direction": .string(direction.rawValue),
      ]),
      "in": .string(presence.rawValue),
      "effect": .string(isWithoutEffect ? "none" : "some"),
      "changes": .array(changes.map(\.json)),
      "newlyAdmitted": list(admitted.admissions(direction, atMost: mostTexts)),
      "noLongerAdmitted": list(refused.admissions(direction, atMost: mostTexts)),
      "unknown": list(unknown.admissions(direction, atMost: mostTexts)),
    ])
  }
}

extension FilterDifference.Change {
  fileprivate var json: JSONValue {
    switch self {
    case .added(let rule), .removed(let rule):
      .object(["change": .string(word), "rule": .string(rule)])
    case .duplicateAdded(let rule), .duplicateRemoved(let rule):
      .object(["change": .string(word), "rule": .string(rule), "remark": .string("duplicate")])
    case .changed(let rule, let columns), .described(let rule, let columns):
      .object([
        "change": .string(word), "rule": .string(rule), "columns": .array(columns.map(\.json)),
      ])
    case .renumbered(let before, let after, let rule):
      .object([
        "change": .string(word), "from": .number(before), "to": .number(after),
        "rule": .string(rule),
      ])
    case .reordered: .object(["change": .string(word)])
    }
  }
}

extension ColumnChange {
  fileprivate var json: JSONValue {
    .object([
      "column": .string(column.rawValue), "before": .string(before), "after": .string(after),
    ])
  }
}

extension ReachDifference {
  fileprivate var json: JSONValue {
    .object([
      "from": from.json, "to": to.json,
      "scope": scope.map { .string($0.rawValue) },
      "gained": list(traffics(\.gained, atMost: mostTexts)),
      "lost": list(traffics(\.lost, atMost: mostTexts)),
      "unknown": list(traffics(\.unknown, atMost: mostTexts)),
    ])
  }
}

extension ReachDifference.End {
  fileprivate var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue), "ids": list(ids), "names": list(names),
      "in": .string(presence.rawValue),
    ])
  }
}

extension ResourceDifference {
  fileprivate var json: JSONValue {
    .object([
      "kind": .string(noun), "id": .string(id), "name": .string(name),
      "in": .string(presence.rawValue), "details": list(details),
    ])
  }
}
