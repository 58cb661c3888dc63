import Foundation
import Markup
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct StorageFormatWriterTests {
  private let writer = StorageFormatWriter(
    links: { target in
      switch target {
      case .anchor(let name): .anchor(name)
      case .page("missing.md", _): nil
      case .page(let path, let anchor): .page(title: "net: \(path)", anchor: anchor)
      case .file(let path): .attachment(StorageAttachment(name: path, page: "net"))
      case .address(let url): .address(url)
      }
    },
    image: { picture in
      guard picture.path != "missing.svg" else { return nil }
      return StorageImage(
        shown: StorageAttachment(name: "browse.png", page: "net"), width: 320,
        full: StorageAttachment(name: "browse.svg", page: nil))
    })

  private func text(_ blocks: Block...) -> String {
    writer.text(Document(title: "A page", blocks: blocks))
  }

  private static let blocks: [(Block, String)] = [
    (
      Block.heading(level: 2, "Inbound", anchor: "inbound"),
      "<h2>\(anchor("inbound"))Inbound</h2>"
    ),
    (
      .paragraph([
        "a ", .strong("b"), .emphasis(["c"]), .code("d"), .lineBreak, .anchor("rule-100"),
      ]),
      "<p>a <strong>b</strong><em>c</em><code>d</code><br />\(anchor("rule-100"))</p>"
    ),
    (.list([["one"], ["two"]]), "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
    (.list(isOrdered: true, [["one"]]), "<ol>\n<li>one</li>\n</ol>"),
    (
      .table(
        Table(
          header: ["Rule", "n", "ok"], alignments: [.leading, .trailing, .center],
          rows: [[["*"], ["1"], ["x"]]])),
      "<table><tbody>\n<tr><th>Rule</th><th><p style=\"text-align: right;\">n</p></th><th><p style=\"text-align: center;\">ok</p></th></tr>\n<tr><td>*</td><td><p style=\"text-align: right;\">1</p></td><td><p style=\"text-align: center;\">x</p></td></tr>\n</tbody></table>"
    ),
    (
      .code("a < b\n\tc", language: "terraform"),
      "<ac:structured-macro ac:name=\"code\"><ac:parameter ac:name=\"language\">none</ac:parameter><ac:plain-text-body><![CDATA[a < b\n\tc]]></ac:plain-text-body></ac:structured-macro>"
    ),
    (
      .details(summary: "More", [.paragraph(["x"])]),
      "<ac:structured-macro ac:name=\"expand\"><ac:parameter ac:name=\"title\">More</ac:parameter><ac:rich-text-body>\n<p>x</p>\n</ac:rich-text-body></ac:structured-macro>"
    ),
    (
      .blanks(["Name", "Date"]),
      "<table><tbody>\n<tr><th>Name</th><th>Date</th></tr>\n<tr><td><br /></td><td><br /></td></tr>\n</tbody></table>"
    ),
    (
      .picture(Picture(path: "browse.svg", title: "\"Browse\"")),
      "<ac:image ac:alt=\"&quot;Browse&quot;\" ac:width=\"320\"><ri:attachment ri:filename=\"browse.png\"><ri:page ri:content-title=\"net\" /></ri:attachment></ac:image>\n<p><ac:link><ri:attachment ri:filename=\"browse.svg\" /><ac:link-body>&quot;Browse&quot;</ac:link-body></ac:link></p>"
    ),
    (.picture(Picture(path: "missing.svg", title: "Browse")), "<p>Browse</p>"),
  ]

  @Test(arguments: blocks)
  func `each block has its element`(block: Block, expected: String) {
    #expect(text(block) == expected + "\n")
  }

  private static let targets: [(LinkTarget, String)] = [
    (
      LinkTarget.anchor("x"),
      "<ac:link ac:anchor=\"x\"><ac:link-body><code>y</code></ac:link-body></ac:link>"
    ),
    (
      .page("a&b.md", anchor: "x"),
      "<ac:link ac:anchor=\"x\"><ri:page ri:content-title=\"net: a&amp;b.md\" /><ac:link-body><code>y</code></ac:link-body></ac:link>"
    ),
    (.page("missing.md", anchor: nil), "<code>y</code>"),
    (
      .file("a.svg"),
      "<ac:link><ri:attachment ri:filename=\"a.svg\"><ri:page ri:content-title=\"net\" /></ri:attachment><ac:link-body><code>y</code></ac:link-body></ac:link>"
    ),
    (
      .address("https://example.org/?a&b"),
      "<a href=\"https://example.org/?a&amp;b\"><code>y</code></a>"
    ),
  ]

  @Test(arguments: targets)
  func `links name pages and files`(target: LinkTarget, expected: String) {
    #expect(text(.paragraph([.link([.code("y")], to: target)])) == "<p>\(expected)</p>\n")
  }

  static let nasty = [
    "{macro}", "{{x}}", "]]>", "]]>\u{338}", "<![CDATA[", "&", "&amp;", "&nbsp;",
    "<ac:structured-macro ac:name=\"html\">", "</td></tr></table>", "[link|https://example.org]",
    "@user", ":smile:", "(x)", "'\"`", "<!-- -->", "<?x?>", "a\u{0}\u{8}\u{1B}\u{7F}b",
    "\u{FFFE}\u{FFFF}", "\u{202E}", "e\u{301}", "\u{1F600}", "a\r\nb", "<\u{338}", "--",
    "!image.png!",
  ]

  @Test(arguments: nasty)
  func `any text makes well-formed pages and stays literal`(nasty: String) throws {
    let page = text(
      .heading(level: 2, nasty, anchor: nasty), .paragraph([.text(nasty), .code(nasty)]),
      .list([[.strong(nasty)]]), .code(nasty, language: nasty),
      .table(Table(header: [nasty], rows: [[[.anchor(nasty), .text(nasty)]]])),
      .details(summary: nasty, [.paragraph([.link(nasty, to: .page(nasty, anchor: nasty))])]),
      .picture(Picture(path: nasty, title: nasty)), .blanks([nasty]))
    let xml = try XMLDocument(
      xmlString: "<page xmlns:ac=\"ac\" xmlns:ri=\"ri\">\(page)</page>",
      options: [.nodePreserveCDATA])
    let root = try #require(xml.rootElement())
    let heading = try #require(root.elements(forName: "h2").first)
    #expect(heading.children?.last?.stringValue == Self.shown(nasty))
    let code = try xml.nodes(forXPath: "//*[local-name()='plain-text-body']")
    #expect(
      code.first?.stringValue?.split(separator: "\n").joined(separator: "  ") == Self.shown(nasty))
    // Nothing that the text says has become an element.
    let known: Set = [
      "page", "h2", "p", "code", "ul", "li", "strong", "table", "tbody", "tr", "th", "td", "br",
      "ac:structured-macro", "ac:parameter", "ac:plain-text-body", "ac:rich-text-body", "ac:link",
      "ac:link-body", "ri:page", "ac:image", "ri:attachment",
    ]
    #expect(Self.names(root).isSubset(of: known))
  }

  /// What a reader sees of text on one line.
  private static func shown(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
          switch scalar {
          case "\n", "\r": [" "]
          case "\u{7F}": ["\u{2421}"]
          case "\u{FFFE}", "\u{FFFF}": ["\u{FFFD}"]
          case "\u{202E}": Array("[U+202E]".unicodeScalars)
          case _ where scalar.value < 0x20: [Unicode.Scalar(0x2400 + scalar.value) ?? " "]
          default: [scalar]
          }
        }))
  }

  private static func names(_ element: XMLElement) -> Set<String> {
    (element.children ?? []).compactMap { $0 as? XMLElement }
      .reduce(into: [element.name ?? ""]) { $0.formUnion(names($1)) }
  }

  private static func anchor(_ name: String) -> String {
    "<ac:structured-macro ac:name=\"anchor\"><ac:parameter ac:name=\"\">\(name)</ac:parameter></ac:structured-macro>"
  }
}
