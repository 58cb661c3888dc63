import Markup
import Mustache

/// A picture on a page, which leads to its full size.
struct PagePicture: MustacheParent {
  let alternative: String
  let target: String

  /// - Parameters:
  ///   - alternative: What it says to those who do not see it.
  ///   - path: Where it is, seen from the page.
  init(alternative: String, path: String) {
    self.alternative = Markdown.text(alternative)
    self.target = Markdown.target(path)
  }

  func child(named name: String) -> Any? {
    switch name {
    case "alternative": alternative
    case "target": target
    default: nil
    }
  }
}
