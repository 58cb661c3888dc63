/// The line that a diagnostic speaks of, and how much of it is meant.
public struct SourceExcerpt: Hashable, Sendable {
  /// The line as the source has it, without its line break.
  public let line: String
  /// How many characters the carets underline; at least 1.
  public let length: Int

  /// Quotes a line.
  public init(line: String, length: Int = 1) {
    self.line = line
    self.length = max(1, length)
  }
}
