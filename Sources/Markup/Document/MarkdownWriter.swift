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
    let heading = title ? ["# \(flavour.text(document.title))"] : []
    return (heading + text(document.blocks)).joined(separator: "\n\n") + "\n"
  }

  private func text(_ blocks: [Block]) -> [String] { blocks.map(text) }

  private func text(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text, let anchor):
      heading(level, text, anchor)
    case .paragraph(let inlines): line(inlines)
    case .list(let isOrdered, let items):
      items.enumerated().map { "\(isOrdered ? "\($0 + 1)." : "-") \(line($1))" }
        .joined(separator: "\n")
    case .table(let table):
      ([
        Markdown.row(table.header.map(flavour.text)),
        Markdown.row(table.header.indices.map { table.alignment($0).rule }),
      ] + table.rows.map { Markdown.row($0.map(line)) }).joined(separator: "\n")
    case .picture(let picture):
      links(.file(picture.path)).map { self.picture($0, picture.title) }
        ?? flavour.text(picture.title)
    case .code(let code, let language):
      Markdown.fenced(
        (flavour.hasShortcodes ? HugoShortcode.code(code) : code) + "\n", language: language)
    case .details(let summary, let blocks): details(summary, text(blocks))
    case .blanks(let labels):
      Markdown.row(labels.map(flavour.text)) + "\n" + Markdown.row(labels.map { _ in "---" })
        + "\n"
        + Markdown.row(labels.map { _ in "" })
    }
  }

  private func heading(_ level: Int, _ text: String, _ anchor: String) -> String {
    let line = "\(String(repeating: "#", count: level)) \(flavour.text(text))"
    guard !flavour.namesHeadings else { return "\(line) {#\(anchor)}" }
    // Renderers make the same name of most headings by themselves.
    return anchor.isGiven(to: text) ? line : "\(element(anchor))\n\n\(line)"
  }

  private func picture(_ path: String, _ title: String) -> String {
    if flavour.hasShortcodes { return HugoShortcode.figure(path, title: title) }
    let address = Markdown.address(path)
    return "[![\(flavour.text(title))](\(address))](\(address))"
  }

  private func details(_ summary: String, _ blocks: [String]) -> String {
    let content = blocks.joined(separator: "\n\n")
    let attribute = flavour.details == .htmlOnRequest ? " markdown=\"1\"" : ""
    guard flavour.details != .none else { return "**\(flavour.text(summary))**\n\n\(content)" }
    return
      "<details\(attribute)>\n<summary>\(flavour.text(summary))</summary>\n\n\(content)\n\n</details>"
  }

  private func line(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      // Escaping may not see a blank at the end of a piece as the end of the line.
      case .text(let text): LiteralText.piece(text, escape: flavour.text)
      case .strong(let inlines): "**\(line(inlines))**"
      case .emphasis(let inlines): "*\(line(inlines))*"
      case .code(let code): self.code(code)
      case .link(let label, let target):
        switch (target, links(target)) {
        case (_, nil): line(label)
        case (.page, let address?) where flavour.hasShortcodes:
          "[\(line(label))](\(HugoShortcode.address(ofPage: address)))"
        case (_, let address?): "[\(line(label))](\(Markdown.address(address)))"
        }
      case .anchor(let name): element(name)
      case .lineBreak: flavour.hasAnchors ? "<br>" : " "
      }
    }.joined()
  }

  /// A code span; where renderers disagree on what one holds, text.
  private func code(_ code: String) -> String {
    let isSafe =
      !flavour.hasTypography
      || !code.unicodeScalars.contains { $0 == "|" || $0 == "{" } && !code.hasPrefix("#!")
        && !code.hasPrefix(":::")
    return isSafe ? Markdown.code(code) : flavour.text(code)
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
