/// Writes a page as GitHub-flavoured Markdown.
public enum MarkdownWriter {
  /// The page as Markdown; its pictures are files beside it.
  public static func text(_ document: Document) -> String {
    let blocks = ["# \(Markdown.text(document.title))"] + document.blocks.map(text)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func text(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text, let anchor):
      "\(element(anchor))\n\n\(String(repeating: "#", count: level)) \(Markdown.text(text))"
    case .paragraph(let inlines): line(inlines)
    case .list(let items): items.map { "- \(line($0))" }.joined(separator: "\n")
    case .table(let table):
      ([
        Markdown.row(table.header.map(Markdown.text)),
        Markdown.row(table.header.map { _ in "---" }),
      ] + table.rows.map { Markdown.row($0.map(line)) }).joined(separator: "\n")
    case .picture(let picture):
      Markdown.link(
        "!" + Markdown.link(Markdown.text(picture.title), to: picture.path), to: picture.path)
    case .blanks(let labels):
      Markdown.row(labels.map(Markdown.text)) + "\n" + Markdown.row(labels.map { _ in "---" })
        + "\n"
        + Markdown.row(labels.map { _ in "" })
    }
  }

  private static func line(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      // Escaping may not see a blank at the end of a piece as the end of the line.
      case .text(let text): spaced(text, escape: Markdown.text)
      case .strong(let text): spaced(text) { "**\(Markdown.text($0))**" }
      case .link(let label, let anchor): Markdown.link(Markdown.text(label), to: "#\(anchor)")
      case .anchor(let name): element(name)
      case .lineBreak: "<br>"
      }
    }.joined()
  }

  /// Escapes text without the blanks around it, which stay.
  private static func spaced(_ text: String, escape: (String) -> String) -> String {
    guard !text.isEmpty else { return "" }
    let inner = text.drop { $0 == " " }
    guard !inner.isEmpty else { return " " }
    let end = inner.lastIndex { $0 != " " } ?? inner.startIndex
    return (text.first == " " ? " " : "") + escape(String(inner[...end]))
      + (text.last == " " ? " " : "")
  }

  private static func element(_ anchor: String) -> String {
    "<a id=\"\(Markdown.target(anchor))\"></a>"
  }
}
