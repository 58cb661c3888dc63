/// A cell of a rule that says something else than before.
public struct ColumnChange: Hashable, Sendable {
  /// The columns of a rule, those that nothing depends on last.
  public enum Column: String, Hashable, Sendable, CaseIterable {
    case traffic
    case port
    case type
    case source
    case destination
    case action
    case description
    case owner
    case justification
    case ticket
    case reviewBy

    /// As it is written in a sentence.
    public var word: String { self == .reviewBy ? "review by" : rawValue }
  }

  /// Which of them.
  public let column: Column
  /// What it said; empty: nothing.
  public let before: String
  /// What it says; empty: nothing.
  public let after: String

  /// Notes what a cell said and says.
  public init(column: Column, before: String, after: String) {
    self.column = column
    self.before = before
    self.after = after
  }

  /// In one phrase: `port 22 → 443`; of what was not there before: `owner added: web team`.
  public var text: String {
    switch (before.isEmpty, after.isEmpty) {
    case (true, _): "\(column.word) added: \(after)"
    case (_, true): "\(column.word) removed: \(before)"
    default: "\(column.word) \(before) → \(after)"
    }
  }
}
