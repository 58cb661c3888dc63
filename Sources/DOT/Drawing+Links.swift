extension Drawing {
  /// The same drawing with other links, for a page that lies elsewhere or has another name.
  ///
  /// - Parameter link: what stands for the text of a link; nil leaves it as it is.
  public func linking(_ link: (String) -> DOTLink?) -> Drawing {
    // Only an attribute can look like this: quotation marks in text are escaped, in labels and outside of them.
    let source = source.replacing(#/([ \[])(HREF|href)="([^"]*)"/#) { match in
      let isMarkup = match.2 == "HREF"
      let text = String(match.3).replacing(isMarkup ? "&amp;amp;" : "&amp;", with: "&")
      guard text != DOTLink.nowhere.text else { return String(match.0) }
      return link(text).map { link in
        "\(match.1)\(match.2)=\"\(isMarkup ? link.graphvizMarkup : link.graphvizText)\""
      } ?? String(match.0)
    }
    return Drawing(id: id, title: title, summary: summary, source: source, counts: counts)
  }
}
