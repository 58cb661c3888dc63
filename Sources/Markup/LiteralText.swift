/// What every dialect makes of text that is to be read as it is.
enum LiteralText {
  /// Text on one line, in which nothing hides or reorders the words around it. Text of blanks only becomes a
  /// visible one.
  ///
  /// Marks that change the direction of writing are spelt out, and text that is written from right to left is
  /// isolated. Control characters are shown as pictures of themselves.
  ///
  /// - Parameter escape: what the dialect writes for a character, given its place among all; nil: itself.
  static func line(
    _ text: String,
    escape: (_ scalar: Unicode.Scalar, _ place: Int, _ scalars: [Unicode.Scalar]) -> String? = {
      _, _, _ in nil
    }
  ) -> String {
    let scalars = Array(text.unicodeScalars)
    if scalars.allSatisfy({ $0.isLineBreak || $0 == " " }) { return "␣" }
    var result = ""
    var isRightToLeft = false
    for (place, scalar) in scalars.enumerated() {
      isRightToLeft = isRightToLeft || scalar.isRightToLeft
      if let escaped = escape(scalar, place, scalars) {
        result += escaped
      } else if scalar.isDirectionMark {
        result += escape("[", place, scalars) ?? "["
        result += "U+\(hexadecimal(scalar))"
        result += escape("]", place, scalars) ?? "]"
      } else if scalar.isLineBreak {
        if result.last != " " { result += " " }
      } else if scalar.value < 0x20 || scalar.value == 0x7F {
        result.unicodeScalars.append(scalar.picture)
      } else if scalar.value & 0xFFFE == 0xFFFE {
        // No character, and no wiki keeps it.
        result += "\u{FFFD}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return isRightToLeft ? "\u{2068}\(result)\u{2069}" : result
  }

  /// Escapes a piece of a line without the blanks around it, which stay: they are not the ends of the line.
  static func piece(_ text: String, escape: (String) -> String) -> String {
    guard !text.isEmpty else { return "" }
    let inner = text.drop { $0 == " " }
    guard !inner.isEmpty else { return " " }
    let end = inner.lastIndex { $0 != " " } ?? inner.startIndex
    return (text.first == " " ? " " : "") + escape(String(inner[...end]))
      + (text.last == " " ? " " : "")
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Unicode.Scalar {
  /// A character that ends a line, or a tab, which is a blank where lines have no columns.
  var isLineBreak: Bool {
    switch self {
    case "\n", "\r", "\t", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  /// A mark that changes the direction of writing (UAX #9, section 2).
  var isDirectionMark: Bool {
    switch self {
    case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}", "\u{200F}", "\u{61C}": true
    default: false
    }
  }

  /// A letter of a script that is written from right to left, by block.
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }

  /// The sign that stands for a control character.
  var picture: Unicode.Scalar {
    value == 0x7F ? "\u{2421}" : Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
  }
}
