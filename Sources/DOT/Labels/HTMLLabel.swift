/// A label that Graphviz lays out like HTML: a table, or lines of text.
public struct HTMLLabel: Hashable, Sendable {
  /// What the label consists of.
  public var content: Content

  /// What a label can consist of.
  public enum Content: Hashable, Sendable {
    /// A table.
    case table(Table)
    /// Text.
    case text([Text])
  }

  /// Creates a label from a table.
  public init(_ table: Table) {
    content = .table(table)
  }

  /// Creates a label from pieces of text.
  public init(_ text: Text...) {
    content = .text(text)
  }
}
