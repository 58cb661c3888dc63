public import Evaluation

/// A flow whose verdict is another one than before.
public struct FlowDifference: Hashable, Sendable {
  /// What it is called.
  public let name: String
  /// The verdict before; absent: the flow was not there.
  public let before: Outcome?
  /// The verdict now; absent: the flow is gone.
  public let after: Outcome?
  /// What there is to say of it now, or else before.
  public let headline: String
}
