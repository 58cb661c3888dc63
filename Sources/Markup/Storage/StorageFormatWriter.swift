/// Writes a page in Confluence's storage format; its title is the page's, not a part of its text.
public struct StorageFormatWriter {
  private let links: (LinkTarget) -> StorageTarget?
  private let image: (Picture) -> StorageImage?

  /// Prepares writing.
  ///
  /// - Parameters:
  ///   - links: what a link leads to; nil: only its label is written.
  ///   - image: how a picture is shown; nil: only its title is written.
  public init(
    links: @escaping (LinkTarget) -> StorageTarget?, image: @escaping (Picture) -> StorageImage?
  ) {
    self.links = links
    self.image = image
  }

  /// The page, without its title; ends with a line feed.
  public func text(_ document: Document) -> String { text(document.blocks) + "\n" }

  private func text(_ blocks: [Block]) -> String { blocks.map(text).joined(separator: "\n") }

  private func text(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text, let anchor):
      "<h\(level)>\(StorageFormat.anchor(anchor))\(StorageFormat.text(text))</h\(level)>"
    case .paragraph(let inlines): "<p>\(line(inlines))</p>"
    case .list(let isOrdered, let items):
      (isOrdered ? "<ol>" : "<ul>") + items.map { "\n<li>\(line($0))</li>" }.joined()
        + (isOrdered ? "\n</ol>" : "\n</ul>")
    case .table(let table): text(table)
    case .picture(let picture): text(picture)
    case .code(let code, let language):
      StorageFormat.macro(
        "code", [("language", StorageFormat.language(language))],
        body: "<ac:plain-text-body>\(StorageFormat.cdata(code))</ac:plain-text-body>")
    case .details(let summary, let blocks):
      StorageFormat.macro(
        "expand", [("title", summary)],
        body: "<ac:rich-text-body>\n\(text(blocks))\n</ac:rich-text-body>")
    case .blanks(let labels):
      rows(
        [
          labels.map { "<th>\(StorageFormat.text($0))</th>" },
          labels.map { _ in "<td><br /></td>" },
        ]
      )
    }
  }

  private func text(_ table: Table) -> String {
    /// Both kinds of Confluence know how a paragraph within a cell is set.
    func cell(_ element: String, _ column: Int, _ content: String) -> String {
      switch table.alignment(column) {
      case .leading: "<\(element)>\(content)</\(element)>"
      case .center:
        "<\(element)><p style=\"text-align: center;\">\(content)</p></\(element)>"
      case .trailing: "<\(element)><p style=\"text-align: right;\">\(content)</p></\(element)>"
      }
    }
    return rows(
      [table.header.enumerated().map { cell("th", $0, StorageFormat.text($1)) }]
        + table.rows.map { row in row.enumerated().map { cell("td", $0, line($1)) } })
  }

  private func rows(_ rows: [[String]]) -> String {
    "<table><tbody>\n" + rows.map { "<tr>\($0.joined())</tr>\n" }.joined() + "</tbody></table>"
  }

  private func text(_ picture: Picture) -> String {
    let title = StorageFormat.text(picture.title)
    guard let image = image(picture) else { return "<p>\(title)</p>" }
    let width = image.width.map { " ac:width=\"\($0)\"" } ?? ""
    return "<ac:image ac:alt=\"\(title)\"\(width)>\(text(image.shown))</ac:image>\n"
      + "<p>\(link(to: .attachment(image.full), body: title))</p>"
  }

  private func text(_ file: StorageAttachment) -> String {
    let name = StorageFormat.text(file.name)
    return file.page.map {
      "<ri:attachment ri:filename=\"\(name)\"><ri:page ri:content-title=\"\(StorageFormat.text($0))\" /></ri:attachment>"
    } ?? "<ri:attachment ri:filename=\"\(name)\" />"
  }

  private func link(to target: StorageTarget, body: String) -> String {
    func link(_ anchor: String?, _ resource: String) -> String {
      let anchor = anchor.map { " ac:anchor=\"\(StorageFormat.text($0))\"" } ?? ""
      return "<ac:link\(anchor)>\(resource)<ac:link-body>\(body)</ac:link-body></ac:link>"
    }
    return switch target {
    case .anchor(let name): link(name, "")
    case .page(let title, let anchor):
      link(anchor, "<ri:page ri:content-title=\"\(StorageFormat.text(title))\" />")
    case .attachment(let file): link(nil, text(file))
    case .address(let url): "<a href=\"\(StorageFormat.text(url))\">\(body)</a>"
    }
  }

  private func line(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): StorageFormat.text(text)
      case .strong(let inlines): "<strong>\(line(inlines))</strong>"
      case .emphasis(let inlines): "<em>\(line(inlines))</em>"
      case .code(let code): "<code>\(StorageFormat.text(code))</code>"
      case .link(let label, let target):
        links(target).map { link(to: $0, body: line(label)) } ?? line(label)
      case .anchor(let name): StorageFormat.anchor(name)
      case .lineBreak: "<br />"
      }
    }.joined()
  }
}
