/// Pictures for wikis that show them as images, where links lead nowhere or are refused.
enum LinklessPicture {
  /// The SVG without the targets of its links.
  static func svg(_ svg: String) -> String {
    svg.replacing(#/ (?:xlink:)?href="[^"#][^"]*"/#, with: "")
  }
}
