/// How text becomes Markdown: the only places where anything is escaped.
///
/// Everything special is written as a numeric entity: that is the one form that every Markdown renderer in
/// use shows as the plain character, in table cells too.
public enum Markdown {
  /// Text that stays literal wherever inline Markdown may stand: on one line, without markup. Text of
  /// blanks only becomes a visible one.
  ///
  /// Marks that change the direction of writing are spelt out, and text that is written from right to left
  /// is isolated, so that neither can reorder the words around it.
  public static func text(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain), text.utf8.first.map(isPlainStart) ?? false { return text }
    return escaped(text) { _, _, _ in false }
  }

  /// Text that stays literal, with more escaped than GitHub minds.
  static func escaped(
    _ text: String, _ isAlsoSpecial: (Unicode.Scalar, Int, [Unicode.Scalar]) -> Bool
  ) -> String {
    LiteralText.line(text) { scalar, place, scalars in
      isSpecial(scalar, at: place, in: scalars) || isAlsoSpecial(scalar, place, scalars)
        ? "&#\(scalar.value);" : nil
    }
  }

  /// A peer as the tables print it: the brackets around a name are ours and need no escape.
  public static func peer(_ peer: String) -> String {
    guard peer.first == "[", peer.last == "]", peer.count > 2 else { return text(peer) }
    return "[\(text(String(peer.dropFirst().dropLast())))]"
  }

  /// A row of a table; the cells are Markdown already.
  public static func row(_ cells: [String]) -> String {
    var row = "|"
    for cell in cells { row += cell.isEmpty ? " |" : " \(cell) |" }
    return row
  }

  /// A link; the label is Markdown already.
  public static func link(_ label: String, to target: String) -> String {
    "[\(label)](\(self.target(target)))"
  }

  /// The target of a link: everything that could end it is percent-encoded.
  public static func target(_ target: String) -> String {
    target.percentEncoded { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "#"):
        false
      default: true
      }
    }
  }

  /// The address of a link to somewhere else: what could end it is percent-encoded, the rest is as it was.
  public static func address(_ url: String) -> String {
    url.percentEncoded { $0 <= 0x20 || $0 >= 0x7F || "<>()\\|`\"".utf8.contains($0) }
  }

  /// A code span, fenced by more backticks than the text has in a row.
  ///
  /// Not for names: in a table cell some renderers show the backslash of an escaped pipe.
  public static func code(_ text: String) -> String {
    let line = String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.isLineBreak ? " " : $0 }))
    let runs = line.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: (runs.max() ?? 0) + 1)
    let padding = line.first == "`" || line.last == "`" ? " " : ""
    return fence + padding + line.replacing("|", with: "\\|") + padding + fence
  }

  // MARK: What is special

  /// Some lines of code, within a fence longer than any that stands in them.
  public static func fenced(_ code: String, language: String) -> String {
    var (longest, run) = (2, 0)
    for scalar in code.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)\(language)\n\(code)\(fence)"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "-"),
      UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "'"), UInt8(ascii: ";"):
      true
    default: false
    }
  }

  private static func isPlainStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "0")...UInt8(ascii: "9"): false
    default: true
    }
  }

  private static func isSpecial(
    _ scalar: Unicode.Scalar, at place: Int, in scalars: [Unicode.Scalar]
  ) -> Bool {
    let next = place + 1 < scalars.count ? scalars[place + 1] : nil
    switch scalar {
    case "|", "`", "*", "_", "<", "[", "]", "{", "}", "&", "\\", "~", "#", "@", "$", "^":
      return true
    // An address would become a link.
    case ":": return next == "/" && place + 2 < scalars.count && scalars[place + 2] == "/"
    case ".": return isEndOfWWW(place, scalars) || isListMarker(place, scalars)
    case ")": return isListMarker(place, scalars)
    case "!": return next == "["
    case ">", "-", "+", "=": return place == 0
    case " ": return place == 0 || next == nil
    default: return false
    }
  }

  private static func isEndOfWWW(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    place >= 3 && scalars[(place - 3)..<place].allSatisfy { $0 == "w" || $0 == "W" }
  }

  /// `12.` or `12)` at the start would begin a list.
  private static func isListMarker(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    place > 0 && place < 10 && scalars[..<place].allSatisfy { ("0"..."9").contains($0) }
      && (place + 1 == scalars.count || scalars[place + 1] == " ")
  }
}
