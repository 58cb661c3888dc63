/// How text becomes Confluence's storage format: the only place where anything is escaped.
///
/// Pages are XML with the elements of XHTML and Confluence's own in `ac:` and `ri:`; what is not well-formed is
/// refused as a whole. Braces, brackets, `@` and colons mean nothing there: what an editor makes macros, links and
/// smileys of while somebody types stays literal.
public enum StorageFormat {
  /// Text that stays literal, in content and in quoted attributes.
  public static func text(_ text: String) -> String { HTML.text(text) }

  /// A title as Confluence keeps it: one line, without blanks around it.
  public static func title(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").unicodeScalars
      .map(\.visible).joined()
  }

  /// Lines that stay literal, as the body of a macro that takes plain text.
  static func cdata(_ text: String) -> String {
    var literal = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\t": literal.append(scalar)
      case "\r": continue
      case ">" where literal.suffix(2).elementsEqual("]]".unicodeScalars):
        literal += "]]><![CDATA[>".unicodeScalars
      default: literal += scalar.visible.unicodeScalars
      }
    }
    return "<![CDATA[\(String(literal))]]>"
  }

  /// The place that links lead to; readers see nothing of it.
  public static func anchor(_ name: String) -> String {
    macro("anchor", [("", name)])
  }

  /// A macro.
  static func macro(
    _ name: String, _ parameters: [(name: String, value: String)], body: String = ""
  ) -> String {
    "<ac:structured-macro ac:name=\"\(text(name))\">"
      + parameters.map {
        "<ac:parameter ac:name=\"\(text($0.name))\">\(text($0.value))</ac:parameter>"
      }.joined() + body + "</ac:structured-macro>"
  }

  /// What the code macro calls a language; it shows an error in the place of code in languages that it does not
  /// know.
  static func language(_ name: String) -> String {
    switch name {
    case "sh", "shell", "bash", "console": "bash"
    case "yaml", "yml": "yml"
    case "json", "javascript", "js": "js"
    case "python", "xml", "sql", "diff", "ruby", "java", "php", "powershell": name
    default: "none"
    }
  }
}
