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
public indirect enum Block: Hashable, Sendable {
  /// A heading below the title, of level 2 to 6, and the name that links to it use.
  case heading(level: Int, String, anchor: String)
  case paragraph([Inline])
  /// Items, with numbers where their order counts.
  case list(isOrdered: Bool = false, [[Inline]])
  case table(Table)
  case picture(Picture)
  /// Lines of a program, without the line feed at the end.
  case code(String, language: String)
  /// What is shown only on request, where the dialect knows that.
  case details(summary: String, [Block])
  /// Lines to be filled in by hand.
  case blanks([String])
}
