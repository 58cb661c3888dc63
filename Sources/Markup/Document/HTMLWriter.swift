/// Writes a page as HTML.
public struct HTMLWriter {
  private let links: LinkStyle
  private let cellClass: ([Inline]) -> String?
  private let figure: (Picture) -> String

  /// Prepares writing.
  ///
  /// - Parameters:
  ///   - links: where links lead.
  ///   - cellClass: the class of a table's cell, for style sheets.
  ///   - figure: what is within the `<figure>` of a picture, as HTML.
  public init(
    links: LinkStyle, cellClass: @escaping ([Inline]) -> String? = { _ in nil },
    figure: @escaping (Picture) -> String
  ) {
    self.links = links
    self.cellClass = cellClass
    self.figure = figure
  }

  /// The page as one file that asks nobody for anything: style and pictures are within it.
  public static func text(_ document: Document) -> String {
    let writer = HTMLWriter(links: .relative(to: "")) { $0.svg.withoutDeclaration }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <title>\(HTML.text(document.title))</title>
      <style>
      \(style)</style>
      </head>
      <body>
      <main>
      <h1>\(HTML.text(document.title))</h1>
      \(writer.text(document.blocks))
      </main>
      </body>
      </html>

      """
  }

  /// Some blocks of a page, without anything around them.
  public func text(_ blocks: [Block]) -> String { blocks.map(text).joined(separator: "\n") }

  private func text(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text, let anchor):
      "<h\(level) id=\"\(HTML.text(anchor))\">\(HTML.text(text))</h\(level)>"
    case .paragraph(let inlines): "<p>\(line(inlines))</p>"
    case .list(let isOrdered, let items):
      (isOrdered ? "<ol>\n" : "<ul>\n")
        + items.map { "<li>\(line($0))</li>" }.joined(separator: "\n")
        + (isOrdered ? "\n</ol>" : "\n</ul>")
    case .table(let table): text(table)
    case .picture(let picture):
      "<figure role=\"group\" aria-label=\"\(HTML.text(picture.title))\">\n\(figure(picture))\n"
        + "<figcaption>\(HTML.text(picture.title))</figcaption>\n</figure>"
    case .code(let code, _): "<pre tabindex=\"0\"><code>\(HTML.lines(code))</code></pre>"
    case .details(let summary, let blocks):
      "<details>\n<summary>\(HTML.text(summary))</summary>\n\(text(blocks))\n</details>"
    case .blanks(let labels):
      "<table class=\"blanks\"><thead><tr>"
        + labels.map { "<th scope=\"col\">\(HTML.text($0))</th>" }.joined()
        + "</tr></thead><tbody><tr>" + labels.map { _ in "<td>&nbsp;</td>" }.joined()
        + "</tr></tbody></table>"
    }
  }

  private func text(_ table: Table) -> String {
    func style(_ column: Int, _ cell: [Inline] = []) -> String {
      let alignment: String? =
        switch table.alignment(column) {
        case .leading: nil
        case .center: "center"
        case .trailing: "number"
        }
      let classes = [alignment, cellClass(cell)].compactMap { $0 }
      return classes.isEmpty ? "" : " class=\"\(HTML.text(classes.joined(separator: " ")))\""
    }
    let header = table.header.enumerated().map { column, title in
      "<th scope=\"col\"\(style(column))>\(HTML.text(title))</th>"
    }.joined()
    let rows = table.rows.map { row in
      "<tr>" + row.enumerated().map { "<td\(style($0, $1))>\(line($1))</td>" }.joined() + "</tr>"
    }
    return
      "<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr>\(header)</tr></thead>\n<tbody>\n"
      + rows.joined(separator: "\n") + "\n</tbody>\n</table></div>"
  }

  private func line(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): HTML.text(text)
      case .strong(let inlines): "<strong>\(line(inlines))</strong>"
      case .emphasis(let inlines): "<em>\(line(inlines))</em>"
      case .code(let code): "<code>\(HTML.text(code))</code>"
      case .link(let label, let target):
        links(target).map { "<a href=\"\(HTML.text($0))\">\(line(label))</a>" } ?? line(label)
      case .anchor(let name): "<span id=\"\(HTML.text(name))\"></span>"
      case .lineBreak: "<br>"
      }
    }.joined()
  }

  private static let style = """
    :root { color-scheme: light dark; --line: #c9ced6; --soft: #f4f6f8; --text: #1b1f24; --page: #ffffff; }
    @media (prefers-color-scheme: dark) {
      :root { --line: #3d444d; --soft: #1c2128; --text: #e6e9ed; --page: #0f1318; }
    }
    body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1.5rem; }
    h2 { font-size: 1.35rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
    h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
    a { color: inherit; }
    .table { overflow-x: auto; margin: .75rem 0; }
    table { border-collapse: collapse; font-size: .875rem; min-width: 40%; }
    th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; min-width: 3rem; }
    th { background: var(--soft); white-space: nowrap; }
    .number { text-align: right; }
    .center { text-align: center; }
    pre { overflow-x: auto; border: 1px solid var(--line); background: var(--soft); padding: .75rem; font-size: .8rem; }
    .blanks { width: 100%; margin-top: .75rem; }
    .blanks td { height: 2.75rem; }
    figure { margin: 1rem 0; overflow-x: auto; border: 1px solid var(--line); padding: .75rem; }
    figure svg { max-width: 100%; height: auto; }
    figcaption { opacity: .8; font-size: .8rem; margin-top: .5rem; }
    @media print {
      main { max-width: none; padding: 0; }
      h2, h3 { break-after: avoid; }
      tr, figure { break-inside: avoid; }
    }

    """
}
