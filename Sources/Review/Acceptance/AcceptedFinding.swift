public import Evaluation
public import Provenance

/// A finding that somebody has accepted, and how.
public struct AcceptedFinding: Hashable, Sendable {
  /// What was found.
  public let finding: Finding
  /// Why that is acceptable.
  public let suppression: Suppression

  /// Pairs a finding with what accepts it.
  public init(_ finding: Finding, by suppression: Suppression) {
    self.finding = finding
    self.suppression = suppression
  }
}
