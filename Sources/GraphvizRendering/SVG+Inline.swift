public import DOT

extension SVG {
  /// The `svg` element for a page whose style sheet has `SVGPalette.pageStyle`.
  ///
  /// It has no style sheet of its own, which a strict page would refuse, and it is a group: what is in an
  /// image cannot be operated.
  public var inline: String {
    var text = text
    if let start = text.firstRange(of: "<style>"), let end = text.firstRange(of: "</style>\n") {
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
    return text.replacing(
      #/role="img" aria-labelledby="([^ "]*) [^"]*"/#, maxReplacements: 1
    ) { "role=\"group\" aria-labelledby=\"\($0.1)\"" }
  }
}

extension SVGPalette {
  /// Rules that give drawings within a page the colours of the page's `color-scheme`.
  public var pageStyle: String {
    let colors = Set(entries.map { $0.light.text.lowercased() })
    return SVGStyleSheet(palette: self, fills: colors, strokes: colors)
      .rules { "light-dark(\($0),\($1))" }.joined(separator: "\n")
  }
}
