/// Text in XML 1.0: what has a meaning is escaped, and what no document may hold is replaced.
enum XMLText {
  /// The value of an attribute in double quotes, whose line breaks a parser would turn into blanks.
  static func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }

  /// The content of an element.
  static func content(_ text: String) -> String { escaped(text, isAttribute: false) }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      // `]]>` may not stand in content.
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result += isAttribute ? "&#\(scalar.value);" : String(scalar)
      case "\r": result += "&#13;"
      case _ where isForbidden(scalar): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// What is no `Char` of XML 1.0 (section 2.2), and what a terminal would obey.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || (0xFFFE...0xFFFF).contains(scalar.value)
  }
}
