import Pages
import StaticSites
import Testing

struct MkDocsTests {
  @Test func `a project has a configuration, and pages and pictures in docs`() {
    #expect(
      StaticSite.mkDocs.documentation(.small).files.map(\.path) == [
        "docs/diagrams/first.svg", "docs/diagrams/vpc.svg", "docs/flows/01-first.md",
        "docs/flows/second.md", "docs/index.md", "docs/network-acls/nacl-2.md",
        "docs/reachability.md", "mkdocs.yml",
      ])
  }

  @Test func `the navigation lists flows as the index does, then ACLs and single pages`() throws {
    let configuration = try #require(Documentation.small.text("mkdocs.yml", in: .mkDocs))
    #expect(configuration.contains("\nsite_name: \"A &amp; B\"\n"))
    #expect(
      configuration.hasSuffix(
        """
        nav:
          - Overview: index.md
          - "Flows":
              - "Second": flows/second.md
              - "First": flows/01-first.md
          - "Network ACLs":
              - "Network ACL nacl-2": network-acls/nacl-2.md
          - "Who can reach whom": reachability.md

        """))
  }

  @Test func `several networks are sections with an overview each`() throws {
    let documentation = Documentation(files: [
      Documentation.page("README.md", "# Networks\n\n[b](b/README.md) [a](a/README.md)\n"),
      Documentation.page("a/README.md", "# First\n"),
      Documentation.page("a/flows/browse.md", "# Browse\n"),
      Documentation.page("b/README.md", "# Second\n"),
    ])
    let configuration = try #require(documentation.text("mkdocs.yml", in: .mkDocs))
    #expect(
      configuration.hasSuffix(
        """
        nav:
          - Overview: index.md
          - "Second":
              - Overview: b/index.md
          - "First":
              - Overview: a/index.md
              - "Flows":
                  - "Browse": a/flows/browse.md

        """))
  }

  @Test func `TechDocs brings its own theme`() throws {
    let configuration = try #require(Documentation.small.text("mkdocs.yml", in: .techDocs))
    #expect(configuration.contains("\nplugins:\n  - techdocs-core\n"))
    #expect(!configuration.contains("theme:"))
  }

  @Test func `pages name their headings, keep their rows and open their details`() throws {
    let acl = try #require(Documentation.small.text("docs/network-acls/nacl-2.md", in: .mkDocs))
    #expect(acl.hasPrefix("# Network ACL nacl-2\n"))
    #expect(acl.contains("## ACL nacl-2 - Inbound {#acl-nacl-2---inbound}\n"))
    #expect(acl.contains("| 100 | <a id=\"inbound-100\"></a>10.0.0.1&#47;8, a&#123;b |"))
    let flow = try #require(Documentation.small.text("docs/flows/01-first.md", in: .mkDocs))
    #expect(flow.contains("<details markdown=\"1\">\n<summary>Terraform</summary>\n"))
    #expect(
      flow.contains(
        "[row](../network-acls/nacl-2.md#inbound-100) [page](second.md) [up](../index.md#flows)"))
    #expect(flow.contains("[![It](../diagrams/first.svg)](../diagrams/first.svg)"))
  }

  @Test func `a link to a page that is not there is only its label`() throws {
    #expect(
      try #require(Documentation.small.text("docs/index.md", in: .mkDocs)).contains(", gone\n"))
  }

  @Test func `no title begins a tag, even in themes that undo its escaping`() throws {
    let documentation = Documentation(files: [
      Documentation.page("README.md", "# &#60;/title>&#60;script>\n")
    ])
    let configuration = try #require(documentation.text("mkdocs.yml", in: .mkDocs))
    #expect(
      configuration.contains("site_name: \"&lt;\u{2060}/title&gt;&lt;\u{2060}script&gt;\"\n"))
    let page = try #require(documentation.text("docs/index.md", in: .mkDocs))
    #expect(page.hasPrefix("# &#60;\u{2060}/title&#62;&#60;\u{2060}script&#62;\n"))
  }

  @Test(arguments: [
    ("\"on\": x", #""&quot;on&quot;: x": a.md"#), ("on", #""on": a.md"#),
    ("back\\\\slash", #""back\\slash": a.md"#),
    ("!include x", #""!include x": a.md"#), ("123", #""123": a.md"#), ("", #""a": a.md"#),
  ])
  func `a title in the navigation is text`(title: String, line: String) throws {
    let documentation = Documentation(files: [Documentation.page("a.md", "# \(title)\n")])
    let configuration = try #require(documentation.text("mkdocs.yml", in: .mkDocs))
    #expect(configuration.hasSuffix("nav:\n  - \(line)\n"))
  }

  @Test func `a long title is short enough for a key`() throws {
    let title = String(repeating: "\u{1}long & ", count: 400)
    let documentation = Documentation(files: [Documentation.page("a.md", "# \(title)\n")])
    let line = try #require(
      documentation.text("mkdocs.yml", in: .mkDocs)?.split(separator: "\n").last)
    #expect(line.count < 1024)
    #expect(line.hasSuffix("…\": a.md"))
  }

  @Test(arguments: [
    ("../network-acls/nacl-2.md#inbound-100", "../network-acls/nacl-2/#inbound-100"),
    ("../network-acls/index.md", "../network-acls/index--page/"),
    ("../README.md#flows", "../#flows"), ("../README.md", "../"),
  ])
  func `pictures link to where MkDocs publishes pages`(file: String, address: String) {
    #expect(StaticSite.mkDocs.pictureLink(file) == address)
  }

  @Test(arguments: [StaticSite.techDocs, .docusaurus, .hugo])
  func `pictures do not link to pages whose place nobody knows`(site: StaticSite) {
    #expect(site.pictureLink("../network-acls/nacl-2.md") == nil)
  }
}
