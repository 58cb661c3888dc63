import Foundation
import MarkdownReading
import Markup
import Testing

@Suite struct MarkdownReaderTests {
  @Test func `a page becomes values`() {
    let page = MarkdownReader.document(
      """
      # Browse &#42;

      [![A picture](../diagrams/browse.svg)](../diagrams/browse.svg)

      **× DENY**, see [nacl-2](../network-acls/nacl-2.md#inbound-100) and [above](#x).

      | Rule | n |
      | --- | ---: |
      | <a id="inbound-100"></a>a&#124;b | `c` |

      1. One
      1. Two

      <details>
      <summary>Terraform</summary>

      ```sh
      a | b
      ```

      </details>

      ## Request path
      """, path: "flows/browse.md")
    #expect(page.title == "Browse *")
    #expect(
      page.blocks == [
        .picture(Picture(path: "diagrams/browse.svg", title: "A picture")),
        .paragraph([
          .strong("× DENY"), ", see ",
          .link("nacl-2", to: .page("network-acls/nacl-2.md", anchor: "inbound-100")), " and ",
          .link("above", to: .anchor("x")), ".",
        ]),
        .table(
          Table(
            header: ["Rule", "n"], alignments: [.leading, .trailing],
            rows: [[[.anchor("inbound-100"), "a|b"], [.code("c")]]])),
        .list(isOrdered: true, [["One"], ["Two"]]),
        .details(summary: "Terraform", [.code("a | b", language: "sh")]),
        .heading(level: 2, "Request path", anchor: "request-path"),
      ])
  }

  @Test(
    arguments: [
      ("javascript:alert(1)", nil),
      ("https://example.org/a#b", .address("https://example.org/a#b")),
      ("../../../x.md", .page("x.md", anchor: nil)),
      ("a%20b.md#c%2Fd", .page("f/a b.md", anchor: "c/d")),
      ("p.dot", .file("f/p.dot")),
    ] as [(String, LinkTarget?)])
  func `a link leads to a page, a file, an address or nowhere`(url: String, target: LinkTarget?) {
    let page = MarkdownReader.document("[label](\(url))", path: "f/page.md")
    #expect(
      page.blocks == [.paragraph([target.map { .link("label", to: $0) } ?? .text("label")])])
  }

  @Test func `HTML that pages do not use is text`() {
    let page = MarkdownReader.document(
      "a <script>alert(1)</script> <!-- c --> b<br>c", path: "p.md")
    #expect(
      page.blocks == [.paragraph(["a <script>alert(1)</script>  b", .lineBreak, "c"])])
  }

  @Test func `every generated page reads the same after it was written from values`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../docs-out"
    )
    .standardizedFileURL
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".md") }
    #expect(paths.count > 50)
    for path in paths {
      let markdown = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      let page = MarkdownReader.document(markdown, path: path)
      let written = MarkdownWriter(links: .relative(to: path)).text(page)
      #expect(MarkdownReader.document(written, path: path) == page, "\(path)")
    }
  }
}
