/// What a topology file writes instead of a value that nobody knows: `unknown`, or `unknown: ` and what is
/// known about it.
public struct UnknownText: Hashable, Sendable {
  /// What is known about it, in a few words.
  public let reason: String

  /// Says why a value is not known.
  public init(_ reason: String) {
    self.reason = reason
  }

  /// Reads a value; nil where it is an ordinary one.
  public init?(text: String) {
    if text == Self.word {
      self.init("")
    } else if text.hasPrefix("\(Self.word): ") {
      self.init(String(text.dropFirst(Self.word.count + 2)))
    } else {
      return nil
    }
  }

  /// As a file writes it.
  public var text: String { reason.isEmpty ? Self.word : "\(Self.word): \(reason)" }

  private static let word = "unknown"
}
