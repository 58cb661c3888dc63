import Markup
import Pages

/// A page of the site, read and placed.
struct SitePage {
  let document: Document
  /// In the documentation.
  let source: String
  /// In the site.
  let path: String
  let place: SiteMap.Place?

  init(_ document: Document, source: String, in map: SiteMap) {
    self.document = document
    self.source = source
    self.path = SiteMap.path(of: source)
    self.place = map.place(of: source)
  }

  /// What the page is called; one of a template without a heading as its place.
  var title: String {
    document.title.isEmpty ? place?.entry.title ?? source : document.title
  }

  /// The way from the page to a file of the site.
  func link(to path: String) -> String { RelativePath.text(from: self.path, to: path) }

  /// The way to another page.
  func link(toPage source: String, anchor: String? = nil) -> String {
    link(to: SiteMap.path(of: source)) + (anchor.map { "#\($0)" } ?? "")
  }

  /// The headings that a reader may want to jump to, without the title where they repeat it.
  var headings: [(text: String, anchor: String)] {
    let prefix = "\(title) - "
    return document.blocks.compactMap { block in
      guard case .heading(2, let text, let anchor) = block else { return nil }
      return (text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text, anchor)
    }
  }
}
