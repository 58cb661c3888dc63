/// How text becomes DokuWiki's markup: the only places where anything is escaped.
///
/// There are no entities: text stands between marks that let nothing through. Where those are no use, in
/// labels and headings, an invisible character keeps apart what would be markup together.
public enum DokuWiki {
  /// Text that stays literal wherever inline markup may stand, on one line.
  public static func text(_ text: String) -> String {
    let line = LiteralText.line(text)
    if isPlain(line) { return line }
    var result = ""
    var rest = Substring(line)
    while let first = rest.first {
      let isPercent = first == "%"
      let run = rest.prefix { ($0 == "%") == isPercent }
      result += isPercent ? "<nowiki>\(run)</nowiki>" : "%%\(run)%%"
      rest = rest[run.endIndex...]
    }
    return result
  }

  /// The label of a link or picture, in which nothing but the end of it is markup.
  static func label(_ text: String) -> String {
    let line = LiteralText.line(text)
    let label = line.replacing("]]", with: "]\(joiner)]").replacing("}}", with: "}\(joiner)}")
      .replacing("{{", with: "{\(joiner){").replacing("[[", with: "[\(joiner)[")
    return ["]", "}", "[", "{"].contains { label.hasSuffix($0) || label.hasPrefix($0) }
      ? "\(joiner)\(label)\(joiner)" : label
  }

  /// A heading, in which nothing but the signs around it is markup.
  static func heading(_ text: String) -> String {
    let line = LiteralText.line(text)
    return line.hasPrefix("=") || line.hasSuffix("=") ? "\(joiner)\(line)\(joiner)" : line
  }

  /// Some lines of code, which end at the first `</code>`.
  static func lines(_ code: String) -> String {
    code.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let text =
        line.isEmpty
        ? ""
        : LiteralText.line(String(line)) { scalar, _, _ in
          scalar == " " || scalar == "\t" ? String(scalar) : nil
        }
      return text.replacing("</code>", with: "</\(joiner)code>")
    }.joined(separator: "\n")
  }

  /// The target of a link to a page or section, of which the wiki makes an id that has no signs.
  static func target(_ target: String) -> String {
    String(
      String.UnicodeScalarView(
        target.unicodeScalars.map { "[]{}|<>\n%".unicodeScalars.contains($0) ? " " : $0 }))
  }

  /// The address of a link to somewhere else: what could end it is percent-encoded, the rest is as it was.
  static func address(_ url: String) -> String {
    url.percentEncoded { $0 <= 0x20 || $0 >= 0x7F || "<>[]{}|\"^\\`".utf8.contains($0) }
  }

  /// Joins words, and is seen by nobody.
  private static let joiner = "\u{2060}"

  /// Words that no wiki takes for more: lower case but for the first letter, since smileys and acronyms are
  /// not.
  private static func isPlain(_ text: String) -> Bool {
    var isFirst = true
    return text.utf8.allSatisfy { byte in
      defer { isFirst = false }
      return switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): isFirst
      case UInt8(ascii: " "), UInt8(ascii: ","): !isFirst
      default: false
      }
    }
  }
}
