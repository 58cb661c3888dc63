import Fingerprints

/// What the history of a file says of an upload: whose it is and what it was drawn from.
///
/// Each upload has its own, so that a file that somebody else has replaced is known.
struct UploadComment: Sendable {
  let id: PublicationName
  let source: Fingerprint

  init(id: PublicationName, source: Fingerprint) {
    self.id = id
    self.source = source
  }

  /// Reads a comment; nil where it is not one of this publication.
  init?(_ text: String, id: PublicationName) {
    guard let match = text.firstMatch(of: #/id=([^ ]+) source=([0-9a-f]{64})/#),
      match.1 == id.text
    else { return nil }
    self.init(id: id, source: Fingerprint(digits: String(match.2)))
  }

  var text: String { "Drawn by Portolan, id=\(id.text) source=\(source.text)" }
}
