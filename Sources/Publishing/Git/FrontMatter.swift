import JSON

/// The lines above a page that say what it is called.
enum FrontMatter {
  /// Text as YAML takes it between quotes: a string of JSON is one of YAML.
  static func quoted(_ text: String) -> String { String(JSONValue.string(text).text.dropLast()) }
}
