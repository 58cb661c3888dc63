import DOT
import Testing

struct DrawingTests {
  private func drawing(link: String) throws -> Drawing {
    let link = try #require(DOTLink(link))
    let cell = HTMLLabel.Cell(
      [.href(link), .tooltip("of \" HREF=\"x\"")], .text([.plain(" HREF=\"a.md\"")]))
    return Drawing(
      id: "x", title: "", summary: "",
      graph: DOTGraph(
        name: "x",
        statements: [
          .node(.init("a", .href(link), .label(" href=\"a.md\" HREF=\"a.md\""))),
          .node(
            .init("b", .label(HTMLLabel(HTMLLabel.Table(.border(0), rows: [.row([.cell(cell)])]))))),
        ]))
  }

  @Test func `links are replaced, and text that looks like one is not`() throws {
    let linked = try drawing(link: "a.md?b&c").linking {
      $0 == "a.md?b&c" ? DOTLink("z.html?&d") : nil
    }
    #expect(try linked == drawing(link: "z.html?&d"))
  }

  @Test func `what has no other link keeps its own`() throws {
    #expect(try drawing(link: "a.md").linking { _ in nil } == drawing(link: "a.md"))
  }
}
