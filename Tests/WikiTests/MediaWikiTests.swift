import Fingerprints
import Foundation
import Markup
import Publishing
import Testing

/// What is MediaWiki's own.
@Suite(.enabled(if: WikiServer("MEDIAWIKI") != nil, "scripts/test-wikis starts the wikis"))
struct MediaWikiTests {
  private func wiki() throws -> MediaWikiReader {
    MediaWikiReader(server: try #require(WikiServer("MEDIAWIKI")))
  }

  @Test func `names of pages are made of titles, each once`() async throws {
    let wiki = try wiki()
    let name = try #require(PublicationName("test_\(PublicationName.unique().text)"))
    let titles = [
      "a/b|c", "A-b c", "{{x}}[[y]]#z", "É", "E\u{301}", "日本", ".", "", "x_y",
      String(repeating: "ö", count: 300), "a\u{202E}b", "&lt;~~~~%41", "Flow: x/../y",
    ]
    let publication = Publication(
      pages: [
        .init(
          path: "README.md",
          document: Document(
            title: "Index",
            blocks: [
              .list(
                titles.indices.map { [.link("x", to: .page("flows/\($0).md", anchor: nil))] })
            ]))
      ]
        + titles.enumerated().map {
          .init(path: "flows/\($0).md", document: Document(title: $1, blocks: [.paragraph(["x"])]))
        }, pictures: [])
    let destination = try wiki.destination(name)
    let report = try await destination.publish(publication, secret: wiki.server.password)
    #expect(report.refusals == [])
    let names = report.plan.pages.map(\.name)
    #expect(Set(names.map { $0.lowercased() }).count == titles.count + 1)
    let root =
      name.text.replacing("_", with: " ").prefix(1).uppercased()
      + name.text.replacing("_", with: " ").dropFirst()
    #expect(names.contains(root))
    #expect(names.contains("\(root)/Flow: a-b c"))
    #expect(try await wiki.brokenLinks(on: names) == [])
    for page in report.plan.pages where page.name != root {
      #expect(try await wiki.text(of: page.name) != nil, "\(page.name)")
    }
    let second = try await destination.publish(publication, secret: wiki.server.password)
    #expect(second.plan.changeCount == 0)
  }

  @Test func `a diagram is a map whose areas lead to the rules`() async throws {
    let wiki = try wiki()
    let destination = try wiki.destination(.unique())
    let report = try await destination.publish(.sample(), secret: wiki.server.password)
    let page = try #require(report.plan.pages.first { $0.title == "Browse" })
    let html = try await wiki.html(of: page.name)
    #expect(html.contains("usemap="))
    let area = try #require(html.firstMatch(of: #/<area ([^>]*)>/#)?.1)
    #expect(area.contains("coords=\"10,10,90,90\""))
    #expect(area.contains("/Network_ACL:_nacl-1#inbound-100"))
    #expect(area.contains("title=\"Rule 100\""))
    let acl = try #require(report.plan.pages.first { $0.title == "nacl-1" })
    #expect(try await wiki.html(of: acl.name).contains("id=\"inbound-100\""))
  }

  @Test func `many pages are looked at with few requests`() async throws {
    let wiki = try wiki()
    let name = try PublicationName.unique()
    let publication = Publication.sample(flows: (1...70).map { "Flow \($0)" })
    _ = try await wiki.destination(name).publish(publication, secret: wiki.server.password)
    try await FaultProxy.run(to: wiki.server.url) { proxy in
      let destination = try wiki.destination(name, at: proxy.url)
      let plan = try await destination.plan(publication, secret: wiki.server.password)
      #expect(plan.changeCount == 0)
      let requests = try await proxy.requests().split(separator: "\"method\"").count - 1
      #expect(requests <= 9)
    }
  }

  @Test func `whoever may read may compare without a password`() async throws {
    let wiki = try wiki()
    let destination = try wiki.destination(.unique())
    _ = try await destination.publish(.sample(), secret: wiki.server.password)
    #expect(try await destination.plan(.sample(), secret: nil).changeCount == 0)
    await #expect(throws: PublishError.self) {
      try await destination.publish(.sample("DENY"), secret: nil)
    }
  }

