public import DOT

/// A file of the documentation.
public struct OutputFile: Hashable, Sendable {
  /// What is in it.
  public enum Content: Hashable, Sendable {
    /// Text as it is written.
    case text(String)
    /// A picture that is still to be laid out; the file holds its SVG.
    case picture(Drawing)
    /// Text that holds pictures which are still to be laid out.
    case composed([Part])
  }

  /// A part of a file.
  public enum Part: Hashable, Sendable {
    /// Text as it is written.
    case text(String)
    /// A picture that is still to be laid out, as it stands within a page.
    case picture(Drawing)
  }

  /// Relative to the output folder, with `/` between its parts; each part is a safe file name.
  public let path: String
  /// What is in it.
  public let content: Content

  /// Describes a file.
  public init(path: String, content: Content) {
    self.path = path
    self.content = content
  }
}
