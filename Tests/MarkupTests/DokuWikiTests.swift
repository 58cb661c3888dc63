import Markup
import Testing

@Suite struct DokuWikiTests {
  private func text(_ blocks: Block...) -> String {
    let all = DokuWikiWriter(
      links: LinkStyle { target in
        switch target {
        case .anchor(let name): "#\(name)"
        case .page(let path, let anchor): path == "gone.md" ? nil : "net:\(path)#\(anchor ?? "")"
        case .file(let path): "net:\(path)"
        case .address(let url): url
        }
      }
    ).text(Document(title: "T", blocks: blocks))
    return String(all.dropFirst("====== T ======\n\n".count))
  }

  @Test(arguments: [
    ("Words, as they are", "Words, as they are"), ("TCP", "%%TCP%%"), ("a|b", "%%a|b%%"),
    ("100%", "%%100%%<nowiki>%</nowiki>"), ("%%x%%", "<nowiki>%%</nowiki>%%x%%<nowiki>%%</nowiki>"),
    ("</nowiki>%", "%%</nowiki>%%<nowiki>%</nowiki>"), ("a\nb", "a b"), ("", "%%␣%%"),
    ("a\u{202E}", "%%a[U+202E]%%"),
  ])
  func `what is special stands between marks`(text: String, markup: String) {
    #expect(DokuWiki.text(text) == markup)
  }

  @Test func `blocks become DokuWiki's`() {
    #expect(text(.heading(level: 2, "= x", anchor: "x")) == "===== \u{2060}= x\u{2060} =====\n")
    #expect(text(.heading(level: 6, "x", anchor: "x")) == "== x ==\n")
    #expect(text(.list(isOrdered: true, [["a"], [.strong("b")]])) == "  - a\n  - **b**\n")
    #expect(
      text(.code("a\n\n  </code>", language: "hcl"))
        == "<code hcl>\na\n\n  </\u{2060}code>\n</code>\n")
    #expect(text(.details(summary: "More", [.paragraph(["x"])])) == "**More**\n\nx\n")
    #expect(
      text(.picture(Picture(path: "a.svg", title: "a}}|b")))
        == "{{:net:a.svg?direct|a}\u{2060}}|b}}\n")
  }

  @Test func `tables keep their columns`() {
    let table = Table(
      header: ["", "n^"], alignments: [.leading, .trailing],
      rows: [
        [["a|b"], [.anchor("r-1"), "x"]], [[], [.link("x|", to: .page("p", anchor: "q]"))]],
      ])
    #expect(
      text(.table(table)) == """
        ^  ^ %%n^%% ^
        | %%a|b%% |  x |
        |  |  [[:net:p#q |x|]] |

        """)
  }

  @Test(arguments: [
    (Inline.link("a]]b", to: .page("p", anchor: nil)), "[[:net:p#|a]\u{2060}]b]]"),
    (.link("{{x}}", to: .anchor("y")), "[[#y|\u{2060}{\u{2060}{x}\u{2060}}\u{2060}]]"),
    (.link("gone", to: .page("gone.md", anchor: nil)), "gone"),
    (.link("x", to: .address("https://e.org/a b]")), "[[https://e.org/a%20b%5D|x]]"),
    (.link("x", to: .address("javascript:x")), "x"), (.code("a b"), "''a b''"),
    (.lineBreak, "\\\\ "),
  ])
  func `a line becomes DokuWiki's`(inline: Inline, markup: String) {
    #expect(text(.paragraph([inline])) == markup + "\n")
  }
}
