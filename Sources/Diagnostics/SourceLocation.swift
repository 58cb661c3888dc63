/// A place in a source: where a resource or a fault was written.
public struct SourceLocation: Hashable, Sendable {
  /// The source's name, as the user gave it.
  public let file: String
  /// Counted from 1.
  public let line: Int
  /// In characters (Unicode scalars), counted from 1.
  public let column: Int

  /// Names a place.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable {
  /// Whether the left place comes first: by file, line and column.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.file, lhs.line, lhs.column) < (rhs.file, rhs.line, rhs.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `net.yaml:2:11`, as compilers and editors write it.
  public var description: String { "\(file):\(line):\(column)" }
}
