public import Markup

/// Reads pages that were written as GitHub-flavoured Markdown, by the built-in templates or by the user's.
///
/// Of HTML it knows what the templates use: `<a id>`, `<br>`, `<details>` and comments. Other HTML is text.
/// Items of lists within lists become items of the outer one, quotations become paragraphs.
public struct MarkdownReader {
  private let path: String
  private var anchors: Set<String> = []

  /// Prepares reading.
  ///
  /// - Parameter path: where the page is, from the root of all pages: what its links are relative to.
  private init(path: String) {
    self.path = path
  }

  /// Reads a page; its first heading of level 1 is its title.
  public static func document(_ markdown: String, path: String) -> Document {
    var reader = Self(path: path)
    return MarkdownTree.withRoot(of: markdown) { reader.document($0) }
  }

  private mutating func document(_ root: MarkdownNode) -> Document {
    var title: String?
    var nodes: [MarkdownNode] = []
    for node in root.children {
      if title == nil, node.kind == "heading", node.headingLevel == 1 {
        title = inlines(node).plainText
      } else {
        nodes.append(node)
      }
    }
    var rest = nodes[...]
    return Document(title: title ?? "", blocks: blocks(&rest, isInDetails: false))
  }

  // MARK: Blocks

  /// The blocks up to the end, or up to the end of the details that they are in.
  private mutating func blocks(
    _ nodes: inout ArraySlice<MarkdownNode>, isInDetails: Bool
  ) -> [Block] {
    var blocks: [Block] = []
    while let node = nodes.popFirst() {
      guard node.kind == "html_block" else {
        blocks += self.blocks(node)
        continue
      }
      switch HTMLBlock(node.literal) {
      case .startOfDetails(let summary):
        blocks.append(.details(summary: summary, self.blocks(&nodes, isInDetails: true)))
      case .endOfDetails: if isInDetails { return blocks }
      case .comment: break
      case .anchor(let name): blocks.append(.paragraph([.anchor(name)]))
      case .other(let text): blocks.append(.paragraph([.text(text)]))
      }
    }
    return blocks
  }

  private mutating func blocks(_ node: MarkdownNode) -> [Block] {
    switch node.kind {
    case "heading":
      let text = inlines(node).plainText
      return [.heading(level: max(2, node.headingLevel), text, anchor: anchor(of: text))]
    case "paragraph": return [paragraph(inlines(node))]
    case "list":
      return [
        .list(isOrdered: node.isOrderedList, node.children.flatMap { items($0) })
      ]
    case "table": return [table(node)]
    case "code_block":
      let code = node.literal
      return [
        .code(code.hasSuffix("\n") ? String(code.dropLast()) : code, language: node.language)
      ]
    case "thematic_break": return []
    default:
      var children = node.children[...]
      return blocks(&children, isInDetails: false)
    }
  }

  /// A line that is a picture, with or without a link to it, is one.
  private func paragraph(_ inlines: [Inline]) -> Block {
    if inlines.count == 1, case .link(let label, .file(let path)) = inlines[0], path.isPicture {
      return .picture(Picture(path: path, title: label.plainText))
    }
    return .paragraph(inlines)
  }

  private func items(_ node: MarkdownNode) -> [[Inline]] {
    node.children.flatMap { child in
      child.kind == "list" ? child.children.flatMap { items($0) } : [inlines(child)]
    }
  }

  private func table(_ node: MarkdownNode) -> Block {
    let rows = node.children.map { row in row.children.map { inlines($0) } }
    let header = rows.first.map { $0.map(\.plainText) } ?? []
    return .table(
      Table(header: header, alignments: node.tableAlignments, rows: Array(rows.dropFirst())))
  }

  // MARK: Inlines

  private func inlines(_ node: MarkdownNode) -> [Inline] {
    var result: [Inline] = []
    for child in node.children {
      let inline = inline(child)
      if case .text(let text)? = inline, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else if let inline {
        result.append(inline)
      }
    }
    return result
  }

  private func inline(_ node: MarkdownNode) -> Inline? {
    switch node.kind {
    case "softbreak": return " "
    case "linebreak": return .lineBreak
    case "code": return .code(node.literal)
    case "strong": return .strong(inlines(node))
    case "emph": return .emphasis(inlines(node))
    case "link":
      // A picture that leads to itself is one link.
      if let image = node.onlyChild, image.kind == "image" { return inline(image) }
      return link(node)
    case "image": return link(node)
    case "html_inline":
      switch HTMLBlock(node.literal) {
      case .anchor(let name): return .anchor(name)
      case .comment: return nil
      case .startOfDetails, .endOfDetails: return .text(node.literal)
      case .other(let text):
        return ["<br>", "<br/>", "<br />"].contains(text)
          ? .lineBreak : text == "</a>" ? nil : .text(text)
      }
    default: return .text(node.literal.withoutIsolates)
    }
  }

  private func link(_ node: MarkdownNode) -> Inline {
    let label = inlines(node)
    return LinkTarget(url: node.url, from: path).map { .link(label, to: $0) }
      ?? .text(label.plainText)
  }

  /// The name that GitHub gives to a heading, with a number where there are several.
  private mutating func anchor(of heading: String) -> String {
    let name = heading.headingAnchor
    var unique = name
    var number = 0
    while !anchors.insert(unique).inserted {
      number += 1
      unique = "\(name)-\(number)"
    }
    return unique
  }
}

extension String {
  /// The text without the marks that `Markdown.text` puts around one from right to left; a mark of the
  /// text's own is spelt out there.
  fileprivate var withoutIsolates: String {
    guard unicodeScalars.contains("\u{2068}") else { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.filter { $0 != "\u{2068}" && $0 != "\u{2069}" }))
  }

  fileprivate var isPicture: Bool { hasSuffix(".svg") || hasSuffix(".png") }
}
