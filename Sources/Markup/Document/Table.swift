/// A table with a header.
public struct Table: Hashable, Sendable {
  /// How the cells of a column are set.
  public enum Alignment: Hashable, Sendable {
    case leading
    case center
    case trailing
  }

  /// The header's cells.
  public let header: [String]
  /// One for each column; none means that all are leading.
  public let alignments: [Alignment]
  /// As many cells in each row as in the header.
  public let rows: [[[Inline]]]

  /// Makes a table.
  public init(header: [String], alignments: [Alignment] = [], rows: [[[Inline]]]) {
    self.header = header
    self.alignments = alignments
    self.rows = rows
  }

  /// How a column is set.
  public func alignment(_ column: Int) -> Alignment {
    column < alignments.count ? alignments[column] : .leading
  }
}
