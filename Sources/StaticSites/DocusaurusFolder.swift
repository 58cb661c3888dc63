import JSON
import Markup
import Pages

/// The documentation as a folder of Docusaurus' documents.
struct DocusaurusFolder {
  private static let flavour = MarkdownFlavour(hasTypography: true)

  private let tree: SiteTree
  private let paths: SitePaths

  init(_ tree: SiteTree) {
    self.tree = tree
    self.paths = SitePaths(tree, .docusaurus)
  }

  var files: [OutputFile] {
    files(tree.root, position: nil)
      + tree.pictures.map { path, drawing in
        OutputFile(path: paths.path(path), content: .picture(drawing))
      }
  }

  private func files(_ section: SiteTree.Section, position: Int?) -> [OutputFile] {
    let category = JSONValue.object([
      "label": .string(section.title), "position": position.map { .number($0) },
    ])
    let folder = paths.path("\(section.folder)README.md").dropLast(paths.names.index.count)
    let index = section.index.map { [file($0, position: nil)] } ?? []
    return [OutputFile(path: "\(folder)_category_.json", content: .text(category.text))] + index
      + section.entries.enumerated().flatMap { number, entry in
        switch entry {
        case .page(let page): [file(page, position: number + 1)]
        case .section(let section): files(section, position: number + 1)
        }
      }
  }

  private func file(_ page: SiteTree.Page, position: Int?) -> OutputFile {
    // Without a format it would be read as MDX, in which braces are programs.
    let frontMatter = SiteText.frontMatter([
      "title": SiteText.yaml(page.title), "sidebar_position": position.map { "\($0)" },
      "mdx": "{ format: md }", "custom_edit_url": "null",
    ])
    let text = MarkdownWriter(Self.flavour, links: paths.links(from: page))
      .text(page.document, title: false)
    return OutputFile(path: paths.path(page.path), content: .text(frontMatter + text))
  }
}
