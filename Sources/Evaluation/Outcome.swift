public import NetworkModel

/// What is concluded of a flow or a leg (M-3).
public enum Outcome: String, Hashable, Sendable, CaseIterable {
  /// Every packet, and every reply to it, arrives.
  case allowed
  /// Some do.
  case partial
  /// None does.
  case denied
  /// The model lacks a fact that decides it.
  case undetermined
}

extension Outcome {
  /// Whether the verdict is the one that the author of a flow expects.
  public func meets(_ expectation: Expectation) -> Bool {
    rawValue == expectation.rawValue
  }

  /// What follows when all of these have to work, one after the other.
  public static func inSeries(_ outcomes: some Sequence<Outcome>) -> Outcome {
    let outcomes = Set(outcomes)
    return [.denied, .undetermined, .partial].first { outcomes.contains($0) } ?? .allowed
  }

  /// What follows when each of these happens to some of the traffic.
  public static func ofAlternatives(_ outcomes: some Sequence<Outcome>) -> Outcome {
    let outcomes = Set(outcomes)
    if outcomes.count == 1, let only = outcomes.first { return only }
    if outcomes.isEmpty { return .denied }
    if outcomes.contains(.partial) || outcomes.isSuperset(of: [.allowed, .denied]) {
      return .partial
    }
    return .undetermined
  }
}

/// What happens at one step.
public enum StepOutcome: String, Hashable, Sendable, CaseIterable {
  case allowed
  case partial
  case denied
  case undetermined
  /// A stateful group lets the reply of a tracked request through; no rule is read (M-7).
  case automatic
  /// This filter does not see this packet.
  case notEvaluated
  /// A route or gateway forwards it.
  case passed
}

extension StepOutcome {
  /// Whether something is lost here, or may be.
  public var blocks: Bool {
    switch self {
    case .partial, .denied, .undetermined: true
    case .allowed, .automatic, .notEvaluated, .passed: false
    }
  }
}

extension Explanation {
  /// Whether the verdict is the expected one; a flow without expectation never fails.
  public var isAsExpected: Bool { flow.expectation.map { outcome.meets($0) } ?? true }
}
