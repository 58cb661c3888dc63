import Publishing
import Testing

/// What every wiki that is written page by page has to do.
@Suite(.enabled(if: RealWikis.areThere, "scripts/test-wikis starts the wikis"))
struct WikiBehaviourTests {
  private func page(_ title: String, of report: PublishReport) throws -> PublishPlan.Page {
    try #require(report.plan.pages.first { $0.title == title })
  }

  @Test(arguments: RealWikis.all)
  func `a publication appears, and a second run writes nothing`(wiki: any RealWiki) async throws {
    let destination = try wiki.destination(.unique())
    let report = try await destination.publish(.sample(), secret: wiki.server.password)
    #expect(report.refusals == [])
    #expect(report.done.count == 4)
    let names = report.plan.pages.map(\.name)
    #expect(try await wiki.brokenLinks(on: names) == [])
    let before = try await texts(wiki, names)
    #expect(before.values.allSatisfy { $0.contains("BEGIN_PORTOLAN") })

    let second = try await destination.publish(.sample(), secret: wiki.server.password)
    #expect(second.plan.changeCount == 0)
    #expect(second.done.isEmpty)
    #expect(try await texts(wiki, names) == before)
  }

  @Test(arguments: RealWikis.all)
  func `a change of the model changes what it concerns`(wiki: any RealWiki) async throws {
    let destination = try wiki.destination(.unique())
    _ = try await destination.publish(.sample(), secret: wiki.server.password)
    let report = try await destination.publish(.sample("DENY"), secret: wiki.server.password)
    #expect(report.plan.changeCount == 3)
    let text = try await wiki.text(of: page("Browse", of: report).name)
    #expect(text?.contains("DENY") == true)
    #expect(text?.contains("ALLOW") == false)
    let next = try await destination.publish(.sample("DENY"), secret: wiki.server.password)
    #expect(next.plan.changeCount == 0)
  }

  @Test(arguments: RealWikis.all)
  func `what people write around a part is kept, within it is a conflict`(
    wiki: any RealWiki
  ) async throws {
    let destination = try wiki.destination(.unique())
    let first = try await destination.publish(.sample(), secret: wiki.server.password)
    let name = try page("Browse", of: first).name
    let text = try #require(try await wiki.text(of: name))
    try await wiki.edit(name, "Our own words.\n\n" + text + "\nMore of them.\n")
    let second = try await destination.publish(.sample("DENY"), secret: wiki.server.password)
    #expect(try page("Browse", of: second).action == .update)
    let changed = try #require(try await wiki.text(of: name))
    #expect(changed.hasPrefix("Our own words.\n\n"))
    #expect(changed.contains("DENY"))
    #expect(changed.contains("\nMore of them."))

    try await wiki.edit(name, changed.replacing("DENY", with: "MAYBE"))
    let third = try await destination.publish(.sample("UNKNOWN"), secret: wiki.server.password)
    #expect(third.plan.conflicts.map(\.name) == [name])
    #expect(try await wiki.text(of: name)?.contains("MAYBE") == true)

    let fourth = try await destination.publish(
      .sample("UNKNOWN"), secret: wiki.server.password, force: [name])
    #expect(fourth.plan.conflicts.isEmpty)
    let forced = try #require(try await wiki.text(of: name))
    #expect(forced.contains("UNKNOWN") && !forced.contains("MAYBE"))
    #expect(forced.hasPrefix("Our own words.\n\n"))
  }

