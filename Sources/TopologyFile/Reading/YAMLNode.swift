internal import Diagnostics

/// A value of a YAML or JSON file, and where it stands.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    /// Text; plain where it is written without quotes, and so may also be a number or a boolean.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Pair])
  }

  /// A key and its value.
  struct Pair: Sendable {
    let key: String
    let keyLocation: SourceLocation
    let value: YAMLNode
  }

  let content: Content
  let location: SourceLocation
  /// How deep collections are nested in it, aliases followed.
  let depth: Int
  /// How many values it holds, aliases followed.
  let size: Int
}

extension YAMLNode {
  /// Whether there is no value: nothing written, `~` or `null`.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// The text of a scalar.
  var text: String? {
    guard case .scalar(let text, _) = content, !isNull else { return nil }
    return text
  }

  /// The value as a message names it: "a list", "'eighty'".
  var found: String {
    switch content {
    case .scalar(let text, _): isNull ? "nothing" : "'\(text)'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
