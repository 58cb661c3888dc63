public import Evaluation
public import NetworkModel

/// A declared flow of a plan: what is wanted of it, and what it gets.
public struct PlannedFlow: Hashable, Sendable {
  /// The flow.
  public let flow: Flow
  /// The verdict in the network with the planned rules.
  public let outcome: Outcome
  /// Why no rules make it work, as sentences without full stops; empty where they do, and of flows that are to be
  /// denied.
  public let obstacles: [String]

  /// Whether it gets what is wanted of it.
  public var isAsWanted: Bool {
    outcome == (flow.expectation == .denied ? .denied : .allowed)
  }
}

extension Flow {
  /// Whether a plan makes it work: all but those of which somebody expects that they do not.
  public var isWanted: Bool { expectation == nil || expectation == .allowed }
}
