import Foundation
import Publishing
import Testing

/// Git wikis behind a server that asks for a token.
@Suite(.enabled(if: GitServer.isThere, "scripts/test-wikis starts the server"))
struct GitOverHTTPTests {
  @Test(arguments: GitWikiKind.allCases)
  func `a wiki is published to with a token, once`(kind: GitWikiKind) async throws {
    let server = try GitServer()
    let wiki = try await server.wiki(kind)
    #expect(try await wiki.publish(.sample(), secret: server.token).plan.changeCount > 0)
    let second = try await wiki.publish(.sample(), secret: server.token)
    #expect(second.plan.changeCount == 0)
    #expect(second.done.isEmpty)
    #expect(try await server.commitCount(of: wiki) == 1)
  }

  @Test func `a token that is wrong or may only read is said, and not repeated`() async throws {
    let server = try GitServer()
    let wiki = try await server.wiki()
    for secret in [nil, "wrong-secret-4711", server.readToken] {
      let error = await #expect(throws: PublishError.self) {
        try await wiki.publish(.sample(), secret: secret)
      }
      guard case .denied = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      if let secret { #expect(error?.description.contains(secret) == false) }
    }
    #expect(try await server.commitCount(of: wiki) == 0)
  }

  @Test(arguments: ["request", "answer", "response"])
  func `a push that is cut off is completed`(moment: String) async throws {
    let server = try GitServer()
    let wiki = try await server.wiki()
    try await server.order(
      #"{"path": "\#(wiki.path)/git-receive-pack", "method": "POST", "times": 2, "drop": "\#(moment)"}"#
    )
    let report = try await wiki.publish(.sample(), secret: server.token)
    #expect(report.plan.conflicts.isEmpty)
    #expect(try await wiki.plan(.sample(), secret: server.token).changeCount == 0)
    #expect(try await server.commitCount(of: wiki) == 1)
  }

  @Test func `a busy server is waited for`() async throws {
    let server = try GitServer()
    let wiki = try await server.wiki()
    try await server.order(
      #"""
      [{"path": "\#(wiki.path)/info/refs", "status": 503},
       {"path": "\#(wiki.path)/git-receive-pack", "method": "POST", "status": 429}]
      """#)
    _ = try await wiki.publish(.sample(), secret: server.token)
    #expect(try await wiki.plan(.sample(), secret: server.token).changeCount == 0)
  }

  @Test func `somebody who was faster keeps what they wrote`() async throws {
    let server = try GitServer()
    let wiki = try await server.wiki()
    _ = try await wiki.publish(.sample(), secret: server.token)
    let commit = #"{"repository": "\#(wiki.repository)", "files": {"Notes.md": "Ours.\n"}}"#
    try await server.order(
      #"""
      {"path": "\#(wiki.path)/git-receive-pack", "method": "POST",
       "first": {"path": "/__commit", "json": \#(commit)}}
      """#)
    _ = try await wiki.publish(.sample("DENY"), secret: server.token)
    #expect(try await server.commitCount(of: wiki) == 3)
    #expect(try await wiki.plan(.sample("DENY"), secret: server.token).changeCount == 0)
  }
}

/// The git server that the environment names.
private struct GitServer {
  let url: String
  let token: String
  let readToken: String
  private let directory: String

  static var isThere: Bool { (try? GitServer()) != nil }

  init() throws {
    let environment = ProcessInfo.processInfo.environment
    self.url = try #require(environment["PORTOLAN_TEST_GIT"])
    self.token = try #require(environment["PORTOLAN_TEST_GIT_TOKEN"])
    self.readToken = try #require(environment["PORTOLAN_TEST_GIT_READ_TOKEN"])
    self.directory = try #require(environment["PORTOLAN_TEST_GIT_DIRECTORY"])
  }

  /// A new and empty wiki.
  func wiki(_ kind: GitWikiKind = .gitHub) async throws -> Destination {
    let name = "wiki-\(UUID().uuidString.lowercased())"
    _ = try await Curl.text(["-d", #"{"name": "\#(name)"}"#, "\(url)/__repository"])
    return try Destination("\(url)/\(name).git", kind: .git(kind), name: .unique())
  }

  /// Orders faults, in the words of `Tests/WikiServers/loopback.py`.
  func order(_ faults: String) async throws {
    _ = try await Curl.text(["-d", faults, "\(url)/__faults"])
  }

  func commitCount(of wiki: Destination) async throws -> Int {
    let log = try await Curl.text(["\(url)/__log?repository=\(wiki.repository)"])
    return log.matches(of: #/"commit":/#).count
  }
}

extension Destination {
  /// The path of its URL: `/wiki-1.git`.
  fileprivate var path: String { "/\(repository).git" }

  /// The name of its repository: `wiki-1`.
  fileprivate var repository: String {
    String(url.split(separator: "/").last?.dropLast(".git".count) ?? "")
  }
}