  @Test func `somebody who edits between looking and writing is not overwritten`() async throws {
    let wiki = try wiki()
    let name = try PublicationName.unique()
    let first = try await wiki.destination(name).publish(.sample(), secret: wiki.server.password)
    let page = try #require(first.plan.pages.first { $0.title == "Browse" })
    let text = try #require(try await wiki.text(of: page.name))
    try await FaultProxy.run(to: wiki.server.url) { proxy in
      try await proxy.order(#"{"path": "action=edit", "hold": true}"#)
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

  @Test(arguments: [
    ("uploaddisabled", "$wgEnableUploads = true"),
    ("filetype-banned", "$wgFileExtensions[] = 'svg'"),
    ("permissiondenied", "Upload new files"), ("verification-error", "dangerous"),
  ])
  func `what the wiki does not let in is said with what to do`(
    code: String, advice: String
  ) async throws {
    let wiki = try wiki()
    let name = try PublicationName.unique()
    try await FaultProxy.run(to: wiki.server.url) { proxy in
      try await proxy.order(
        #"{"path": "action=upload", "times": null, "status": 200, "body": "{\"error\": {\"code\": \"\#(code)\", \"info\": \"<b>no</b>\"}}"}"#
      )
      let destination = try wiki.destination(name, at: proxy.url)
      do {
        let report = try await destination.publish(.sample(), secret: wiki.server.password)
        #expect(report.refusals.map(\.reason).joined().contains(advice))
      } catch let error as PublishError {
        #expect(error.description.contains(advice))
        #expect(!error.description.contains("<b>"))
      }
    }
  }

  @Test(arguments: [
    (#"{\"general\": {\"uploadsenabled\": false}}"#, "$wgEnableUploads = true"),
    (#"{\"fileextensions\": [{\"ext\": \"png\"}]}"#, "$wgFileExtensions[] = 'svg'"),
  ])
  func `a wiki that takes no pictures is said before anything is written`(
    site: String, advice: String
  ) async throws {
    let wiki = try wiki()
    let name = try PublicationName.unique()
    try await FaultProxy.run(to: wiki.server.url) { proxy in
      try await proxy.order(
        #"{"path": "action=query", "status": 200, "body": "{\"query\": \#(site)}"}"#)
      let destination = try wiki.destination(name, at: proxy.url)
      let error = await #expect(throws: PublishError.self) {
        try await destination.plan(.sample(), secret: nil)
      }
      #expect(error?.description.contains(advice) == true)
    }
  }

  @Test func `whoever may not delete is told so`() async throws {
    let wiki = try wiki()
    var destination = try wiki.destination(.unique())
    destination.user = wiki.server.human
    let secret = wiki.server.humanPassword
    _ = try await destination.publish(.sample(flows: ["Browse", "Upload"]), secret: secret)
    let error = await #expect(throws: PublishError.self) {
      try await destination.publish(.sample(), secret: secret, orphans: .delete)
    }
    #expect(error?.description.contains("deleting needs the grant") == true)
    #expect(error?.description.contains(secret) == false)
  }

  @Test(arguments: ["ratelimited", "readonly", "maxlag", "internal_api_error_DBQueryError"])
  func `what passes is waited for`(code: String) async throws {
    let wiki = try wiki()
    let name = try PublicationName.unique()
    try await FaultProxy.run(to: wiki.server.url) { proxy in
      try await proxy.order(
        #"{"path": "action=edit", "status": 200, "headers": {"Retry-After": "0"}, "body": "{\"error\": {\"code\": \"\#(code)\", \"info\": \"later\"}}"}"#
      )
      let destination = try wiki.destination(name, at: proxy.url)
      let report = try await destination.publish(.sample(), secret: wiki.server.password)
      #expect(report.refusals == [])
    }
  }

  @Test func `a riddle for humans is said`() async throws {
    let wiki = try wiki()
    let name = try PublicationName.unique()
    try await FaultProxy.run(to: wiki.server.url) { proxy in
      try await proxy.order(
        #"{"path": "action=edit", "times": null, "status": 200, "body": "{\"edit\": {\"result\": \"Failure\", \"captcha\": {\"id\": \"1\"}}}"}"#
      )
      let destination = try wiki.destination(name, at: proxy.url)
      let report = try await destination.publish(.sample(), secret: wiki.server.password)
      #expect(report.refusals.count == 3)
      #expect(report.refusals.allSatisfy { $0.reason.contains("skipcaptcha") })
    }
  }

  @Test func `a session that has ended is begun anew`() async throws {
    let wiki = try wiki()
    let name = try PublicationName.unique()
    try await FaultProxy.run(to: wiki.server.url) { proxy in
      try await proxy.order(
        #"{"path": "action=edit", "status": 200, "body": "{\"error\": {\"code\": \"badtoken\", \"info\": \"x\"}}"}"#
      )
      let destination = try wiki.destination(name, at: proxy.url)
      let report = try await destination.publish(.sample(), secret: wiki.server.password)
      #expect(report.refusals == [])
    }
  }

  @Test(arguments: ["/index.php", "/nothing/api.php"])
  func `an address that is no api is said`(path: String) async throws {
    let wiki = try wiki()
    var destination = try wiki.destination(
      .unique(), at: wiki.server.url.replacing("/api.php", with: path))
    destination.user = nil
    let error = await #expect(throws: PublishError.self) {
      try await destination.plan(.sample(), secret: nil)
    }
    #expect(error?.description.contains("Special:Version") == true)
  }
}
