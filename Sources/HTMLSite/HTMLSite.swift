import DOT
import MarkdownReading
import Markup
public import Pages

/// Turns documentation into a site: pages that need nothing but their neighbours, from a server or from a
/// folder.
///
/// Every page holds its pictures, so that what is in them can be operated. One style sheet, one script and one
/// search index stand beside the pages; without the script there is no search, and the rest works.
public struct HTMLSite: Sendable {
  private let pictureStyle: String
  private let isServed: Bool

  /// Prepares a site.
  ///
  /// - Parameters:
  ///   - pictureStyle: the rules that give pictures within a page their colours.
  ///   - isServed: whether the site is for a server, which pages may then ask whether they are current.
  public init(pictureStyle: String, isServed: Bool = false) {
    self.pictureStyle = pictureStyle
    self.isServed = isServed
  }

  /// The site of some documentation, as files below one root.
  public func site(of documentation: Documentation) -> Documentation {
    let map = SiteMap(documentation)
    var pages: [SitePage] = []
    var files: [OutputFile] = []
    for file in documentation.files {
      switch file.content {
      case .text(let text) where file.path.hasSuffix(".md"):
        let document = MarkdownReader.document(text, path: file.path)
        pages.append(SitePage(document, source: file.path, in: map))
      case .picture(let drawing):
        let links = map.links(from: file.path)
        files.append(
          OutputFile(
            path: file.path,
            content: .picture(drawing.linking(from: file.path, links))))
      // What pictures are drawn from is of no use to those who read.
      case .text, .composed: break
      }
    }
    files += pages.map { page in
      OutputFile(
        path: page.path,
        content: PageFrame(page, in: map, isServed: isServed).content)
    }
    files.append(OutputFile(path: Self.style, content: .text(Asset.style + pictureStyle + "\n")))
    files.append(OutputFile(path: Self.script, content: .text(Asset.script)))
    files.append(OutputFile(path: Self.index, content: .text(SearchIndex(pages).text)))
    return Documentation(files: files)
  }

  static let style = "site.css"
  static let script = "site.js"
  static let index = "search.js"
}

extension Drawing {
  /// The drawing with its links, which are those of Markdown pages, as others have them.
  ///
  /// - Parameter path: of the picture's file, which its links are relative to.
  func linking(from path: String, _ links: LinkStyle) -> Drawing {
    linking { text in
      LinkTarget(url: text, from: path).flatMap { links($0) }.flatMap { DOTLink($0) }
    }
  }
}
