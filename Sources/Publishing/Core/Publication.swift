public import Fingerprints
public import Markup

/// What is to be on a wiki: the pages of the documentation and their pictures, before any wiki's dialect.
public struct Publication: Sendable {
  /// A page.
  public struct Page: Sendable {
    /// From the root of all pages: `flows/browse.md`.
    public let path: String
    /// What is on it.
    public let document: Document

    /// Describes a page.
    public init(path: String, document: Document) {
      self.path = path
      self.document = document
    }
  }

  /// A picture.
  public struct Picture: Sendable {
    /// From the root of all pages: `diagrams/browse.svg`.
    public let path: String
    /// What it shows, in a sentence.
    public let title: String
    /// The picture.
    public let svg: String
    /// Of what it was drawn from, which says more than its bytes: another version of Graphviz gives others.
    public let source: Fingerprint
    /// The picture as PNG, on white, with two pixels for each CSS pixel, for wikis that show SVGs badly; nil where
    /// it could not be made or is not wanted.
    public let png: [UInt8]?

    /// Describes a picture.
    public init(
      path: String, title: String, svg: String, source: Fingerprint, png: [UInt8]? = nil
    ) {
      self.path = path
      self.title = title
      self.svg = svg
      self.source = source
      self.png = png
    }
  }

  /// The page that leads to all others.
  public static let index = "README.md"

  /// By path.
  public let pages: [Page]
  /// By path.
  public let pictures: [Picture]

  /// Puts pages and pictures together.
  public init(pages: [Page], pictures: [Picture]) {
    self.pages = pages.sorted { $0.path < $1.path }
    self.pictures = pictures.sorted { $0.path < $1.path }
  }
}
