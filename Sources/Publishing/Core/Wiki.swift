/// A wiki that Portolan can write to: one conforming type for each kind.
///
/// `Publisher` decides what is written, and in which order; a wiki knows its dialect and how to carry out one
/// step. Passing troubles (a busy server, a limit of requests) are the wiki's to wait for and try again.
public protocol Wiki: Sendable {
  /// Whether nothing is seen by readers before `finish`, and then everything at once.
  var isAtomic: Bool { get }

  /// Whether files are attached to the index, which therefore has to be there before them.
  var attachesFilesToIndex: Bool { get }

  /// What a page says from the day on which it is no longer wanted, in the wiki's dialect.
  var outdatedNotice: String { get }

  /// The pages and files as this wiki is to hold them; may ask the wiki what it can show.
  ///
  /// - Throws: `PublishError.unsuitable` where the wiki cannot hold them.
  func contents(of publication: Publication) async throws(PublishError) -> WikiContents

  /// What is there now; fetches it anew.
  func state(of contents: WikiContents) async throws(PublishError) -> WikiState

  /// Puts a file there, in place of the one that was found.
  func put(_ file: WikiFile, over found: FoundFile?) async throws(PublishError)

  /// Makes a page.
  ///
  /// - Parameter text: Portolan's part of it; its fingerprint is kept as `source`.
  /// - Throws: `PublishError.lostRace` where it has been made meanwhile.
  func create(_ page: WikiPage, text: String) async throws(PublishError)

  /// Replaces Portolan's part of a page and keeps the rest.
  ///
  /// - Parameters:
  ///   - page: what the page is to be; nil where it is no longer wanted and says so from now on.
  ///   - text: what the part is to be; its fingerprint is kept as `source`.
  /// - Throws: `PublishError.lostRace` where the page is no longer in the state that was found.
  func replacePart(of found: FoundPage, as page: WikiPage?, with text: String)
    async throws(PublishError)

  /// Takes a page away that is no longer wanted.
  func remove(_ page: FoundPage) async throws(PublishError)

  /// Takes a file away that is no longer wanted.
  func remove(_ file: FoundFile) async throws(PublishError)

  /// Makes everything visible; the last step.
  ///
  /// - Parameter message: what was done, in a line, for wikis that keep a history.
  /// - Throws: `PublishError.lostRace` where somebody else was faster.
  func finish(_ message: String) async throws(PublishError)

  /// Where readers find a page.
  func address(ofPage name: String) -> String
}

extension Wiki {
  /// Most wikis keep files by themselves.
  public var attachesFilesToIndex: Bool { false }
}
