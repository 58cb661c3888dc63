/// Whether a security group keeps track of a connection, which decides what happens to open ones when its
/// rule is removed (SG-24 to SG-28); a verdict does not depend on it.
public struct ConnectionTracking: Hashable, Sendable {
  /// How.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Open connections go on until they time out (SG-25, SG-28).
    case tracked
    /// Open connections stop at once: the reply passes by a rule of its own (SG-24, SG-28).
    case untracked
    /// As `tracked`, whatever the rules say, for what is on the way (SG-27).
    case automaticallyTracked
  }

  /// The leg, by its place in the explanation.
  public let leg: Int
  /// The step of the request at which the group is read.
  public let step: Int
  /// Whether, and why.
  public let kind: Kind
}
