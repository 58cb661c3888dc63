/// A complaint about an input: what is wrong, where, and what to do about it.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is: an error makes the input unusable, a note only explains.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    case error
    case warning
    case note
  }

  /// How bad it is.
  public let severity: Severity
  /// A stable identifier such as `topology.unknown-reference`.
  public let code: String
  /// Lower case, no full stop, user text in '…'.
  public let message: String
  /// Where it is, if it is about one place.
  public let location: SourceLocation?
  /// The offending line, where the source is at hand.
  public let excerpt: SourceExcerpt?
  /// What to do about it.
  public let help: String?

  /// Describes a complaint.
  public init(
    _ severity: Severity, code: String, message: String, location: SourceLocation? = nil,
    excerpt: SourceExcerpt? = nil, help: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.excerpt = excerpt
    self.help = help
  }
}

extension Diagnostic: Comparable {
  /// By file, line and column, then by severity (the worst first), code and message; what has no
  /// place comes first.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    if lhs.location != rhs.location {
      guard let left = lhs.location else { return true }
      guard let right = rhs.location else { return false }
      return left < right
    }
    return (lhs.severity.rank, lhs.code, lhs.message) < (rhs.severity.rank, rhs.code, rhs.message)
  }
}

extension Diagnostic.Severity {
  /// 0 for the worst.
  fileprivate var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}
