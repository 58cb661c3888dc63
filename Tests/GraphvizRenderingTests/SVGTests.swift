import DOT
import Foundation
import GraphvizRendering
import Testing

@Suite(.enabled(if: WorkerProgram.path != nil, "\(WorkerProgram.absence)"))
struct SVGTests {
  private func render(_ drawing: Drawing) async throws -> SVG {
    let pool = RenderPool(palette: palette, executable: WorkerProgram.path ?? "", workerCount: 1)
    return try await pool.render([drawing])[0].get()
  }

  @Test func `a picture is an element of its own, with a title and a description`() async throws {
    let svg = try await render(sample())
    #expect(svg.text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"sample\""))
    #expect(svg.text.hasSuffix("</svg>\n"))
    #expect(svg.text.contains("role=\"img\" aria-labelledby=\"sample-t sample-d\""))
    #expect(svg.text.contains("<title id=\"sample-t\">Title &amp; more</title>"))
    #expect(
      svg.text.contains("<desc id=\"sample-d\">First &lt;request&gt;, then reply.</desc>"))
    #expect(svg.text.contains("width=\"\(svg.width)\" height=\"\(svg.height)\" viewBox=\"0 0 "))
    #expect(!svg.text.contains("<!"))
    #expect(!svg.text.contains("<?"))
  }

  @Test func `ids carry the drawing's id, and only people's titles remain`() async throws {
    let text = try await render(sample()).text
    #expect(
      text.contains("<g id=\"sample-gate\" class=\"node\">\n<title>Network ACL nacl-1</title>"))
    #expect(text.contains("<g id=\"sample-client\" class=\"node resource\">\n<polygon"))
    #expect(text.contains("<g id=\"sample-vpc\" class=\"cluster\">"))
    #expect(text.matches(of: /<title/).count == 2)
    #expect(!text.contains("<a "))
    #expect(!text.contains("client:"))
  }

  @Test func `a cell leads where it says`() async throws {
    let link = try #require(DOTLink("rules.html?a=1&b=2#r100"))
    let text = try await render(sample(link: link)).text
    #expect(
      text.contains(
        """
        <a href="rules.html?a=1&amp;b=2#r100" xlink:href="rules.html?a=1&amp;b=2#r100">
        <title>rule 100</title>
        """))
    #expect(text.contains("xmlns:xlink="))
    #expect(text.contains("role=\"img\""))
  }

  @Test func `a cell with a name is a group with classes, whether it leads anywhere or not`()
    async throws
  {
    for link in [nil, DOTLink("rules.html")] {
      let attributes: [HTMLAttribute<HTMLLabel.Cell>] = [
        .id("gate-request", classes: ["check", "check-1"]), .tooltip("rule 100"),
        .href(link ?? .nowhere),
      ]
      let text = try await render(
        Drawing(
          id: "sample", title: "", summary: "",
          graph: DOTGraph(
            name: "sample", attributes: [.backgroundColor(page)],
            statements: [
              .node(
                .init(
                  "gate", .shape(.plain), .fontColor(ink),
                  .label(
                    HTMLLabel(
                      HTMLLabel.Table(
                        .border(0),
                        rows: [
                          .row([.cell(.init(attributes, .text([.plain("1")])))])
                        ])))))
            ]))
      ).text
      #expect(text.contains("<g id=\"sample-gate-request\" class=\"check check-1\">"))
      #expect(text.contains("<title>rule 100</title>"))
      #expect(text.contains("<a href=\"rules.html\"") == (link != nil))
      #expect(text.contains("<a ") == (link != nil))
    }
  }

  @Test func `within a page a picture is a group that the page colours`() async throws {
    let svg = try await render(sample())
    #expect(!svg.inline.contains("style"))
    #expect(svg.inline.contains("role=\"group\" aria-labelledby=\"sample-t\""))
    #expect(svg.inline.hasSuffix("</svg>\n"))
    #expect(
      palette.pageStyle.contains(".portolan [fill=\"#ffffff\"]{fill:light-dark(#ffffff,#0f172a)}"))
    #expect(
      palette.pageStyle.contains(".portolan [fill=\"#0072b2\"]{fill:light-dark(#0072b2,#0b4f7d)}"))
  }

  @Test func `only what occurs has a dark mode, and print is light`() async throws {
    let text = try await render(sample()).text
    #expect(text.contains("@media screen and (prefers-color-scheme:dark){"))
    #expect(text.contains(".portolan [fill=\"#0072b2\"]{fill:#0b4f7d}"))
    #expect(
      text.contains(
        ".portolan .edge [fill=\"#0072b2\"],.portolan text[fill=\"#0072b2\"]{fill:#4aa8e0}"))
    #expect(text.contains(".portolan [stroke=\"#0072b2\"]{stroke:#4aa8e0}"))
    #expect(!text.contains("\"#c62828\"]{"))
    #expect(text.contains("@media print{"))
  }

  @Test func `white text is on a dark area and stays white`() async throws {
    let text = try await render(sample()).text
    #expect(text.contains(#/fill="\#ffffff" class="on">nacl-1</text>/#))
    #expect(text.contains(".portolan text.on{fill:#ffffff}"))
  }

  @Test func `indentation is a place, not spaces`() async throws {
    let text = try await render(sample()).text
    let regex = #/x="([0-9.-]+)"[^>]*>(Client|request)</#
    let places = text.matches(of: regex).map { ($0.output.2, Double($0.output.1) ?? 0) }
    let client = try #require(places.first { $0.0 == "Client" }).1
    let border = try #require(text.firstMatch(of: #/points="([0-9.]+),/#)).output.1
    let indentation = TextMetrics.width(of: "\u{A0}\u{A0}", size: 12)
    #expect(abs(client - (Double(border) ?? 0) - indentation) < 0.01)
  }
}
