import Foundation
import Publishing
import Testing

/// A wiki that runs for the tests, as somebody who edits it sees it.
protocol RealWiki: Sendable, CustomTestStringConvertible {
  /// What kind it is.
  var kind: WikiKind { get }
  /// What the tests know of it.
  var server: WikiServer { get }

  /// The text of a page; nil where there is none.
  func text(of page: String) async throws -> String?
  /// Replaces the text of a page, as a human does.
  func edit(_ page: String, _ text: String) async throws
  /// Replaces a file, as a human does.
  func replace(file: String, _ bytes: String) async throws
  /// The names of the pages and files of a publication.
  func names(of publication: PublicationName) async throws -> [String]
  /// Links and pictures on these pages that lead nowhere.
  func brokenLinks(on pages: [String]) async throws -> [String]
  /// A page as readers get it.
  func html(of page: String) async throws -> String
}

extension RealWiki {
  var testDescription: String { kind.rawValue }

  /// A place to publish to.
  ///
  /// - Parameter url: a way to the same wiki.
  func destination(_ name: PublicationName, at url: String? = nil) throws -> Destination {
    var destination = try Destination(url ?? server.url, kind: kind, name: name)
    destination.user = server.user
    return destination
  }
}

/// The wikis that the environment names.
enum RealWikis {
  static let all: [any RealWiki] = {
    var wikis: [any RealWiki] = []
    if let server = WikiServer("MEDIAWIKI") { wikis.append(MediaWikiReader(server: server)) }
    if let server = WikiServer("DOKUWIKI") { wikis.append(DokuWikiReader(server: server)) }
    return wikis
  }()

  static var areThere: Bool { !all.isEmpty }
}

/// What the environment says of a server.
struct WikiServer: Sendable {
  let url: String
  let user: String
  let password: String
  let human: String
  let humanPassword: String

  /// Reads `PORTOLAN_TEST_NAME` and what belongs to it; nil where it is not set.
  init?(_ name: String) {
    let environment = ProcessInfo.processInfo.environment
    func value(_ suffix: String) -> String? { environment["PORTOLAN_TEST_\(name)\(suffix)"] }
    guard let url = value(""), let user = value("_USER"), let password = value("_PASSWORD"),
      let human = value("_HUMAN"), let humanPassword = value("_HUMAN_PASSWORD")
    else { return nil }
    (self.url, self.user, self.password) = (url, user, password)
    (self.human, self.humanPassword) = (human, humanPassword)
  }
}