  @Test(arguments: RealWikis.all)
  func `pages and files of somebody else are in the way`(wiki: any RealWiki) async throws {
    let destination = try wiki.destination(.unique())
    let plan = try await destination.plan(.sample(), secret: wiki.server.password)
    let name = try #require(plan.pages.first { $0.title == "Browse" }).name
    let file = try #require(plan.files.first).name
    try await wiki.edit(name, "Mine.")
    let first = try await destination.publish(.sample(), secret: wiki.server.password)
    #expect(first.plan.conflicts.map(\.name) == [name])
    #expect(try await wiki.text(of: name)?.trimmed == "Mine.")

    try await wiki.replace(
      file: file, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>")
    let second = try await destination.publish(.sample("DENY"), secret: wiki.server.password)
    #expect(second.plan.conflicts.map(\.name) == [name, file])
    let third = try await destination.publish(
      .sample("DENY"), secret: wiki.server.password, force: [name, file])
    #expect(third.plan.conflicts.isEmpty)
    #expect(third.refusals == [])
    #expect(try await wiki.text(of: name)?.hasPrefix("Mine.") == true)
  }

  @Test(arguments: RealWikis.all)
  func `what is no longer wanted is reported, archived or deleted`(
    wiki: any RealWiki
  ) async throws {
    let destination = try wiki.destination(.unique())
    let password = wiki.server.password
    let both = Publication.sample(flows: ["Browse", "Upload"])
    let first = try await destination.publish(both, secret: password)
    let name = try page("Upload", of: first).name

    let reported = try await destination.publish(.sample(), secret: password)
    #expect(reported.plan.pages.last?.action == .orphan)
    #expect(try await wiki.text(of: name)?.contains("ALLOW") == true)
    let archived = try await destination.publish(.sample(), secret: password, orphans: .archive)
    #expect(archived.done[name] == .archive)
    #expect(try await wiki.text(of: name)?.contains("Out of date") == true)
    let again = try await destination.publish(.sample(), secret: password, orphans: .archive)
    #expect(again.plan.changeCount == 0)
    _ = try await destination.publish(both, secret: password)
    #expect(try await wiki.text(of: name)?.contains("ALLOW") == true)

    let deleted = try await destination.publish(.sample(), secret: password, orphans: .delete)
    #expect(
      deleted.done == [
        name: .delete, try page("The network", of: deleted).name: .update,
        try page("nacl-1", of: deleted).name: .update,
      ])
    #expect(try await wiki.text(of: name) == nil)
    #expect(
      try await wiki.brokenLinks(on: first.plan.pages.map(\.name).filter { $0 != name }) == [])
    let none = try await destination.publish(
      Publication(pages: [], pictures: []), secret: password, orphans: .delete)
    #expect(none.plan.changeCount == 4)
    #expect(try await wiki.names(of: destination.name) == [])
  }

  @Test(arguments: RealWikis.all)
  func `publications whose names begin alike keep apart`(wiki: any RealWiki) async throws {
    let destination = try wiki.destination(.unique())
    var other = destination
    other.name = try #require(PublicationName("\(destination.name.text)-2"))
    let secret = wiki.server.password
    _ = try await destination.publish(.sample(), secret: secret)
    _ = try await other.publish(.sample(), secret: secret)
    let report = try await destination.publish(.sample(), secret: secret, orphans: .delete)
    #expect(report.plan.changeCount == 0)
    #expect(report.plan.files.count == 1)
    #expect(report.plan.pages.count == 3)
  }

  @Test(arguments: RealWikis.all)
  func `a wrong password is said, and nothing else of it`(wiki: any RealWiki) async throws {
    let destination = try wiki.destination(.unique())
    let secret = "wrong-secret-0123456789abcdef0123"
    let error = await #expect(throws: PublishError.self) {
      try await destination.publish(.sample(), secret: secret)
    }
    guard case .denied = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains(secret) == false)
  }

  @Test(arguments: RealWikis.all, [0, 3, 5, 7, 9, 11])
  func `a wiki that goes away in the middle is completed by the next run`(
    wiki: any RealWiki, requests: Int
  ) async throws {
    let name = try PublicationName.unique()
    let destination = try wiki.destination(name)
    try await FaultProxy.run(to: wiki.server.url) { proxy in
      let throughProxy = try wiki.destination(name, at: proxy.url)
      try await proxy.order(
        #"{"method": "POST", "skip": \#(requests), "times": null, "drop": "request"}"#)
      let error = await #expect(throws: PublishError.self) {
        try await throughProxy.publish(.sample(), secret: wiki.server.password)
      }
      #expect(error?.description.contains(wiki.server.password) == false)
      let pages = try await destination.plan(.sample(), secret: wiki.server.password)
        .pages.filter { $0.action != .create }.map(\.name)
      #expect(try await wiki.brokenLinks(on: pages) == [])
    }
    let report = try await destination.publish(.sample(), secret: wiki.server.password)
    #expect(report.plan.conflicts.isEmpty)
    try await expectComplete(wiki, destination)
  }

  @Test(arguments: RealWikis.all, [2, 4, 6, 8, 10])
  func `an answer that is lost is no harm`(wiki: any RealWiki, requests: Int) async throws {
    let name = try PublicationName.unique()
    try await FaultProxy.run(to: wiki.server.url) { proxy in
      let destination = try wiki.destination(name, at: proxy.url)
      try await proxy.order(#"{"method": "POST", "skip": \#(requests), "drop": "answer"}"#)
      let report = try await destination.publish(.sample(), secret: wiki.server.password)
      #expect(report.plan.conflicts.isEmpty)
    }
    try await expectComplete(wiki, wiki.destination(name))
  }

  @Test(arguments: RealWikis.all)
  func `a busy wiki is waited for`(wiki: any RealWiki) async throws {
    let name = try PublicationName.unique()
    try await FaultProxy.run(to: wiki.server.url) { proxy in
      let destination = try wiki.destination(name, at: proxy.url)
      try await proxy.order(
        #"""
        [{"skip": 1, "status": 503, "headers": {"Retry-After": "0"}},
         {"skip": 4, "times": 2, "status": 429, "headers": {"Retry-After": "0"}}]
        """#)
      _ = try await destination.publish(.sample(), secret: wiki.server.password)
    }
    try await expectComplete(wiki, wiki.destination(name))
  }

  @Test(arguments: RealWikis.all)
  func `several publishers at once all come through`(wiki: any RealWiki) async throws {
    let destination = try wiki.destination(.unique())
    let secret = wiki.server.password
    try await withThrowingTaskGroup { group in
      for _ in 0..<3 {
        group.addTask { _ = try await destination.publish(.sample(), secret: secret) }
      }
      try await group.waitForAll()
    }
    try await expectComplete(wiki, destination)
  }

  @Test(arguments: RealWikis.all)
  func `a generated example is published without a broken link`(wiki: any RealWiki) async throws {
    let destination = try wiki.destination(.unique())
    let publication = try Publication.generated("diagram-b")
    let report = try await destination.publish(publication, secret: wiki.server.password)
    #expect(report.refusals == [])
    #expect(try await wiki.brokenLinks(on: report.plan.pages.map(\.name)) == [])
    let second = try await destination.publish(publication, secret: wiki.server.password)
    #expect(second.plan.changeCount == 0)
  }

  /// Nothing is left to be done, every link leads somewhere, and everything is there once.
  private func expectComplete(_ wiki: any RealWiki, _ destination: Destination) async throws {
    let plan = try await destination.plan(.sample(), secret: wiki.server.password)
    #expect(plan.changeCount == 0)
    #expect(try await wiki.brokenLinks(on: plan.pages.map(\.name)) == [])
    #expect(try await wiki.names(of: destination.name).count == 4)
  }

  private func texts(_ wiki: any RealWiki, _ names: [String]) async throws -> [String: String] {
    var texts: [String: String] = [:]
    for name in names { texts[name] = try await wiki.text(of: name) }
    return texts
  }
}

extension String {
  fileprivate var trimmed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
