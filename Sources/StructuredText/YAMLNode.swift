package import Diagnostics

/// A value of a YAML or JSON file, and where it stands.
package struct YAMLNode: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// Text; plain where it is written without quotes, and so may also be a number or a boolean.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Pair])
  }

  /// A key and its value.
  package struct Pair: Hashable, Sendable {
    package let key: String
    package let keyLocation: SourceLocation
    package let value: YAMLNode

    /// Puts a value under a key.
    package init(key: String, keyLocation: SourceLocation, value: YAMLNode) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  package let content: Content
  package let location: SourceLocation
  /// How deep collections are nested in it, aliases followed.
  package let depth: Int
  /// How many values it holds, aliases followed.
  package let size: Int

  /// A value, whose depth and size follow from what it holds.
  package init(content: Content, location: SourceLocation) {
    var depth = 0
    var size = 1
    func add(_ value: YAMLNode) {
      depth = max(depth, value.depth + 1)
      size += value.size
    }
    switch content {
    case .scalar: break
    case .sequence(let values): for value in values { add(value) }
    case .mapping(let pairs): for pair in pairs { add(pair.value) }
    }
    self.content = content
    self.location = location
    self.depth = depth
    self.size = size
  }
}

extension YAMLNode {
  /// Whether there is no value: nothing written, `~` or `null`.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// The text of a scalar.
  package var text: String? {
    guard case .scalar(let text, _) = content, !isNull else { return nil }
    return text
  }

  /// The value as a message names it: "a list", "'eighty'".
  package var found: String {
    switch content {
    case .scalar(let text, _): isNull ? "nothing" : "'\(text)'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
