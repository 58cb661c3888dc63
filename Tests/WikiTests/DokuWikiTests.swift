import Markup
import Publishing
import Testing

/// What is DokuWiki's own.
@Suite(.enabled(if: WikiServer("DOKUWIKI") != nil, "scripts/test-wikis starts the wikis"))
struct DokuWikiTests {
  private func wiki() throws -> DokuWikiReader {
    DokuWikiReader(server: try #require(WikiServer("DOKUWIKI")))
  }

  @Test func `a link to a row leads to its section, also where headings are alike`() async throws {
    let wiki = try wiki()
    let rows = { (anchor: String) in
      Block.table(Table(header: ["n"], rows: [[[.anchor(anchor), "1"]]]))
    }
    let publication = Publication(
      pages: [
        .init(
          path: "README.md",
          document: Document(
            title: "Index",
            blocks: [
              .list(
                ["a-1", "b-1", "c-1", "d-1"].map { [.link($0, to: .page("acl.md", anchor: $0))] })
            ])),
        .init(
          path: "acl.md",
          document: Document(
            title: "Rules",
            blocks: [
              .heading(level: 2, "Rules", anchor: "rules"), rows("a-1"),
              .heading(level: 2, "Rules", anchor: "rules-1"), rows("b-1"),
              .heading(level: 2, "In {10.0.0.0/16}: “sg-2” | [x]?", anchor: "x"), rows("c-1"),
              .heading(level: 2, "42", anchor: "42"), rows("d-1"),
              .paragraph([.link("here", to: .anchor("b-1"))]),
            ])),
      ], pictures: [])
    let destination = try wiki.destination(.unique())
    let report = try await destination.publish(publication, secret: wiki.server.password)
    #expect(try await wiki.brokenLinks(on: report.plan.pages.map(\.name)) == [])
    let index = try #require(report.plan.pages.first { $0.title == "Index" })
    let html = try await wiki.html(of: index.name)
    #expect(html.contains("acl#rules1\""))
    #expect(html.contains("acl#rules2\""))
  }

  @Test func `a page that somebody edits is left alone and said`() async throws {
    let wiki = try wiki()
    let destination = try wiki.destination(.unique())
    let first = try await destination.publish(.sample(), secret: wiki.server.password)
    let page = try #require(first.plan.pages.first { $0.title == "Browse" })
    try await wiki.lock(page.name)
    let report = try await destination.publish(.sample("DENY"), secret: wiki.server.password)
    #expect(report.refusals.map(\.name) == [page.name])
    #expect(report.refusals.first?.reason.contains("somebody is editing it") == true)
    try await wiki.unlock(page.name)
    let second = try await destination.publish(.sample("DENY"), secret: wiki.server.password)
    #expect(second.done == [page.name: .update])
  }

  @Test func `somebody who edits between looking and writing is not overwritten`() async throws {
    let wiki = try wiki()
    let name = try PublicationName.unique()
    let first = try await wiki.destination(name).publish(.sample(), secret: wiki.server.password)
    let page = try #require(first.plan.pages.first { $0.title == "Browse" })
    let text = try #require(try await wiki.text(of: page.name))
    try await FaultProxy.run(to: wiki.server.url) { proxy in
      // Two lists, two changed pages and the picture are read, the picture is read again and written.
      try await proxy.order(#"{"method": "POST", "skip": 7, "hold": true}"#)
      async let report = wiki.destination(name, at: proxy.url)
        .publish(.sample("DENY"), secret: wiki.server.password)
      try await proxy.waitForHeld()
      for page in first.plan.pages {
        guard let text = try await wiki.text(of: page.name) else { continue }
        try await wiki.edit(page.name, text.replacing("ALLOW", with: "MINE"))
      }
      try await proxy.release()
      #expect(try await report.plan.conflicts.count == 2)
    }
    #expect(try await wiki.text(of: page.name) == text.replacing("ALLOW", with: "MINE"))
  }

  @Test func `names in capitals are one with those that are not`() async throws {
    let wiki = try wiki()
    let unique = try PublicationName.unique().text
    let name = try #require(PublicationName("_-\(unique)__X-"))
    let destination = try wiki.destination(name)
    let report = try await destination.publish(.sample(), secret: wiki.server.password)
    #expect(report.plan.pages.contains { $0.name == "\(unique.lowercased())_x:start" })
    let second = try await destination.publish(.sample(), secret: wiki.server.password)
    #expect(second.plan.changeCount == 0)
  }

  @Test(arguments: ["/doku.php", "/nothing/lib/exe/xmlrpc.php"])
  func `an address that is no interface is said`(path: String) async throws {
    let wiki = try wiki()
    let destination = try wiki.destination(
      .unique(), at: wiki.server.url.replacing("/lib/exe/xmlrpc.php", with: path))
    let error = await #expect(throws: PublishError.self) {
      try await destination.plan(.sample(), secret: wiki.server.password)
    }
    #expect(error?.description.contains("xmlrpc.php") == true)
  }
}
