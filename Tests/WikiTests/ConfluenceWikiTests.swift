import Fingerprints
import Foundation
import MarkdownReading
import Markup
import Publishing
import Testing

@Suite(.disabled(if: ConfluenceServer.isMissing, "scripts/test-wikis starts the servers"))
struct ConfluenceWikiTests {
  /// Publishes, and returns what was done and what is in the way.
  @discardableResult
  private func publish(
    _ publication: Publication, to destination: Destination, _ server: ConfluenceServer,
    force: Set<String> = []
  ) async throws -> PublishReport {
    let wiki = try destination.wiki(secret: try server.token)
    return try await publish(publication, wiki, force, destination.orphans)
  }

  private func publish(
    _ publication: Publication, _ wiki: some Wiki, _ force: Set<String>, _ orphans: OrphanPolicy
  ) async throws -> PublishReport {
    try await Publisher(to: wiki, force: force, orphans: orphans).publish(publication)
  }

  private func server(_ edition: ConfluenceEdition, pageSize: Int = 2) async throws
    -> ConfluenceServer
  {
    let server = try ConfluenceServer(edition, pageSize: pageSize)
    try await server.makeSpace()
    return server
  }

  // MARK: What is published

  @Test(arguments: ConfluenceEdition.allCases)
  func `pages stand below the index, with labels, and the index has the pictures`(
    edition: ConfluenceEdition
  ) async throws {
    let server = try await server(edition)
    var destination = try server.destination()
    destination.labels = ["aws", "Network"]
    let report = try await publish(.confluenceSample(), to: destination, server)
    #expect(report.refusals.isEmpty)
    let pages = try await server.pages()
    #expect(
      pages.mapValues(\.parent) == [
        "NET Home": nil, "net": "NET Home", "net: Browse": "net",
        "net: Security group sg-2": "net",
      ])
    #expect(
      pages.filter { $0.key != "NET Home" }.allSatisfy {
        $0.value.labels == ["aws", "network", "portolan"]
      })
    #expect(
      pages["net"]?.attachments.keys.sorted() == [
        "browse.png", "browse.svg", "overview.png", "overview.svg",
      ])
    let body = try #require(pages["net: Browse"]?.body)
    #expect(body.contains("ac:width=\"320\""))
    #expect(try await server.brokenLinks() == [])
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `a second time nothing is written`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    try await publish(.confluenceSample(), to: try server.destination(), server)
    try await server.clear()
    let report = try await publish(.confluenceSample(), to: try server.destination(), server)
    #expect(report.plan.changeCount == 0)
    let requests = try await server.requests
    #expect(!requests.isEmpty)
    #expect(requests.allSatisfy { $0.method == "GET" })
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `reading takes few requests, however many pages there are`(
    edition: ConfluenceEdition
  ) async throws {
    let server = try await server(edition, pageSize: 250)
    let pages = (0..<120).map { number in
      Publication.Page(
        path: "flows/f\(number).md", document: Document(title: "Flow \(number)", blocks: []))
    }
    let index = Publication.Page(
      path: "README.md", document: Document(title: "The network", blocks: []))
    let publication = Publication(pages: pages + [index], pictures: [])
    try await publish(publication, to: try server.destination(), server)
    try await server.clear()
    let report = try await publish(publication, to: try server.destination(), server)
    #expect(report.plan.changeCount == 0)
    #expect(try await server.requests.count < 10)
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `a change of the model changes its pages and pictures only`(
    edition: ConfluenceEdition
  ) async throws {
    let server = try await server(edition)
    try await publish(.confluenceSample(), to: try server.destination(), server)
    let report = try await publish(
      .confluenceSample(version: "2"), to: try server.destination(), server)
    #expect(
      report.plan.pages.filter(\.action.isChange).map(\.name) == ["net: Security group sg-2"])
    #expect(report.plan.files.allSatisfy { $0.action == .update })
    let changed = try await server.appearance()
    let other = try await self.server(edition)
    try await publish(.confluenceSample(version: "2"), to: try other.destination(), other)
    #expect(try await other.appearance() == changed)
  }

  @Test func `the parent is a page of the address, or the one that is named`() async throws {
    let server = try await server(.dataCenter)
    try await publish(
      .confluenceSample(), to: try server.destination(name: "top"), server)
    var named = try server.destination(name: "named")
    named.parent = "top"
    try await publish(.confluenceSample(), to: named, server)
    try await publish(
      .confluenceSample(), to: try server.destination(path: "/top", name: "addressed"), server)
    let pages = try await server.pages()
    #expect(pages["named"]?.parent == "top")
    #expect(pages["addressed"]?.parent == "top")
    named.parent = "nobody"
    await #expect(throws: PublishError.self) {
      try await publish(.confluenceSample(), to: named, server)
    }
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `without PNGs pages show the SVGs`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    try await publish(.confluenceSample(hasPNG: false), to: try server.destination(), server)
    let pages = try await server.pages()
    #expect(pages["net"]?.attachments.keys.sorted() == ["browse.svg", "overview.svg"])
    #expect(pages["net: Browse"]?.body.contains("ac:width") == false)
    #expect(try await server.brokenLinks() == [])
  }

  // MARK: Other people

  @Test(arguments: ConfluenceEdition.allCases)
  func `a page that somebody edited is in the way, unless it is forced`(
    edition: ConfluenceEdition
  ) async throws {
    let server = try await server(edition)
    let destination = try server.destination()
    let title = "net: Security group sg-2"
    try await publish(.confluenceSample(), to: destination, server)
    try await server.edit(title, ["replace": ["Version 1", "Mine"]])
    let report = try await publish(.confluenceSample(version: "2"), to: destination, server)
    #expect(report.plan.conflicts.map(\.name) == [title])
    #expect(try await server.pages()[title]?.body.contains("Mine") == true)
    let forced = try await publish(
      .confluenceSample(version: "2"), to: destination, server, force: [title])
    #expect(!forced.plan.hasConflicts)
    #expect(try await server.pages()[title]?.body.contains("Mine") == false)
    #expect(
      try await publish(.confluenceSample(version: "2"), to: destination, server).plan.changeCount
        == 0)
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `what others write around the part stays`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    let destination = try server.destination()
    let title = "net: Security group sg-2"
    try await publish(.confluenceSample(), to: destination, server)
    let body = try #require(try await server.pages()[title]?.body)
    // As an editor leaves it: in a layout, with paragraphs around anchors and in cells, and with ids.
    let edited =
      "<ac:layout><ac:layout-section ac:type=\"single\"><ac:layout-cell><p>Above.</p>"
      + body.replacing(
        #/^(<ac:structured-macro.*?<\/ac:structured-macro>)/#, with: { "<p>My note \($0.1)</p>" }
      ).replacing(#/<td>(.*?)<\/td>/#, with: { "<td><p local-id=\"1\">\($0.1)</p></td>" })
      .replacing("<table>", with: "<table data-layout=\"default\" ac:local-id=\"x\">")
      + "<p>Below.</p></ac:layout-cell></ac:layout-section></ac:layout>"
    try await server.edit(title, ["body": edited])
    #expect(try await publish(.confluenceSample(), to: destination, server).plan.changeCount == 0)
    for version in ["2", "3"] {
      let report = try await publish(.confluenceSample(version: version), to: destination, server)
      #expect(!report.plan.hasConflicts)
      let body = try #require(try await server.pages()[title]?.body)
      #expect(body.contains("<p>Above.</p>"))
      #expect(body.contains("<p>My note </p>"))
      #expect(body.contains("<p>Below.</p></ac:layout-cell></ac:layout-section></ac:layout>"))
      #expect(body.contains("Version \(version) "))
      #expect(body.ranges(of: "portolan-begin").count == 1)
    }
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `a page without anchors is somebody else's`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    let destination = try server.destination()
    try await publish(.confluenceSample(), to: destination, server)
    try await server.edit("net: Browse", ["body": "<p>All mine.</p>"])
    let report = try await publish(.confluenceSample(), to: destination, server)
    #expect(report.plan.conflicts.map(\.name) == ["net: Browse"])
    try await publish(.confluenceSample(), to: destination, server, force: ["net: Browse"])
    let body = try #require(try await server.pages()["net: Browse"]?.body)
    #expect(body.hasPrefix("<p>All mine.</p>"))
    #expect(try await publish(.confluenceSample(), to: destination, server).plan.changeCount == 0)
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `a copy of a page is not the page`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    var destination = try server.destination()
    destination.orphans = .delete
    try await publish(.confluenceSample(), to: destination, server)
    try await server.edit("net: Browse", ["rename": "Copy of Browse"])
    try await publish(.confluenceSample(), to: destination, server)
    #expect(
      try await server.pages().keys.sorted() == [
        "Copy of Browse", "NET Home", "net", "net: Browse", "net: Security group sg-2",
      ])
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `a page that somebody deleted is made again`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    let destination = try server.destination()
    try await publish(.confluenceSample(), to: destination, server)
    let before = try await server.appearance()
    try await server.edit("net: Browse", ["delete": true])
    try await publish(.confluenceSample(), to: destination, server)
    #expect(try await server.appearance() == before)
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `who is faster is seen`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    let destination = try server.destination()
    let title = "net: Security group sg-2"
    try await publish(.confluenceSample(), to: destination, server)
    let edit: [String: Any] = [
      "path": "/__edit",
      "json": ["space": "NET", "title": title, "replace": ["Version 1", "Mine"]],
    ]
    try await server.fail([
      "method": "PUT", "path": "/(content|pages)/[0-9]+(\\?|$)", "first": edit,
    ])
    let report = try await publish(.confluenceSample(version: "2"), to: destination, server)
    #expect(report.plan.conflicts.map(\.name) == [title])
    #expect(try await server.pages()[title]?.body.contains("Mine") == true)
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `two publishers at once both come through`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    let destination = try server.destination()
    async let first = publish(.confluenceSample(), to: destination, server)
    async let second = publish(.confluenceSample(), to: destination, server)
    let reports = try await [first, second]
    #expect(reports.allSatisfy { $0.refusals.isEmpty && !$0.plan.hasConflicts })
    let other = try await self.server(edition)
    try await publish(.confluenceSample(), to: try other.destination(), other)
    #expect(try await server.appearance() == other.appearance())
    #expect(try await publish(.confluenceSample(), to: destination, server).plan.changeCount == 0)
  }

  // MARK: What is no longer wanted

  @Test(arguments: ConfluenceEdition.allCases, OrphanPolicy.allCases)
  func `what is no longer wanted is reported, marked or deleted`(
    edition: ConfluenceEdition, policy: OrphanPolicy
  ) async throws {
    let server = try await server(edition)
    var destination = try server.destination()
    destination.orphans = policy
    try await publish(.confluenceSample(), to: destination, server)
    let before = try await server.appearance()
    let report = try await publish(.confluenceSample(hasFlow: false), to: destination, server)
    let page = try #require(report.plan.pages.first { $0.name == "net: Browse" })
    let pages = try await server.pages()
    switch policy {
    case .report:
      #expect(page.action == .orphan)
      #expect(pages["net: Browse"]?.body.contains("Out of date") == false)
    case .archive:
      #expect(page.action == .archive)
      #expect(pages["net: Browse"]?.body.contains("Out of date") == true)
      #expect(pages["net: Browse"]?.labels == ["out-of-date", "portolan"])
    case .delete:
      #expect(page.action == .delete)
      #expect(pages["net: Browse"] == nil)
      #expect(pages["net"]?.attachments.keys.sorted() == ["overview.png", "overview.svg"])
    }
    #expect(
      try await publish(.confluenceSample(hasFlow: false), to: destination, server).plan.changeCount
        == 0)
    #expect(try await server.brokenLinks() == [])
    try await publish(.confluenceSample(), to: destination, server)
    #expect(try await server.appearance() == before)
  }

  // MARK: Troubles

  @Test(arguments: ConfluenceEdition.allCases)
  func `a wrong token is told without being repeated`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    let secret = "wrong-secret-12345"
    let wiki = try server.destination().wiki(secret: secret)
    let error = await #expect(throws: PublishError.self) {
      try await publish(.confluenceSample(), wiki, [], .report)
    }
    guard case .denied = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains(secret) == false)
    #expect(error?.description.contains("PORTOLAN_TOKEN") == true)
    #expect(throws: PublishError.self) { try server.destination().wiki(secret: nil) }
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `a token that may only read is told so`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    let secret = try server.value(edition == .cloud ? "_CLOUD_READ_TOKEN" : "_READ_TOKEN")
    let wiki = try server.destination().wiki(secret: secret)
    let error = await #expect(throws: PublishError.self) {
      try await publish(.confluenceSample(), wiki, [], .report)
    }
    guard case .denied = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `a space that is not there is told`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    await #expect {
      try await publish(.confluenceSample(), to: try server.destination("NOWHERE"), server)
    } throws: { "\($0)".contains("no space 'NOWHERE'") }
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `a busy wiki is waited for as long as it says`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    try await server.fail(
      ["method": "POST", "status": 429, "headers": ["Retry-After": "1"]],
      ["method": "PUT", "status": 503, "headers": ["Retry-After": "0"]])
    let clock = ContinuousClock()
    let start = clock.now
    let report = try await publish(.confluenceSample(), to: try server.destination(), server)
    #expect(clock.now - start >= .seconds(1))
    #expect(report.refusals.isEmpty)
    #expect(try await server.brokenLinks() == [])
  }

  @Test func `an update right after a page was made may be asked for again`() async throws {
    let server = try await server(.cloud)
    try await server.fail(["method": "PUT", "path": "/pages/", "status": 409, "times": 2])
    try await publish(.confluenceSample(), to: try server.destination(), server)
    #expect(try await server.brokenLinks() == [])
    let last = try #require(try await server.pages()["net"])
    #expect(last.versions.count == 2)
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `a page that is restricted stops only itself`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    let destination = try server.destination()
    try await publish(.confluenceSample(), to: destination, server)
    try await server.fail([
      "method": "PUT", "path": "/(content|pages)/[0-9]+", "status": 403,
      "body": "no, \(try server.token)",
    ])
    let report = try await publish(.confluenceSample(version: "2"), to: destination, server)
    #expect(report.refusals.count == 1)
    #expect(report.refusals.allSatisfy { !$0.reason.contains((try? server.token) ?? "") })
    try await publish(.confluenceSample(version: "2"), to: destination, server)
    #expect(
      try await publish(.confluenceSample(version: "2"), to: destination, server).plan.changeCount
        == 0)
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `a title that somebody else has unseen is told`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition)
    try await server.fail([
      "method": "POST", "path": "/(content|pages)(\\?|$)", "skip": 1, "status": 400,
      "body": "A page with this title already exists",
    ])
    let report = try await publish(.confluenceSample(), to: try server.destination(), server)
    #expect(report.refusals.count == 1)
    #expect(report.refusals.first?.reason.contains("archived") == true)
    #expect(try await server.brokenLinks() == [])
  }

  @Test(arguments: ConfluenceEdition.allCases, ["request", "answer"])
  func `wherever a run ends, no link is broken and the next one completes it`(
    edition: ConfluenceEdition, drop: String
  ) async throws {
    let server = try await server(edition, pageSize: 25)
    try await publish(.confluenceSample(), to: try server.destination(), server)
    let clean = try await server.appearance()
    let count = try await server.requests.count
    for number in 0..<count {
      let space = "S\(number)"
      try await server.makeSpace(space)
      try await server.clear()
      try await server.fail(
        ["skip": number, "drop": drop], ["skip": number + 1, "times": NSNull(), "status": 401])
      await #expect(throws: PublishError.self) {
        try await publish(.confluenceSample(), to: try server.destination(space), server)
      }
      #expect(try await server.brokenLinks(space) == [], "request \(number)")
      try await server.clear()
      let report = try await publish(.confluenceSample(), to: try server.destination(space), server)
      #expect(!report.plan.hasConflicts)
      let appearance = try await server.appearance(space)
      #expect(
        appearance.values.sorted { $0.joined() < $1.joined() }
          == clean.values.sorted { $0.joined() < $1.joined() }, "request \(number)")
    }
  }

  // MARK: Nasty names, real pages

  @Test(arguments: ConfluenceEdition.allCases)
  func `any name is accepted and shown literally`(edition: ConfluenceEdition) async throws {
    let server = try await server(edition, pageSize: 25)
    let nasty = [
      "{macro}", "]]>", "a & b", "<ac:structured-macro>", "[link]", "@user", ":smile:", "a/b?c#d",
      "\u{202E}x", "a\u{0}b", "", " ", "Browse", "browse", "+1 % 2", "\"q\" 'q'",
      String(repeating: "long ", count: 100), "é\u{1F600}",
    ]
    let pages = nasty.enumerated().map { number, name in
      Publication.Page(
        path: "flows/f\(number).md",
        document: Document(
          title: name,
          blocks: [
            .paragraph([
              .text(name),
              .link(name, to: .page("flows/f\((number + 1) % nasty.count).md", anchor: name)),
            ]), .code(name, language: name),
          ]))
    }
    let index = Publication.Page(
      path: "README.md", document: Document(title: "]]>&", blocks: []))
    let publication = Publication(pages: pages + [index], pictures: [])
    let report = try await publish(publication, to: try server.destination(), server)
    #expect(report.refusals == [])
    #expect(!report.plan.hasConflicts)
    #expect(try await server.pages().count == nasty.count + 2)
    #expect(
      try await publish(publication, to: try server.destination(), server).plan.changeCount == 0)
  }

  @Test(arguments: ConfluenceEdition.allCases)
  func `generated pages are accepted as a whole`(edition: ConfluenceEdition) async throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs-out/diagram-a")
    let files = try #require(FileManager.default.subpaths(atPath: root.path()))
    let pages = try files.filter { $0.hasSuffix(".md") }.map { path in
      Publication.Page(
        path: path,
        document: MarkdownReader.document(
          try String(contentsOf: root.appending(path: path), encoding: .utf8), path: path))
    }
    let pictures = try files.filter { $0.hasSuffix(".svg") }.map { path in
      let svg = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      return Publication.Picture(path: path, title: path, svg: svg, source: .init(of: svg))
    }
    try #require(pages.count > 5 && !pictures.isEmpty)
    let publication = Publication(pages: pages, pictures: pictures)
    let server = try await server(edition, pageSize: 25)
    let report = try await publish(publication, to: try server.destination(), server)
    #expect(report.refusals == [])
    #expect(try await server.brokenLinks() == [])
    #expect(try await server.pages().count == pages.count + 1)
    #expect(
      try await publish(publication, to: try server.destination(), server).plan.changeCount == 0)
  }
}
