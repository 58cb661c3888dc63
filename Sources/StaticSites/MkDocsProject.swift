import Markup
import Pages

/// The documentation as a project of MkDocs.
struct MkDocsProject {
  enum Kind {
    case mkDocs
    case techDocs
  }

  private static let flavour = MarkdownFlavour(
    details: .htmlOnRequest, namesHeadings: true, hasTypography: true)

  private let tree: SiteTree
  private let kind: Kind
  private let paths: SitePaths

  init(_ tree: SiteTree, _ kind: Kind) {
    self.tree = tree
    self.kind = kind
    self.paths = SitePaths(tree, .mkDocs)
  }

  var files: [OutputFile] {
    [OutputFile(path: "mkdocs.yml", content: .text(configuration))]
      + tree.pages.values.map { page in
        OutputFile(path: "docs/\(paths.path(page.path))", content: .text(text(page)))
      }
      + tree.pictures.map { path, drawing in
        OutputFile(path: "docs/\(paths.path(path))", content: .picture(drawing))
      }
  }

  /// The address at which MkDocs publishes a page, relative to a picture that links to its file.
  static func publishedAddress(of address: String) -> String {
    let parts = address.split(separator: "#", maxSplits: 1)
    let path = parts.first.map { SitePaths.Names.mkDocs.path(String($0)) } ?? ""
    let folder =
      path.fileName == SitePaths.Names.mkDocs.index
      ? String(path.dropLast(path.fileName.count)) : "\(path.dropLast(".md".count))/"
    return folder + (parts.count > 1 ? "#\(parts[1])" : "")
  }

  private func text(_ page: SiteTree.Page) -> String {
    let title = SiteText.withoutTags(page.title)
    return MarkdownWriter(Self.flavour, links: paths.links(from: page))
      .text(Document(title: title, blocks: page.document.blocks))
  }

  // MARK: The configuration

  private var configuration: String {
    """
    # Written by Portolan. A configuration of your own may inherit from it:
    # INHERIT: path/to/this/mkdocs.yml, and docs_dir: path/to/this/docs
    site_name: \(SiteText.yaml(SiteText.mkDocs(tree.root.title)))
    \(theme)
    use_directory_urls: true
    markdown_extensions:
      - attr_list
      - md_in_html
      - tables
      - toc
    nav:
    \(navigation(tree.root, indent: 1).joined(separator: "\n"))

    """
  }

  private var theme: String {
    switch kind {
    // It lists many pages well, and asks no other server for anything without the highlighter.
    case .mkDocs: "theme:\n  name: readthedocs\n  highlightjs: false"
    case .techDocs: "plugins:\n  - techdocs-core"
    }
  }

  private func navigation(_ section: SiteTree.Section, indent: Int) -> [String] {
    let margin = String(repeating: "  ", count: 2 * indent - 1)
    let index = section.index.map { ["\(margin)- Overview: \(paths.path($0.path))"] } ?? []
    return index
      + section.entries.flatMap { entry in
        switch entry {
        case .page(let page): ["\(margin)- \(key(page.title)): \(paths.path(page.path))"]
        case .section(let section):
          ["\(margin)- \(key(section.title)):"] + navigation(section, indent: indent + 1)
        }
      }
  }

  private func key(_ title: String) -> String { SiteText.yaml(SiteText.mkDocs(title)) }
}
