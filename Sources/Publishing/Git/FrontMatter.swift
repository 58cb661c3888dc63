import JSON

/// The lines above a page that say what it is called.
enum FrontMatter {
  /// Front matter that holds a title and nothing else.
  static func text(title: String) -> String {
    // A string of JSON is one of YAML.
    "---\ntitle: \(JSONValue.string(title).text)---\n\n"
  }

  /// The front matter of a page, where it is one that Portolan wrote.
  static func own(of page: String) -> Substring? {
    page.prefixMatch(of: #/---\ntitle: "(?:[^"\\\n]|\\.)*"\n---\n\n/#)?.output
  }
}
