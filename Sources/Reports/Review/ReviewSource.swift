/// A file that a review rests on.
public struct ReviewSource: Hashable, Sendable {
  /// Its path as the user wrote it.
  public let name: String
  /// Its size in bytes.
  public let size: Int
  /// Its SHA-256, in hexadecimal digits.
  public let sha256: String

  /// Describes a file.
  public init(name: String, size: Int, sha256: String) {
    self.name = name
    self.size = size
    self.sha256 = sha256
  }
}
