import Markup
import Pages

/// The documentation as a folder of Hugo's content.
///
/// A page with pictures is a bundle with them, so that they are found wherever the site publishes it. Hugo
/// omits HTML: a link to a row of a table leads to the heading above it.
struct HugoFolder {
  private static let flavour = MarkdownFlavour(
    hasAnchors: false, details: .none, namesHeadings: true, hasTypography: true,
    hasShortcodes: true)

  private let tree: SiteTree
  private let paths: SitePaths
  private let headings: [String: [String: String]]

  init(_ tree: SiteTree) {
    self.tree = tree
    self.paths = SitePaths(tree, .hugo)
    self.headings = tree.pages.mapValues(\.document.headings)
  }

  var files: [OutputFile] { files(tree.root, position: nil) }

  private func files(_ section: SiteTree.Section, position: Int?) -> [OutputFile] {
    let index = section.index.map { files($0, position: position) } ?? [list(section, position)]
    return index
      + section.entries.enumerated().flatMap { number, entry in
        switch entry {
        case .page(let page): files(page, position: number + 1)
        case .section(let section): files(section, position: number + 1)
        }
      }
  }

  /// A page that lists those of its section, as themes do it.
  private func list(_ section: SiteTree.Section, _ position: Int?) -> OutputFile {
    OutputFile(
      path: paths.path("\(section.folder)README.md"),
      content: .text(frontMatter(section.title, position)))
  }

  /// A page, and its pictures beside it.
  private func files(_ page: SiteTree.Page, position: Int?) -> [OutputFile] {
    let path = path(page)
    let folder = path.split(separator: "/").dropLast().map { "\($0)/" }.joined()
    let text = MarkdownWriter(Self.flavour, links: links(from: page))
      .text(page.document, title: false)
    return [
      OutputFile(path: path, content: .text(frontMatter(page.title, position) + text))
    ]
      + Set(page.document.pictures).compactMap { picture in
        tree.pictures[picture].map {
          OutputFile(path: folder + picture.fileName, content: .picture($0))
        }
      }
  }

  private func frontMatter(_ title: String, _ position: Int?) -> String {
    SiteText.frontMatter(["title": SiteText.yaml(title), "weight": position.map { "\($0)" }])
  }

  private func path(_ page: SiteTree.Page) -> String {
    let path = paths.path(page.path)
    guard path.fileName != paths.names.index, !page.document.pictures.isEmpty else { return path }
    return "\(path.dropLast(".md".count))/index.md"
  }

  private func links(from page: SiteTree.Page) -> LinkStyle {
    let source = path(page)
    let targets = tree.pages.mapValues { path($0) }
    let pictures = Set(tree.pictures.keys)
    return LinkStyle { [headings] target in
      switch target {
      case .anchor(let name): headings[page.path]?[name].map { "#\($0)" }
      case .page(let page, let anchor):
        targets[page].map { path in
          let heading = anchor.flatMap { headings[page]?[$0] }
          return RelativePath.text(from: source, to: path) + (heading.map { "#\($0)" } ?? "")
        }
      case .file(let file): pictures.contains(file) ? file.fileName : nil
      case .address(let url): url
      }
    }
  }
}
