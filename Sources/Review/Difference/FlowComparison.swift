import Evaluation
import NetworkModel

/// Compares what happens to flows: each flow of either network is judged in both.
struct FlowComparison {
  private let counterparts: Counterparts
  private let before: Evaluator
  private let after: Evaluator

  init(_ counterparts: Counterparts, _ before: Evaluator, _ after: Evaluator) {
    self.counterparts = counterparts
    self.before = before
    self.after = after
  }

  /// The flows of which there is something to say, in the order of the later network, then those that only
  /// the earlier one declares.
  ///
  /// Where only one network declares flows, they are asked of both; where none does, those that the rules
  /// speak of.
  var differences: [FlowDifference] {
    let areDeclared = (
      before: !counterparts.before.flows.isEmpty, after: !counterparts.after.flows.isEmpty
    )
    let earlier = areDeclared.before || !areDeclared.after ? before.flows : []
    let later = areDeclared.after || !areDeclared.before ? after.flows : []
    let old = Dictionary(earlier.map { ($0.name, $0) }, uniquingKeysWith: { one, _ in one })
    let names = Set(later.map(\.name))
    let bothDeclare = areDeclared.before && areDeclared.after
    let differences =
      later.map { difference(old[$0.name], $0, alone: bothDeclare ? .added : .both) }
      + earlier.filter { !names.contains($0.name) }
      .map { gone($0, alone: bothDeclare ? .removed : .both) }
    return differences.filter {
      $0.presence != .both || $0.isRedefined || !$0.isWithoutEffect
    }
  }

  /// - Parameter alone: what to say of a flow that the other network has not.
  private func difference(_ old: Flow?, _ new: Flow, alone: Presence) -> FlowDifference {
    let earlier = old ?? counterparts.flow(new, on: .before)
    let isSame =
      old.flatMap { counterparts.flow($0, on: .after)?.withoutExpectation }
      == new.withoutExpectation
    return FlowDifference(
      earlier.map(before.explain), after.explain(new), presence: old == nil ? alone : .both,
      isRedefined: old != nil && !isSame)
  }

  private func gone(_ old: Flow, alone: Presence) -> FlowDifference {
    FlowDifference(
      before.explain(old), counterparts.flow(old, on: .after).map(after.explain), presence: alone)
  }
}

extension Flow {
  /// What it is about, whatever its author expects of it.
  fileprivate var withoutExpectation: Flow {
    Flow(
      name: name, from: from, to: to, traffic: traffic, clientPorts: clientPorts, family: family)
  }
}
