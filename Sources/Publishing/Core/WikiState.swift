public import Fingerprints

/// What was found on a wiki.
public struct WikiState: Sendable {
  /// The wanted pages that exist, and all others that this publication once wrote.
  public let pages: [FoundPage]
  /// The wanted files that exist, and all others that this publication once wrote.
  public let files: [FoundFile]

  /// Puts together what was found.
  public init(pages: [FoundPage], files: [FoundFile]) {
    self.pages = pages
    self.files = files
  }
}

/// A page that was found on a wiki.
public struct FoundPage: Sendable {
  /// Whose page it is.
  public enum Owner: Hashable, Sendable {
    /// It has no part of this publication.
    case somebodyElse
    /// It is blank, has a place for Portolan, or nothing but parts of other publications: this one may have
    /// a part of it.
    case inviting
    /// It has marks of this publication that are no pair.
    case unclear(reason: String)
    /// It has a part that Portolan wrote.
    ///
    /// - Parameters:
    ///   - source: of the text that Portolan last wrote.
    ///   - isEdited: whether somebody has changed that part since.
    case portolan(source: Fingerprint, isEdited: Bool)
  }

  /// What the wiki calls it.
  public let name: String
  /// Which state of the page was seen, in the wiki's words: an edit is made only on that state.
  public let revision: String
  /// Whose page it is.
  public let owner: Owner
  /// The whole page, in the wiki's dialect.
  public let text: String
  /// Portolan's part of it, as it stands.
  public let part: String

  /// Whether people have written around Portolan's part.
  public let isShared: Bool
  /// Whether it has everything that belongs to it besides its text, such as labels.
  public let isComplete: Bool

  /// Describes a page.
  public init(
    name: String, revision: String, owner: Owner, text: String, part: String,
    isShared: Bool, isComplete: Bool = true
  ) {
    self.name = name
    self.revision = revision
    self.owner = owner
    self.text = text
    self.part = part
    self.isShared = isShared
    self.isComplete = isComplete
  }
}

/// A file that was found on a wiki.
public struct FoundFile: Hashable, Sendable {
  /// What the wiki calls it.
  public let name: String
  /// Of what Portolan made it from; nil where Portolan did not write it, or somebody has replaced it since.
  public let source: Fingerprint?

  /// Describes a file.
  public init(name: String, source: Fingerprint?) {
    self.name = name
    self.source = source
  }
}
