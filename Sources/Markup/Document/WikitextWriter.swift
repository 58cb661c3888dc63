/// Writes a page as MediaWiki's wikitext, without extensions but for the map over a picture.
public struct WikitextWriter {
  private let links: LinkStyle
  private let hasImageMaps: Bool
  private let map: (Picture) -> PictureMap?

  /// Wider pictures are shown as wide as this, in pixels: what fits beside the sidebar of a laptop's screen.
  private static var widest: Int { 1000 }

  /// Prepares writing.
  ///
  /// - Parameters:
  ///   - links: where links lead: the name of a page with its anchor, the name of a file, or an address.
  ///   - hasImageMaps: whether the wiki knows `<imagemap>`; without, a picture leads to its file only.
  ///   - map: the size and links of a picture; nil: the file is shown as large as it is.
  public init(
    links: LinkStyle, hasImageMaps: Bool = false,
    map: @escaping (Picture) -> PictureMap? = { _ in nil }
  ) {
    self.links = links
    self.hasImageMaps = hasImageMaps
    self.map = map
  }

  /// The page as wikitext.
  ///
  /// - Parameter title: whether the page begins with its title, for pages that are called otherwise: the wiki shows
  ///   their name as the heading of the page.
  public func text(_ document: Document, title: Bool = false) -> String {
    let heading = title ? ["'''\(Wikitext.text(document.title))'''"] : []
    return (heading + document.blocks.map(text)).joined(separator: "\n\n") + "\n"
  }

  private func text(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text, let anchor):
      let marks = String(repeating: "=", count: level)
      return "\(marks) \(element(anchor))\(Wikitext.text(text)) \(marks)"
    // Blanks at the start of a line would make it code.
    case .paragraph(let inlines): return String(line(inlines).drop { $0 == " " })
    case .list(let isOrdered, let items):
      return items.map { "\(isOrdered ? "#" : "*") \(line($0))" }.joined(separator: "\n")
    case .table(let table): return text(table)
    case .picture(let picture): return text(picture)
    case .code(let code, _): return "<pre>\(Wikitext.lines(code))</pre>"
    case .details(let summary, let blocks):
      return """
        <div class="mw-collapsible mw-collapsed">
        '''\(Wikitext.text(summary))'''
        <div class="mw-collapsible-content">

        \(blocks.map(text).joined(separator: "\n\n"))

        </div>
        </div>
        """
    case .blanks(let labels):
      return "{| class=\"wikitable\" style=\"width:100%\"\n"
        + (labels.map { "! scope=\"col\" | \(Wikitext.text($0))" } + ["|-"]
        + labels.map { _ in "| style=\"height:2.5em\" | " }).joined(separator: "\n") + "\n|}"
    }
  }

  private func text(_ table: Table) -> String {
    func style(_ column: Int) -> String {
      switch table.alignment(column) {
      case .leading: ""
      case .center: "style=\"text-align:center\" | "
      case .trailing: "style=\"text-align:right\" | "
      }
    }
    let header = table.header.map {
      "! scope=\"col\" | \($0.isEmpty ? "" : Wikitext.text($0))"
    }
    let rows = table.rows.flatMap { row in
      ["|-"] + row.enumerated().map { "| \(style($0))\(line($1))" }
    }
    return (["{| class=\"wikitable\""] + header + rows + ["|}"]).joined(separator: "\n")
  }

  private func text(_ picture: Picture) -> String {
    guard let file = links(.file(picture.path)).map(Wikitext.target) else {
      return Wikitext.text(picture.title)
    }
    let map = map(picture)
    let width = map.map { "|\(min($0.width, Self.widest))px" } ?? ""
    let alternative = "|alt=\(Wikitext.text(picture.title))"
    guard hasImageMaps, let map, !map.areas.isEmpty else {
      return "[[File:\(file)|frameless\(width)\(alternative)]]"
    }
    let areas = map.areas.compactMap { area -> String? in
      guard case .page = area.target, let target = links(area.target) else { return nil }
      return "rect \(area.left) \(area.top) \(area.right) \(area.bottom) "
        + "[[\(Wikitext.target(target))|\(Wikitext.mapTitle(area.title))]]"
    }
    return
      (["<imagemap>", "File:\(file)\(width)\(alternative)"] + areas
      + ["default [[:File:\(file)]]", "desc none", "</imagemap>"]).joined(separator: "\n")
  }

  private func line(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): LiteralText.piece(text, escape: Wikitext.text)
      case .strong(let inlines): "'''\(line(inlines))'''"
      case .emphasis(let inlines): "''\(line(inlines))''"
      case .code(let code): code.isEmpty ? "" : "<code>\(Wikitext.text(code))</code>"
      case .link(let label, let target): link(line(label), to: target)
      case .anchor(let name): element(name)
      case .lineBreak: "<br />"
      }
    }.joined()
  }

  /// A link; the label is wikitext already.
  private func link(_ label: String, to target: LinkTarget) -> String {
    // The wiki would make a label of its own.
    guard !label.isEmpty, let address = links(target) else { return label }
    return switch target {
    case .page, .anchor: "[[\(Wikitext.target(address))|\(label)]]"
    case .file: "[[Media:\(Wikitext.target(address))|\(label)]]"
    case .address: address.isWebAddress ? "[\(Wikitext.address(address)) \(label)]" : label
    }
  }

  private func element(_ anchor: String) -> String {
    anchor.isEmpty ? "" : "<span id=\"\(Wikitext.text(anchor))\"></span>"
  }
}
