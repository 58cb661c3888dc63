public import Evaluation

/// The least severe finding that makes a check fail.
public enum FailureLevel: String, Sendable, CaseIterable {
  case error
  case warning
  case note
  /// Nothing does: the result is there to be read.
  case never

  /// Whether a finding of a severity makes a check fail.
  public func includes(_ severity: Finding.Severity) -> Bool {
    Finding.Severity(rawValue: rawValue).map { severity <= $0 } ?? false
  }
}
