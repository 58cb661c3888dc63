/// A file of the documentation that is not as it should be.
public struct StaleFile: Hashable, Sendable {
  /// What is wrong with it.
  public enum Problem: String, Hashable, Sendable {
    case missing
    /// Made from an earlier input.
    case outdated
    /// Changed by somebody else.
    case edited
    /// No longer part of the documentation.
    case superfluous
    /// In the way of a page, and not written by Portolan.
    case foreign
  }

  /// Relative to the output folder.
  public let path: String
  /// What is wrong with it.
  public let problem: Problem
}
