extension StorageTokens {
  /// What somebody can have meant by a part of a page, without what Confluence and its editors write by
  /// themselves: ids, widths, the paragraphs in cells.
  ///
  /// Equal essences mean that nobody has edited the part, though the page around it was.
  func essence(_ range: Range<Int>) -> String {
    var result = ""
    for token in tokens where range.contains(token.range.lowerBound) {
      switch token.kind {
      case .start(let name, let isEmpty):
        guard !Self.isMarginal(name) else { continue }
        result += "<\(name)"
        for (name, value) in attributes(token).sorted(by: { $0.name < $1.name })
        where !Self.isMarginal(attribute: name) {
          result += " \(name)=\"\(value)\""
        }
        result += isEmpty ? "></\(name)>" : ">"
      case .end(let name): if !Self.isMarginal(name) { result += "</\(name)>" }
      case .text:
        result += text(token.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      case .cdata: result += text(token.range)
      }
    }
    return result
  }

  private static func isMarginal(_ element: String) -> Bool {
    ["p", "tbody", "thead", "colgroup", "col", "ac:inline-comment-marker"].contains(element)
  }

  private static func isMarginal(attribute: String) -> Bool {
    [
      "ac:macro-id", "ac:schema-version", "ac:local-id", "local-id", "data-layout",
      "data-table-width", "data-table-display-mode", "ac:original-width", "ac:original-height",
      "ac:custom-width", "ri:version-at-save",
    ].contains(attribute)
  }
}
