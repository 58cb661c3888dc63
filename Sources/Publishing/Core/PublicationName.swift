/// The name of a publication: what the names of its pages begin with, and what its marks hold.
///
/// Letters, digits, hyphens and underscores; several publications on one wiki have different names.
public struct PublicationName: Hashable, Sendable {
  /// The name.
  public let text: String

  /// Takes a name; nil where it holds anything else than letters, digits, hyphens and underscores of ASCII, or
  /// more than 60 of them.
  public init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 60, text.utf8.allSatisfy(Self.isAllowed) else {
      return nil
    }
    self.text = text
  }

  /// Makes a name of any title: everything else becomes a hyphen.
  public init(of title: String) {
    var text = ""
    for byte in title.utf8.prefix(200) {
      if Self.isAllowed(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !text.isEmpty, text.last != "-" {
        text += "-"
      }
    }
    while text.last == "-" { text.removeLast() }
    self.text = text.isEmpty ? "network" : String(text.prefix(60))
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
