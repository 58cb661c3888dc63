/// A picture that stands beside a page, or within it.
public struct Picture: Hashable, Sendable {
  /// Where its file is, from the root of all pages.
  public let path: String
  /// What it shows, in a sentence.
  public let title: String
  /// The SVG itself, for pages that hold their pictures; empty where there is only the file.
  public let svg: String

  /// Makes a picture.
  public init(path: String, title: String, svg: String = "") {
    self.path = path
    self.title = title
    self.svg = svg
  }
}
