import Evaluation
import Markup
import Pages

/// The list of pages beside a page: those of its network, and the other networks.
struct Navigation {
  /// Of more pages in a section only those around the current one are listed.
  private static let mostListed = 60

  private let page: SitePage
  private let map: SiteMap

  init(_ page: SitePage, in map: SiteMap) {
    self.page = page
    self.map = map
  }

  var text: String {
    let sections = page.place.map { place in
      SiteMap.Section.allCases.map { section($0, of: place.network) }
    }
    return """
      <nav class="pages" id="site-nav" aria-label="Pages">
      <a class="close" href="#site-content">Close the menu</a>
      \(((sections ?? []) + [networks]).filter { !$0.isEmpty }.joined(separator: "\n"))
      </nav>
      """
  }

  private func section(_ section: SiteMap.Section, of network: NetworkContents) -> String {
    let all = section.entries(of: network)
    guard !all.isEmpty else { return "" }
    if section == .index {
      return "<ul class=\"top\">\n\(item(network.index))\n</ul>"
    }
    let listed = Self.listed(all, around: page.source)
    var items = listed.map { item($0) }
    if listed.count < all.count, let anchor = section.anchor {
      let link = page.link(toPage: network.index.path, anchor: anchor)
      items.append("<li><a href=\"\(HTML.text(link))\">All \(all.count.grouped)</a></li>")
    }
    return details(section.title, count: all.count, items, isOpen: true)
  }

  private var networks: String {
    guard map.networks.count > 1 else { return "" }
    let others = map.networks.filter { $0 != page.place?.network }
    return details(
      page.place == nil ? "Networks" : "Other networks", count: others.count,
      others.prefix(Self.mostListed).map { other in
        item(other.index, unexpected: other.flows.count { !$0.isAsExpected })
      },
      isOpen: page.place == nil)
  }

  private func details(_ title: String, count: Int, _ items: [String], isOpen: Bool) -> String {
    """
    <details\(isOpen ? " open" : "")>
    <summary>\(title) <span class="count">\(count.grouped)</span></summary>
    <ul>
    \(items.joined(separator: "\n"))
    </ul>
    </details>
    """
  }

  private static func listed(
    _ entries: [NetworkContents.Entry], around source: String
  ) -> [NetworkContents.Entry] {
    guard entries.count > mostListed else { return entries }
    let current = entries.firstIndex { $0.path == source } ?? 0
    let start = min(max(0, current - mostListed / 2), entries.count - mostListed)
    return Array(entries[start..<(start + mostListed)])
  }

  /// - Parameter unexpected: how many flows of a network are not as expected.
  private func item(_ entry: NetworkContents.Entry, unexpected: Int = 0) -> String {
    let isCurrent = entry.path == page.source
    let attribute = isCurrent ? " aria-current=\"page\"" : ""
    let link =
      "<a href=\"\(HTML.text(page.link(toPage: entry.path)))\"\(attribute)>"
      + (entry.outcome?.mark ?? "") + "<span>\(HTML.text(entry.title))"
      + (entry.outcome.map { "<span class=\"hidden\">: \($0.rawValue)</span>" } ?? "")
      + (entry.isAsExpected ? "" : warning("not as expected"))
      + (unexpected == 0 ? "" : warning("\(unexpected.grouped) not as expected"))
      + "</span></a>"
    guard isCurrent, page.headings.count > 1 else { return "<li>\(link)</li>" }
    let headings = page.headings.map { heading in
      "<li><a href=\"#\(HTML.text(heading.anchor))\">\(HTML.text(heading.text))</a></li>"
    }
    return "<li>\(link)\n<ul class=\"here\">\n\(headings.joined(separator: "\n"))\n</ul></li>"
  }
}

private func warning(_ text: String) -> String { " <span class=\"unexpected\">\(text)</span>" }

extension Outcome {
  /// Its sign, for those who see it.
  fileprivate var mark: String {
    "<span class=\"mark \(rawValue)\" aria-hidden=\"true\">\(glyph)</span>"
  }
}
