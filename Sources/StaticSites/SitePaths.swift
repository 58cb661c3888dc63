import Markup

/// Where the files of a documentation lie in a site.
struct SitePaths: Sendable {
  /// What a generator makes of the names of files.
  struct Names: Sendable {
    /// What the page of a folder is called.
    let index: String
    /// Whether a number in front is a position, and a page that is called like its folder the folder's.
    let haveMeaning: Bool

    static let mkDocs = Names(index: "index.md", haveMeaning: false)
    static let docusaurus = Names(index: "index.md", haveMeaning: true)
    static let hugo = Names(index: "_index.md", haveMeaning: false)
  }

  let names: Names
  /// The pages and pictures that there are.
  private let known: Set<String>

  init(_ tree: SiteTree, _ names: Names) {
    self.names = names
    self.known = Set(tree.pages.keys).union(tree.pictures.keys)
  }

  /// The place of a page or a picture.
  func path(_ path: String) -> String { names.path(path) }

  /// The links of a page to what the site has; to anything else there are none.
  func links(from page: SiteTree.Page) -> LinkStyle {
    let source = path(page.path)
    return LinkStyle { target in
      switch target {
      case .anchor(let name): "#\(name)"
      case .page(let page, let anchor):
        known.contains(page)
          ? RelativePath.text(from: source, to: path(page)) + (anchor.map { "#\($0)" } ?? "")
          : nil
      case .file(let file):
        known.contains(file) ? RelativePath.text(from: source, to: path(file)) : nil
      case .address(let url): url
      }
    }
  }
}

extension SitePaths.Names {
  /// The path of a page or a picture, with names that mean nothing but themselves.
  ///
  /// Names of the documentation never have two hyphens in a row, so that a name with two is nobody else's.
  func path(_ path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    let folders = parts.dropLast().map(unnumbered)
    guard let name = parts.last, name != "README.md" else {
      return (folders + [index]).joined(separator: "/")
    }
    let base = name.baseName
    let isTaken =
      ["index", "readme"].contains(base) || haveMeaning && base == parts.dropLast().last
    let free = isTaken ? "\(base)--page\(name.dropFirst(base.count))" : name
    return (folders + [unnumbered(free)]).joined(separator: "/")
  }

  private func unnumbered(_ name: String) -> String {
    haveMeaning && name.first.map { ("0"..."9").contains($0) } ?? false ? "n--\(name)" : name
  }
}
