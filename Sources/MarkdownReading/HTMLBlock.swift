/// The HTML that Markdown pages may hold, as far as it means something to a page.
enum HTMLBlock {
  case startOfDetails(summary: String)
  case endOfDetails
  case anchor(String)
  case comment
  case other(String)

  init(_ html: String) {
    let text = html.trimmed
    if let summary = text.wholeMatch(of: #/<details>\s*<summary>([^<]*)<\/summary>/#) {
      self = .startOfDetails(summary: String(summary.1).trimmed)
    } else if text == "</details>" {
      self = .endOfDetails
    } else if let anchor = text.wholeMatch(of: #/<a id="([^"]*)">(?:<\/a>)?/#) {
      self = .anchor(String(anchor.1))
    } else if text.hasPrefix("<!--"), text.hasSuffix("-->") {
      self = .comment
    } else {
      self = .other(text)
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
