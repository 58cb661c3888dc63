extension HTMLLabel {
  /// A table.
  public struct Table: Hashable, Sendable {
    /// How the table looks.
    public var attributes: [HTMLAttribute<Table>]
    /// Rows, and lines between them.
    public var rows: [RowOrRule]

    /// Creates a table.
    public init(_ attributes: [HTMLAttribute<Table>] = [], _ rows: [RowOrRule]) {
      self.attributes = attributes
      self.rows = rows
    }

    /// Creates a table.
    public init(_ attributes: HTMLAttribute<Table>..., rows: [RowOrRule]) {
      self.init(attributes, rows)
    }
  }

  /// A row of a table, or the line between two rows.
  public enum RowOrRule: Hashable, Sendable {
    /// Cells side by side, and lines between them.
    case row([CellOrRule])
    /// A horizontal line; it must stand between two rows.
    case horizontalRule
  }

  /// A cell of a row, or the line between two cells.
  public enum CellOrRule: Hashable, Sendable {
    /// A cell.
    case cell(Cell)
    /// A vertical line; it must stand between two cells.
    case verticalRule

    /// A cell with text.
    public static func cell(_ attributes: HTMLAttribute<Cell>..., text: Text...) -> Self {
      .cell(Cell(attributes, .text(text)))
    }

    /// A cell with a table in it.
    public static func cell(_ attributes: HTMLAttribute<Cell>..., table: Table) -> Self {
      .cell(Cell(attributes, .table(table)))
    }
  }

  /// A cell of a table.
  public struct Cell: Hashable, Sendable {
    /// How the cell looks.
    public var attributes: [HTMLAttribute<Cell>]
    /// What is in the cell; no text at all leaves the cell empty.
    public var content: Content

    /// Creates a cell.
    public init(_ attributes: [HTMLAttribute<Cell>] = [], _ content: Content = .text([])) {
      self.attributes = attributes
      self.content = content
    }
  }
}
