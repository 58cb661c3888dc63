import CMarkGFM
import Markup

/// The tree that cmark-gfm, the reference implementation of GitHub's Markdown, makes of a text.
enum MarkdownTree {
  private static let isReady: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// Reads a text and hands its root to `body`; no node outlives the call.
  static func withRoot(of markdown: String, _ body: (MarkdownNode) -> Document) -> Document {
    guard isReady, let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else {
      return Document(title: "", blocks: [])
    }
    defer { cmark_parser_free(parser) }
    if let tables = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, tables)
    }
    var markdown = markdown
    markdown.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return Document(title: "", blocks: []) }
    defer { cmark_node_free(root) }
    return body(MarkdownNode(root))
  }
}

/// A node of the tree.
struct MarkdownNode {
  private let node: OpaquePointer

  init(_ node: OpaquePointer) {
    self.node = node
  }

  /// What it is, in cmark's words: `paragraph`, `table_row`.
  var kind: String { cmark_node_get_type_string(node).map { String(cString: $0) } ?? "" }

  var children: [MarkdownNode] {
    Array(
      sequence(first: cmark_node_first_child(node)) { $0.map { cmark_node_next($0) } }
        .prefix { $0 != nil }.compactMap { $0.map(MarkdownNode.init) })
  }

  /// The child of a node that has no other.
  var onlyChild: MarkdownNode? {
    let children = children
    return children.count == 1 ? children[0] : nil
  }

  var literal: String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }
  var url: String { cmark_node_get_url(node).map { String(cString: $0) } ?? "" }
  var headingLevel: Int { Int(cmark_node_get_heading_level(node)) }
  var isOrderedList: Bool { cmark_node_get_list_type(node) == CMARK_ORDERED_LIST }

  /// The first word behind the fence of a block of code.
  var language: String {
    let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
    return info.split(separator: " ").first.map(String.init) ?? ""
  }

  var tableAlignments: [Table.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    guard let alignments = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<count).map { column in
      switch alignments[column] {
      case UInt8(ascii: "r"): .trailing
      case UInt8(ascii: "c"): .center
      default: .leading
      }
    }
  }
}
