import Markup

/// What Portolan adds to the home page and the sidebar of a wiki.
enum NavigationText {
  /// The lists of the sidebar; longer ones are on the index only.
  private static let longestList = 30

  static func text(
    _ publication: Publication, title: String, isHome: Bool, _ layout: GitWikiLayout
  ) -> String {
    func link(_ label: String, _ path: String) -> String? {
      layout.file(of: path).map {
        "[\(Markdown.text(label))](\(Markdown.address(layout.address(of: $0))))"
      }
    }
    guard let index = link(title, Publication.index) else { return "" }
    if isHome { return "- \(index)\n" }
    var lines = ["**\(index)**", ""]
    for (heading, folder) in [
      ("Flows", "flows/"), ("Security groups", "security-groups/"),
      ("Network ACLs", "network-acls/"),
    ] {
      let pages = publication.pages.filter { $0.path.contains(folder) }
      guard !pages.isEmpty, pages.count <= longestList else { continue }
      lines += ["\(heading):", ""]
      lines += pages.compactMap { page in link(page.document.title, page.path).map { "- \($0)" } }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }
}
