/// Writes a page as DokuWiki's markup, without plugins.
///
/// It has no names of places but those that it makes of headings: links to rows lead to their section.
public struct DokuWikiWriter {
  private let links: LinkStyle
  private let width: (Picture) -> Int?

  /// Wider pictures are shown as wide as this, in pixels; a click shows them as wide as they are.
  private static var widest: Int { 1000 }

  /// Prepares writing.
  ///
  /// - Parameters:
  ///   - links: where links lead: the id of a page with its section, the id of a file, or an address.
  ///   - width: of a picture, in pixels; nil: the file says it.
  public init(links: LinkStyle, width: @escaping (Picture) -> Int? = { _ in nil }) {
    self.links = links
    self.width = width
  }

  /// The page as DokuWiki has it; begins with its title, which is what the wiki calls it.
  public func text(_ document: Document) -> String {
    (["====== \(DokuWiki.heading(document.title)) ======"] + document.blocks.map(text))
      .joined(separator: "\n\n") + "\n"
  }

  private func text(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text, _):
      let marks = String(repeating: "=", count: max(2, 7 - level))
      return "\(marks) \(DokuWiki.heading(text)) \(marks)"
    // Blanks at the start of a line would make it code.
    case .paragraph(let inlines): return String(line(inlines).drop { $0 == " " })
    case .list(let isOrdered, let items):
      return items.map { "  \(isOrdered ? "-" : "*") \(line($0))" }.joined(separator: "\n")
    case .table(let table):
      let header = table.header.map { " \($0.isEmpty ? "" : DokuWiki.text($0)) " }
      let rows = table.rows.map { row in
        "|"
          + row.enumerated().map { cell(line($1), table.alignment($0)) }.joined(separator: "|")
          + "|"
      }
      return (["^\(header.joined(separator: "^"))^"] + rows).joined(separator: "\n")
    case .picture(let picture):
      return links(.file(picture.path)).map {
        let width = width(picture).map { "&\(min($0, Self.widest))" } ?? ""
        return "{{:\(DokuWiki.target($0))?direct\(width)|\(DokuWiki.label(picture.title))}}"
      } ?? DokuWiki.text(picture.title)
    case .code(let code, let language):
      let isName = language.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= $0 }
      let name = isName && !language.isEmpty ? " \(language)" : ""
      return "<code\(name)>\n\(DokuWiki.lines(code))\n</code>"
    case .details(let summary, let blocks):
      return (["**\(DokuWiki.text(summary))**"] + blocks.map(text)).joined(separator: "\n\n")
    case .blanks(let labels):
      let header = labels.map { " \(DokuWiki.text($0)) " }
      return "^\(header.joined(separator: "^"))^\n|"
        + labels.map { _ in "   " }.joined(separator: "|") + "|"
    }
  }

  /// Blanks around a cell set it; none at all would join it with its neighbour.
  private func cell(_ text: String, _ alignment: Table.Alignment) -> String {
    switch alignment {
    case .leading: " \(text) "
    case .center: "  \(text)  "
    case .trailing: "  \(text) "
    }
  }

  private func line(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): LiteralText.piece(text, escape: DokuWiki.text)
      case .strong(let inlines): "**\(line(inlines))**"
      case .emphasis(let inlines): "//\(line(inlines))//"
      case .code(let code): code.isEmpty ? "" : "''\(DokuWiki.text(code))''"
      case .link(let label, let target): link(label, to: target)
      case .anchor: ""
      case .lineBreak: "\\\\ "
      }
    }.joined()
  }

  private func link(_ label: [Inline], to target: LinkTarget) -> String {
    let text = label.plainText
    guard !text.isEmpty, let address = links(target) else { return line(label) }
    switch target {
    case .page: return "[[:\(DokuWiki.target(address))|\(DokuWiki.label(text))]]"
    case .anchor: return "[[\(DokuWiki.target(address))|\(DokuWiki.label(text))]]"
    case .file: return "{{:\(DokuWiki.target(address))?linkonly|\(DokuWiki.label(text))}}"
    case .address:
      guard address.isWebAddress else { return line(label) }
      return "[[\(DokuWiki.address(address))|\(DokuWiki.label(text))]]"
    }
  }
}
