/// Writes a page as Markdown; its pictures are files beside it.
public struct MarkdownWriter {
  private let flavour: MarkdownFlavour
  private let links: LinkStyle

  /// Prepares writing for a renderer.
  public init(_ flavour: MarkdownFlavour = .gitHub, links: LinkStyle) {
    self.flavour = flavour
    self.links = links
  }

  /// A page that stands in the root as GitHub-flavoured Markdown.
  public static func text(_ document: Document) -> String {
    MarkdownWriter(links: .relative(to: "")).text(document)
  }

  /// The page as Markdown.
  ///
  /// - Parameter title: whether the page begins with its title.
  public func text(_ document: Document, title: Bool = true) -> String {
    let heading = title ? ["# \(Markdown.text(document.title))"] : []
    return (heading + text(document.blocks)).joined(separator: "\n\n") + "\n"
  }

  private func text(_ blocks: [Block]) -> [String] { blocks.map(text) }

  private func text(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text, let anchor):
      // Renderers make the same name of most headings by themselves.
      (anchor.isGiven(to: text) ? "" : element(anchor) + "\n\n")
        + "\(String(repeating: "#", count: level)) \(Markdown.text(text))"
    case .paragraph(let inlines): line(inlines)
    case .list(let isOrdered, let items):
      items.enumerated().map { "\(isOrdered ? "\($0 + 1)." : "-") \(line($1))" }
        .joined(separator: "\n")
    case .table(let table):
      ([
        Markdown.row(table.header.map(Markdown.text)),
        Markdown.row(table.header.indices.map { table.alignment($0).rule }),
      ] + table.rows.map { Markdown.row($0.map(line)) }).joined(separator: "\n")
    case .picture(let picture):
      links(.file(picture.path)).map { path in
        let address = Markdown.address(path)
        return "[![\(Markdown.text(picture.title))](\(address))](\(address))"
      } ?? Markdown.text(picture.title)
    case .code(let code, let language): Markdown.fenced(code + "\n", language: language)
    case .details(let summary, let blocks): details(summary, text(blocks))
    case .blanks(let labels):
      Markdown.row(labels.map(Markdown.text)) + "\n" + Markdown.row(labels.map { _ in "---" })
        + "\n"
        + Markdown.row(labels.map { _ in "" })
    }
  }

  private func details(_ summary: String, _ blocks: [String]) -> String {
    let content = blocks.joined(separator: "\n\n")
    let attribute = flavour.details == .htmlOnRequest ? " markdown=\"1\"" : ""
    guard flavour.details != .none else { return "**\(Markdown.text(summary))**\n\n\(content)" }
    return
      "<details\(attribute)>\n<summary>\(Markdown.text(summary))</summary>\n\n\(content)\n\n</details>"
  }

  private func line(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      // Escaping may not see a blank at the end of a piece as the end of the line.
      case .text(let text): spaced(text, escape: Markdown.text)
      case .strong(let inlines): "**\(line(inlines))**"
      case .emphasis(let inlines): "*\(line(inlines))*"
      case .code(let code): Markdown.code(code)
      case .link(let label, let target):
        links(target).map { "[\(line(label))](\(Markdown.address($0)))" } ?? line(label)
      case .anchor(let name): element(name)
      case .lineBreak: flavour.hasAnchors ? "<br>" : " "
      }
    }.joined()
  }

  /// Escapes text without the blanks around it, which stay.
  private func spaced(_ text: String, escape: (String) -> String) -> String {
    guard !text.isEmpty else { return "" }
    let inner = text.drop { $0 == " " }
    guard !inner.isEmpty else { return " " }
    let end = inner.lastIndex { $0 != " " } ?? inner.startIndex
    return (text.first == " " ? " " : "") + escape(String(inner[...end]))
      + (text.last == " " ? " " : "")
  }

  private func element(_ anchor: String) -> String {
    flavour.hasAnchors ? "<a id=\"\(Markdown.target(anchor))\"></a>" : ""
  }
}

extension Table.Alignment {
  fileprivate var rule: String {
    switch self {
    case .leading: "---"
    case .center: ":---:"
    case .trailing: "---:"
    }
  }
}

extension String {
  /// Whether renderers give this name to a heading: made of its text, with a number where several are alike.
  fileprivate func isGiven(to heading: String) -> Bool {
    let name = heading.headingAnchor
    return self == name || (hasPrefix("\(name)-") && Int(dropFirst(name.count + 1)) != nil)
  }
}
