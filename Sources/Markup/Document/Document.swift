/// A page as values, for every dialect that a writer knows.
///
/// All text is literal; only writers escape, each in one place.
public struct Document: Hashable, Sendable {
  /// What the page is called.
  public let title: String
  /// What is on it, in order.
  public let blocks: [Block]

  /// Makes a page.
  public init(title: String, blocks: [Block]) {
    self.title = title
    self.blocks = blocks
  }
}

/// A part of a page that stands by itself.
public enum Block: Hashable, Sendable {
  /// A heading below the title, of level 2 or 3, and the name that links to it use.
  case heading(level: Int, String, anchor: String)
  case paragraph([Inline])
  case list([[Inline]])
  case table(Table)
  case picture(Picture)
  /// Lines to be filled in by hand.
  case blanks([String])
}

/// A part of a line.
public enum Inline: Hashable, Sendable, ExpressibleByStringLiteral {
  case text(String)
  case strong(String)
  /// A link within the page.
  case link(String, anchor: String)
  /// The place that links lead to.
  case anchor(String)
  case lineBreak

  /// Makes literal text.
  public init(stringLiteral text: String) { self = .text(text) }
}

/// A table with a header.
public struct Table: Hashable, Sendable {
  /// The header's cells.
  public let header: [String]
  /// As many cells in each row as in the header.
  public let rows: [[[Inline]]]

  /// Makes a table.
  public init(header: [String], rows: [[[Inline]]]) {
    self.header = header
    self.rows = rows
  }
}

/// A picture that stands beside a page, or within it.
public struct Picture: Hashable, Sendable {
  /// Where its file is, relative to the page.
  public let path: String
  /// What it shows, in a sentence.
  public let title: String
  /// The SVG itself, for pages that hold their pictures.
  public let svg: String

  /// Makes a picture.
  public init(path: String, title: String, svg: String) {
    self.path = path
    self.title = title
    self.svg = svg
  }
}
