public import Fingerprints

/// A file beside the pages, such as a picture, as a wiki is to hold it.
public struct WikiFile: Hashable, Sendable {
  /// What the wiki calls it.
  public let name: String
  /// Its content.
  public let bytes: [UInt8]
  /// Of what it was made from: a file with the same source is left alone, whatever its bytes are.
  public let source: Fingerprint
  /// Its media type: `image/svg+xml`.
  public let mediaType: String

  /// Describes a file.
  public init(name: String, bytes: [UInt8], source: Fingerprint, mediaType: String) {
    self.name = name
    self.bytes = bytes
    self.source = source
    self.mediaType = mediaType
  }
}

/// Everything that a wiki is to hold.
public struct WikiContents: Sendable {
  /// The pages, in the order in which they are to be created.
  public let pages: [WikiPage]
  /// The files, in the order in which they are to be put there.
  public let files: [WikiFile]

  /// Puts pages and files together.
  public init(pages: [WikiPage], files: [WikiFile]) {
    self.pages = pages
    self.files = files
  }
}
