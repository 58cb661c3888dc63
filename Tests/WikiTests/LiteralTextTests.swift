import Fingerprints
import Markup
import Publishing
import TestSupport
import Testing

/// What a wiki shows for names and descriptions that are markup somewhere is the names and descriptions.
@Suite(.enabled(if: RealWikis.areThere, "scripts/test-wikis starts the wikis"))
struct LiteralTextTests {
  @Test(arguments: RealWikis.all)
  func `nasty text is shown as it is`(wiki: any RealWiki) async throws {
    let destination = try wiki.destination(.unique())
    let table = Table(
      header: ["Left", "Centre", "Right"], alignments: [.leading, .center, .trailing],
      rows: NastyText.all.map { text in
        [
          [.text(text)], [.link(text, to: .page("README.md", anchor: "x"))],
          [.strong(text), .code(text)],
        ]
      })
    let publication = Publication(
      pages: [
        .init(path: "README.md", document: Document(title: "Index", blocks: [.paragraph(["x"])])),
        .init(
          path: "nasty.md",
          document: Document(
            title: "Nasty",
            blocks: [.table(table), .list(NastyText.all.map { [.text($0)] })]
              + NastyText.all.flatMap {
                [
                  .heading(level: 2, $0, anchor: "h"), .paragraph([.text($0)]),
                  .code($0, language: ""),
                ]
              })),
      ], pictures: [])
    let report = try await destination.publish(publication, secret: wiki.server.password)
    #expect(report.refusals == [])
    let page = try #require(report.plan.pages.first { $0.title == "Nasty" })
    let html = RenderedPage(try await wiki.html(of: page.name))

    #expect(html.hasNoActiveContent)
    let rows = html.rows
    #expect(rows.count == NastyText.all.count + 1)
    for (row, nasty) in zip(rows.dropFirst(), NastyText.all) {
      let text = RenderedPage.plain(nasty)
      #expect(row == [text, text, RenderedPage.plain(nasty + nasty)])
    }
    for (kind, name) in [("li", "items"), ("h2", "headings"), ("pre", "code")] {
      let texts = html.texts(in: kind)
      for text in NastyText.all {
        #expect(texts.contains(RenderedPage.plain(text)), "\(name): \(text)")
      }
    }
    let paragraphs = html.texts(in: "p")
    for text in NastyText.all {
      #expect(paragraphs.contains(RenderedPage.plain(text)), "paragraphs: \(text)")
    }
    let second = try await destination.publish(publication, secret: wiki.server.password)
    #expect(second.plan.changeCount == 0)
    #expect(second.plan.conflicts.map(\.name) == [])
  }
}
