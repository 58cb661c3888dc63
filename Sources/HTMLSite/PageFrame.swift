import Markup
import Pages

/// An HTML page: what all pages have in common around what this one says.
struct PageFrame {
  private let page: SitePage
  private let map: SiteMap
  private let isServed: Bool

  init(_ page: SitePage, in map: SiteMap, isServed: Bool) {
    self.page = page
    self.map = map
    self.isServed = isServed
  }

  /// The file.
  var content: OutputFile.Content { PageBody(page, in: map).content(before: start, after: end) }

  /// Nothing but the site's own files, which `'self'` does not mean everywhere for pages in a folder.
  private var policy: String {
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src data:; "
      + (isServed ? "connect-src 'self'; " : "") + "base-uri 'none'; form-action 'none'"
  }

  private var title: String {
    let network = page.place.map(\.network.index.title)
    return [page.title, network == page.title ? nil : network]
      .compactMap { $0 }.joined(separator: " · ")
  }

  private var start: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="Portolan">
    <title>\(HTML.text(title))</title>
    <link rel="icon" href="\(HTML.text(Self.icon))">
    <link rel="stylesheet" href="\(page.link(to: HTMLSite.style))">
    <script src="\(page.link(to: HTMLSite.script))"></script>
    </head>
    <body data-index="\(page.link(to: HTMLSite.index))">
    <a class="skip" href="#site-content">Skip to the content</a>
    <header class="bar">
    <a class="menu" id="site-menu" href="#site-nav"><span aria-hidden="true">☰</span> Menu</a>
    <a class="brand" href="\(page.link(to: "index.html"))">\(Self.mark)<span>\(HTML.text(home))</span></a>
    <div class="tools" id="site-tools"></div>
    </header>
    <div class="columns">
    \(Navigation(page, in: map).text)
    <main id="site-content" tabindex="-1">
    \(breadcrumb)

    """
  }

  private var end: String {
    """

    </main>
    </div>
    </body>
    </html>

    """
  }

  /// What the root of the site is called.
  private var home: String {
    map.networks.count == 1 ? map.networks[0].index.title : "Networks"
  }

  /// Where the page stands: none for the root.
  private var breadcrumb: String {
    guard let place = page.place, page.source != "README.md" else { return "" }
    var steps: [(title: String, link: String)] = []
    if map.networks.count > 1 { steps.append(("Networks", page.link(to: "index.html"))) }
    if place.section != .index {
      steps.append((place.network.index.title, page.link(toPage: place.network.index.path)))
    }
    if let anchor = place.section.anchor {
      steps.append(
        (place.section.title, page.link(toPage: place.network.index.path, anchor: anchor)))
    }
    let items =
      steps.map { "<li><a href=\"\(HTML.text($0.link))\">\(HTML.text($0.title))</a></li>" }
      + ["<li><span aria-current=\"page\">\(HTML.text(place.entry.title))</span></li>"]
    return """
      <nav class="breadcrumb" aria-label="Breadcrumb"><ol>
      \(items.joined(separator: "\n"))
      </ol></nav>
      """
  }

  /// A rhumb line between two ports: what a portolan chart is made of.
  private static let mark = """
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">\
    <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="1.6"/>\
    <path d="M12 2v20M2 12h20M4.9 4.9l14.2 14.2M19.1 4.9 4.9 19.1" stroke="currentColor" stroke-width=".7"/>\
    <path d="M12 4.5 13.9 12 12 19.5 10.1 12Z" fill="currentColor"/></svg>
    """

  private static let icon =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E"
    + "%3Ccircle cx='12' cy='12' r='11' fill='%230072b2'/%3E"
    + "%3Cpath d='M12 3l2.2 9L12 21l-2.2-9z' fill='white'/%3E%3C/svg%3E"
}
