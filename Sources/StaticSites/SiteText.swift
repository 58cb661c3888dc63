import JSON
import Markup

/// How titles become a part of the files that generators read beside Markdown.
enum SiteText {
  /// The longest title in a list: keys of YAML have to be shorter than 1024 characters.
  private static let longest = 120

  /// A text in YAML: a string of JSON is one of YAML too, and never anything else.
  static func yaml(_ text: String) -> String { String(JSONValue.string(text).text.dropLast()) }

  /// The lines that a page begins with.
  static func frontMatter(_ fields: KeyValuePairs<String, String?>) -> String {
    (["---"] + fields.compactMap { key, value in value.map { "\(key): \($0)" } } + ["---", "", ""])
      .joined(separator: "\n")
  }

  /// A title that may stand in HTML as it is, as themes of MkDocs put it there.
  ///
  /// Some undo the escaping in the `<title>`, so that no tag may begin even then: a word joiner, which
  /// nobody sees, keeps the bracket from the name.
  static func mkDocs(_ title: String) -> String { HTML.text(withoutTags(short(title))) }

  /// A text in which no tag begins.
  static func withoutTags(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar)
      if scalar == "<" { result += "\u{2060}" }
    }
    return result
  }

  private static func short(_ title: String) -> String {
    let scalars = title.unicodeScalars
    return scalars.count <= longest
      ? title : String(String.UnicodeScalarView(scalars.prefix(longest - 1))) + "…"
  }
}
