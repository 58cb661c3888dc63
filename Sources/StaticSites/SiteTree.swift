import DOT
import MarkdownReading
import Markup
import Pages

/// The pages of a documentation in the order in which a site lists them.
///
/// Folders are sections: flows, groups, ACLs, then networks. What an index mentions first comes first among its
/// like.
struct SiteTree {
  /// A page, by the path that it has in the documentation.
  struct Page {
    let path: String
    let document: Document

    /// What lists call it.
    var title: String {
      document.title.isEmpty ? path.baseName : document.title
    }
  }

  /// A folder of pages.
  struct Section {
    /// Empty, or with a slash at its end.
    let folder: String
    let title: String
    let index: Page?
    let entries: [Entry]
  }

  enum Entry {
    case page(Page)
    case section(Section)
  }

  let root: Section
  let pages: [String: Page]
  let pictures: [String: Drawing]

  init(_ documentation: Documentation) {
    var pages: [String: Page] = [:]
    var pictures: [String: Drawing] = [:]
    for file in documentation.files {
      switch file.content {
      case .text(let text) where file.path.hasSuffix(".md"):
        pages[file.path] = Page(
          path: file.path, document: MarkdownReader.document(text, path: file.path))
      case .picture(let drawing): pictures[file.path] = drawing
      case .text, .composed: break
      }
    }
    self.pages = pages
    self.pictures = pictures
    self.root = Self.section("", Array(pages.values), ranks: [:])
  }

  /// The section of a folder.
  ///
  /// - Parameter ranks: when the index above mentions a page.
  private static func section(
    _ folder: String, _ pages: [Page], ranks: [String: Int]
  ) -> Section {
    let index = pages.first { $0.path == "\(folder)README.md" }
    let ranks = index?.document.mentions ?? ranks
    var entries: [(place: (Int, Int, String), entry: Entry)] = []
    var folders: [String: [Page]] = [:]
    for page in pages where page.path != index?.path {
      let rest = page.path.dropFirst(folder.count)
      if let slash = rest.firstIndex(of: "/") {
        folders["\(folder)\(rest[...slash])", default: []].append(page)
      } else {
        entries.append(((sections.count + 1, ranks[page.path] ?? .max, page.path), .page(page)))
      }
    }
    for (folder, pages) in folders {
      let kind = sections.firstIndex { $0.folder == folder.fileName } ?? sections.count
      let rank = pages.map { ranks[$0.path] ?? .max }.min() ?? .max
      entries.append(((kind, rank, folder), .section(section(folder, pages, ranks: ranks))))
    }
    return Section(
      folder: folder, title: index?.title ?? title(of: folder), index: index,
      entries: entries.sorted { $0.place < $1.place }.map(\.entry))
  }

  /// The folders of a network, in order, and what their sections are called.
  private static let sections = [
    (folder: "flows", title: "Flows"), (folder: "security-groups", title: "Security groups"),
    (folder: "network-acls", title: "Network ACLs"),
  ]

  private static func title(of folder: String) -> String {
    let name = folder.fileName
    return sections.first { $0.folder == name }?.title ?? name
  }
}

extension String {
  /// The last part of a path.
  var fileName: String { String(split(separator: "/").last ?? "") }

  /// The last part of a path, without its extension.
  var baseName: String { String(fileName.prefix { $0 != "." }) }
}
