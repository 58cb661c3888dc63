extension Markdown {
  /// Text that stays literal where a renderer improves typography or knows more marks than GitHub: quotes,
  /// dashes, fractions and ordinals, emoji, directives, definitions (Goldmark's typographer, PyMdown's
  /// SmartSymbols, MagicLink and Emoji, Docusaurus' directives).
  public static func untouchedText(_ text: String) -> String {
    escaped(text) { scalar, place, scalars in
      let before = place > 0 ? scalars[place - 1] : nil
      let after = place + 1 < scalars.count ? scalars[place + 1] : nil
      switch scalar {
      case "\"", "'", ">": return true
      case "!", "?", "%": return place == 0
      case ":": return place == 0 || after.map { $0 != " " } ?? false
      case "=": return before == "=" || after == "=" || after == "/"
      case ".": return before == "." || after == "."
      case "-": return before == "-" || after == "-"
      case "/": return isFraction(before, after) || before == "+" || before == "c"
      // `(c)`, `(tm)`
      case "(": return scalars[(place + 1)...].prefix(3).contains(")")
      default: return isOrdinal(scalars[place...].prefix(2), after: before)
      }
    }
  }

  /// Whether the digits around a slash may make a sign of their own, as in `10.0.0.1/8`.
  private static func isFraction(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let before, let after else { return false }
    return ("0"..."9").contains(before) && ("2"..."9").contains(after)
  }

  /// Whether letters behind a digit make an ordinal, as in `2nd`.
  private static func isOrdinal(
    _ letters: ArraySlice<Unicode.Scalar>, after digit: Unicode.Scalar?
  ) -> Bool {
    guard let digit, ("0"..."9").contains(digit) else { return false }
    return [["s", "t"], ["n", "d"], ["r", "d"], ["t", "h"]].contains(Array(letters))
  }
}
