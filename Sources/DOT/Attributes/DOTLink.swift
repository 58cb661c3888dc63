/// Where an element of a drawing leads: something in the same site, or a web page.
public struct DOTLink: Hashable, Sendable {
  /// The link as it shall stand in the finished page, before any escaping.
  public let text: String

  /// Leads nowhere: makes an area of its own of a cell, which Graphviz does only where there is a link. The
  /// finished picture has none.
  public static let nowhere = DOTLink(known: "#")

  private init(known text: String) {
    self.text = text
  }

  /// Creates a link if it is relative, a fragment, or `http` or `https`; anything else, `javascript:`
  /// for instance, is nil.
  ///
  /// Only characters that RFC 3986 allows in a reference are accepted: percent-encode all others.
  public init?(_ text: String) {
    guard !text.isEmpty, text.utf8.allSatisfy(isAllowed) else { return nil }
    let beforeColon = text.prefix { $0 != ":" }
    let hasScheme =
      beforeColon.endIndex != text.endIndex && !beforeColon.contains { "/?#".contains($0) }
    if hasScheme {
      guard ["http", "https"].contains(beforeColon.lowercased()) else { return nil }
      guard text[beforeColon.endIndex...].hasPrefix("://") else { return nil }
    }
    self.text = text
  }

  /// The link as Graphviz 2.42 needs it: it copies links into the SVG without escaping them.
  ///
  /// Later versions escape what is not an entity yet, which leaves the text as it is.
  var graphvizText: String { text.replacing("&", by: "&amp;") }

  /// The same in a label, which is markup.
  var graphvizMarkup: String { graphvizText.replacing("&", by: "&amp;") }
}

private func isAllowed(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default:
    "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
  }
}
