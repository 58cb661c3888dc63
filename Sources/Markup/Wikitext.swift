/// How text becomes MediaWiki's wikitext: the only places where anything is escaped.
///
/// Everything special is written as a numeric entity: those are decoded last, when nothing is markup any more.
public enum Wikitext {
  /// Text that stays literal wherever wikitext may stand, on one line.
  public static func text(_ text: String) -> String {
    LiteralText.line(text) { scalar, place, scalars in
      isSpecial(scalar, at: place, in: scalars) ? "&#\(scalar.value);" : nil
    }
  }

  /// Some lines within `<pre>`, in which entities are decoded and nothing else is.
  static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty
        ? ""
        : LiteralText.line(String(line)) { scalar, _, _ in
          switch scalar {
          case "&", "<", ">", "{", "}", "~", "[", "]", "-", "_": "&#\(scalar.value);"
          case " ", "\t": String(scalar)
          default: nil
          }
        }
    }.joined(separator: "\n")
  }

  /// What a field of an image map says, where entities are not decoded: brackets would end the field.
  static func mapTitle(_ text: String) -> String {
    LiteralText.line(text) { scalar, _, _ in
      switch scalar {
      case "[": "("
      case "]": ")"
      case "<": "‹"
      case ">": "›"
      default: nil
      }
    }
  }

  /// The target of a link to a page: its name is legal, an anchor may hold anything.
  static func target(_ target: String) -> String {
    String(
      String.UnicodeScalarView(
        target.unicodeScalars.map { "[]{}|<>\n".unicodeScalars.contains($0) ? "-" : $0 }))
  }

  /// The address of a link to somewhere else: what could end it is percent-encoded, the rest is as it was.
  static func address(_ url: String) -> String {
    url.percentEncoded { $0 <= 0x20 || $0 >= 0x7F || "<>[]{}|'\"~^\\".utf8.contains($0) }
  }

  private static func isSpecial(
    _ scalar: Unicode.Scalar, at place: Int, in scalars: [Unicode.Scalar]
  ) -> Bool {
    switch scalar {
    case "&", "<", ">", "[", "]", "{", "}", "|", "'", "~", "=", "#", "*", ":", "!", "\"": true
    // Magic words; some languages write them with the wide one.
    case "_", "\u{FF3F}": true
    case "-", ";": place == 0
    case " ":
      place == 0 || place == scalars.count - 1
        || isEnd(of: ["RFC", "PMID", "ISBN"], at: place, in: scalars)
    default: false
    }
  }

  /// Whether one of these words, which make a link of the number behind them, ends here.
  private static func isEnd(
    of words: [String], at place: Int, in scalars: [Unicode.Scalar]
  ) -> Bool {
    words.contains {
      scalars[..<place].suffix($0.unicodeScalars.count).elementsEqual($0.unicodeScalars)
    }
  }
}
