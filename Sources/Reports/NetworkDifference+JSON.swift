import Evaluation
public import JSON
import NetworkModel
public import Review

extension NetworkDifference {
  /// What changed, as `portolan.diff/1`.
  public var json: JSONValue {
    .object([
      "format": .string("portolan.diff/1"),
      "effect": .string(isWithoutEffect ? "none" : "some"),
      "filters": .array(filters.map(\.json)),
      "flows": .array(flows.map(\.json)),
    ])
  }
}

extension FlowDifference {
  fileprivate var json: JSONValue {
    .object([
      "name": .string(name),
      "before": before.map { .string($0.rawValue) },
      "after": after.map { .string($0.rawValue) },
      "summary": .string(headline),
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
      "changes": .array(changes.map(\.json)),
      "newlyAdmitted": Self.list(admitted.admissions(direction, atMost: 100)),
      "noLongerAdmitted": Self.list(refused.admissions(direction, atMost: 100)),
    ])
  }

  private static func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}

extension FilterDifference.Change {
  fileprivate var json: JSONValue {
    switch self {
    case .added(let rule): .object(["change": .string("added"), "rule": .string(rule)])
    case .removed(let rule): .object(["change": .string("removed"), "rule": .string(rule)])
    case .renumbered(let before, let after, let rule):
      .object([
        "change": .string("renumbered"), "from": .number(before), "to": .number(after),
        "rule": .string(rule),
      ])
    }
  }
}
