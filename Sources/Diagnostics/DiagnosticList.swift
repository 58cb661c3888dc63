/// The complaints about one input, collected rather than thrown, so that a run reports all of them.
public struct DiagnosticList: Hashable, Sendable {
  /// What was reported, in that order.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Starts without complaints.
  public init() {}

  /// Adds a complaint.
  public mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Whether the input is unusable.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// By file, line and column; complaints that are equal in everything stand once.
  public var sorted: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }.sorted()
  }
}
