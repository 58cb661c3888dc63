import Foundation
import MarkdownReading
import Markup
import Pages
import StaticSites
import Testing

struct DocusaurusTests {
  @Test func `every folder says what it is called and where it stands`() {
    #expect(
      StaticSite.docusaurus.documentation(.small).files.map(\.path) == [
        "_category_.json", "diagrams/first.svg", "diagrams/vpc.svg", "flows/_category_.json",
        "flows/n--01-first.md", "flows/second.md", "index.md", "network-acls/_category_.json",
        "network-acls/nacl-2.md", "reachability.md",
      ])
    #expect(
      Documentation.small.text("_category_.json", in: .docusaurus)
        == "{\n  \"label\": \"A & B\"\n}\n")
    #expect(
      Documentation.small.text("flows/_category_.json", in: .docusaurus)
        == "{\n  \"label\": \"Flows\",\n  \"position\": 1\n}\n")
  }

  @Test func `a page is plain Markdown with its title in front`() throws {
    let page = try #require(Documentation.small.text("flows/n--01-first.md", in: .docusaurus))
    #expect(
      page.hasPrefix(
        """
        ---
        title: "First"
        sidebar_position: 2
        mdx: { format: md }
        custom_edit_url: null
        ---

        [![It](../diagrams/first.svg)](../diagrams/first.svg)

        [row](../network-acls/nacl-2.md#inbound-100) [page](second.md) [up](../index.md#flows)

        <details>
        """))
  }

  @Test func `the pages of the examples read the same`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs-out/peering")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    let documentation = Documentation(
      files: try paths.filter { $0.hasSuffix(".md") || $0.hasSuffix(".svg") }.map { path in
        path.hasSuffix(".svg")
          ? Documentation.picture(path)
          : Documentation.page(
            path, try String(contentsOf: root.appending(path: path), encoding: .utf8))
      })
    for path in paths where path.hasSuffix(".md") {
      let site = path.replacing("README.md", with: "index.md")
      let text = try #require(documentation.text(site, in: .docusaurus))
      let page = text.split(separator: "\n---\n", maxSplits: 1)[1]
      let original = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        .replacing("README.md", with: "index.md")
      #expect(
        MarkdownReader.document(String(page), path: site).blocks
          == MarkdownReader.document(original, path: site).blocks)
    }
  }

  @Test(arguments: ["index", "readme", "flows"])
  func `no page is taken for the one of its folder`(name: String) {
    let documentation = Documentation(files: [
      Documentation.page("README.md", "# Index\n"), Documentation.page("flows/\(name).md", "# x\n"),
    ])
    #expect(
      StaticSite.docusaurus.documentation(documentation).files.map(\.path)
        .contains("flows/\(name)--page.md"))
  }
}
