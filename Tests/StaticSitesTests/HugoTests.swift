import Pages
import StaticSites
import Testing

struct HugoTests {
  @Test func `a page with pictures is a bundle, a folder a section`() {
    #expect(
      StaticSite.hugo.documentation(.small).files.map(\.path) == [
        "_index.md", "flows/01-first/first.svg", "flows/01-first/index.md", "flows/_index.md",
        "flows/second.md", "network-acls/_index.md", "network-acls/nacl-2.md", "reachability.md",
        "vpc.svg",
      ])
    #expect(
      Documentation.small.text("flows/_index.md", in: .hugo)
        == "---\ntitle: \"Flows\"\nweight: 1\n---\n\n")
  }

  @Test func `links find pages and pictures wherever they are published`() throws {
    let page = try #require(Documentation.small.text("flows/01-first/index.md", in: .hugo))
    #expect(page.hasPrefix("---\ntitle: \"First\"\nweight: 2\n---\n\n"))
    #expect(page.contains("{{< figure src=`first.svg` alt=`It` >}}"))
    #expect(page.contains("[page]({{< relref `../second.md` >}})"))
    #expect(page.contains("[up]({{< relref `../../_index.md#flows` >}})"))
  }

  @Test func `a link to a row leads to the heading above it`() throws {
    let page = try #require(Documentation.small.text("flows/01-first/index.md", in: .hugo))
    #expect(
      page.contains("[row]({{< relref `../../network-acls/nacl-2.md#acl-nacl-2---inbound` >}})"))
    let acl = try #require(Documentation.small.text("network-acls/nacl-2.md", in: .hugo))
    #expect(acl.contains("[first](#acl-nacl-2---inbound)"))
    #expect(acl.contains("## ACL nacl-2 - Inbound {#acl-nacl-2---inbound}\n"))
  }

  @Test func `there is no HTML, which Hugo would omit`() throws {
    for file in StaticSite.hugo.documentation(.small).files {
      guard case .text(let text) = file.content else { continue }
      #expect(!text.contains(/<\/?[a-z]/), "\(file.path)")
    }
  }

  @Test func `nothing in a block of code is a shortcode`() throws {
    let page = try #require(Documentation.small.text("flows/01-first/index.md", in: .hugo))
    #expect(page.contains("a = \"{{</* x */>}} {{%/* y */%}} { {< z\"\n"))
  }

  @Test(arguments: [
    ("it's \"a\" -- b", "it&#39;s &#34;a&#34; &#45;&#45; b"), ("a ... b", "a &#46;&#46;&#46; b"),
    ("{{< x >}}", "&#123;&#123;&#60; x &#62;&#125;&#125;"), (":smile:", "&#58;smile:"),
  ])
  func `names stay as they are`(name: String, text: String) throws {
    let documentation = Documentation(files: [
      Documentation.page(
        "README.md", "# x\n\n## \(name.replacing("{", with: "\\{").replacing("<", with: "\\<"))\n")
    ])
    let page = try #require(documentation.text("_index.md", in: .hugo))
    #expect(page.contains("\n## \(text) {#"))
  }
}
