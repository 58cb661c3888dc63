import Markup
import TestSupport
import Testing

@Suite struct WikitextTests {
  private func text(_ blocks: Block..., title: Bool = false) -> String {
    WikitextWriter(
      links: LinkStyle { target in
        switch target {
        case .anchor(let name): "#\(name)"
        case .page(let path, let anchor): path == "gone.md" ? nil : "Net/\(path)#\(anchor ?? "")"
        case .file(let path): path
        case .address(let url): url
        }
      }
    ).text(Document(title: "A [title]", blocks: blocks), title: title)
  }

  @Test(arguments: [
    ("a|b", "a&#124;b"), ("{{!}}", "&#123;&#123;&#33;&#125;&#125;"),
    ("~~~~", "&#126;&#126;&#126;&#126;"),
    ("'''b'''", "&#39;&#39;&#39;b&#39;&#39;&#39;"), ("<nowiki>", "&#60;nowiki&#62;"),
    ("&lt;", "&#38;lt;"), ("__TOC__", "&#95;&#95;TOC&#95;&#95;"), ("-5", "&#45;5"), ("a-5", "a-5"),
    ("https://x", "https&#58;//x"), ("RFC 12", "RFC&#32;12"), ("a\tb\nc", "a b c"), ("", "␣"),
    (" a", "&#32;a"), ("a\u{202E}b", "a&#91;U+202E&#93;b"), ("\u{1}", "␁"),
    ("\u{FFFE}", "\u{FFFD}"),
    ("שלום", "\u{2068}שלום\u{2069}"),
  ])
  func `what is special is an entity`(text: String, wikitext: String) {
    #expect(Wikitext.text(text) == wikitext)
  }

  @Test(arguments: NastyText.all)
  func `no text leaves anything that is markup`(nasty: String) {
    let escaped = Wikitext.text(nasty).replacing(#/&#[0-9]+;/#, with: "")
    #expect(!escaped.contains { "|[]{}<>'~=*#_\"!&:".contains($0) })
  }

  @Test func `blocks become wikitext`() {
    #expect(text(.paragraph(["x"]), title: true) == "'''A &#91;title&#93;'''\n\nx\n")
    #expect(
      text(.heading(level: 2, "A = b", anchor: "a--b"))
        == "== <span id=\"a--b\"></span>A &#61; b ==\n")
    #expect(text(.list(isOrdered: true, [["a"], [.strong("b")]])) == "# a\n# '''b'''\n")
    #expect(
      text(.code("a <b>\n\n\t{{x}}", language: ""))
        == "<pre>a &#60;b&#62;\n\n\t&#123;&#123;x&#125;&#125;</pre>\n")
    #expect(
      text(.details(summary: "More", [.paragraph(["x"])]))
        == "<div class=\"mw-collapsible mw-collapsed\">\n'''More'''\n<div class=\"mw-collapsible-content\">\n\nx\n\n</div>\n</div>\n"
    )
  }

  @Test func `tables keep their columns`() {
    let table = Table(
      header: ["", "n||"], alignments: [.leading, .trailing],
      rows: [
        [["- a"], [.anchor("r-1"), "|}"]], [[], [.link("x", to: .page("p.md", anchor: "q"))]],
      ])
    #expect(
      text(.table(table)) == """
        {| class="wikitable"
        ! scope="col" |\(" ")
        ! scope="col" | n&#124;&#124;
        |-
        | &#45; a
        | style="text-align:right" | <span id="r-1"></span>&#124;&#125;
        |-
        |\(" ")
        | style="text-align:right" | [[Net/p.md#q|x]]
        |}

        """)
  }

  @Test(arguments: [
    (Inline.link("a]b", to: .page("p.md", anchor: "x|y")), "[[Net/p.md#x-y|a&#93;b]]"),
    (.link("gone", to: .page("gone.md", anchor: nil)), "gone"),
    (.link("x", to: .address("https://e.org/a b]'")), "[https://e.org/a%20b%5D%27 x]"),
    (.link("x", to: .address("javascript:x")), "x"), (.link("", to: .anchor("x")), ""),
    (.link([.strong("x")], to: .anchor("y")), "[[#y|'''x''']]"),
    (.code("a'b"), "<code>a&#39;b</code>"), (.lineBreak, "<br />"),
  ])
  func `a line becomes wikitext`(inline: Inline, wikitext: String) {
    #expect(text(.paragraph([inline])) == wikitext + "\n")
  }

  @Test func `blanks between pieces of a line stay blanks`() {
    #expect(text(.paragraph(["a ", .strong("b"), " c"])) == "a '''b''' c\n")
    #expect(text(.paragraph(["  a"])) == "a\n")
  }

  @Test func `a picture is a map where the wiki knows maps`() throws {
    let svg = """
      <svg width="200" height="100" viewBox="0 0 100 50"><g transform="translate(10 40)">
      <a href="../acl.md#in-1"><title>In [1]</title><polygon points="0,0 20,-10 0,-10"/></a></g></svg>
      """
    let picture = Picture(path: "diagrams/a.svg", title: "A | b", svg: svg)
    let map = try #require(PictureMap(svg: svg, at: "diagrams/a.svg"))
    let links = LinkStyle { if case .page(let path, _) = $0 { path } else { "A.svg" } }
    let document = Document(title: "", blocks: [.picture(picture)])
    #expect(
      WikitextWriter(links: links) { _ in map }.text(document)
        == "[[File:A.svg|frameless|200px|alt=A &#124; b]]\n")
    #expect(
      WikitextWriter(links: links, hasImageMaps: true) { _ in map }.text(document) == """
        <imagemap>
        File:A.svg|200px|alt=A &#124; b
        rect 20 60 60 80 [[acl.md|In (1)]]
        default [[:File:A.svg]]
        desc none
        </imagemap>

        """)
  }
}
