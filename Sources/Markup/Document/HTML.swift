/// How text becomes HTML: the only place where anything is escaped.
public enum HTML {
  /// Text that stays literal, in content and in quoted attributes.
  ///
  /// Characters that no HTML may hold are shown as pictures of themselves, marks that change the direction of
  /// writing are spelt out.
  public static func text(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\r", "\t": result += " "
      default: result += scalar.visible
      }
    }
    return result
  }

  /// Several lines that stay literal.
  public static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { self.text(String($0)) }
      .joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  /// The character, or something to see in the place of one that no document may hold or that changes the
  /// direction of writing.
  var visible: String {
    if value < 0x20 || value == 0x7F { return String(Character(picture)) }
    if isDirectionMark { return "[U+\(String(value, radix: 16, uppercase: true))]" }
    return value == 0xFFFE || value == 0xFFFF ? "\u{FFFD}" : String(Character(self))
  }
}

extension String {
  /// An SVG without what only a file of its own may begin with.
  public var withoutDeclaration: String {
    firstRange(of: "<svg").map { String(self[$0.lowerBound...]) } ?? ""
  }
}
