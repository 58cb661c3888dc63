/// A source's content, and what to call it in messages.
public struct SourceText: Hashable, Sendable {
  /// The path as the user gave it, or what stands for standard input.
  public let name: String
  /// The content as read; it need not be valid in any way.
  public let bytes: [UInt8]

  /// Names a content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Names a text.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}
