internal import StructuredText

extension YAMLNode {
  /// What a mapping holds under a key.
  subscript(key: String) -> YAMLNode? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key == key }?.value
  }

  /// The items of a list; nothing where it is none.
  var items: [YAMLNode] {
    guard case .sequence(let items) = content else { return [] }
    return items
  }

  /// The keys and values of a mapping; nothing where it is none.
  var pairs: [Pair] {
    guard case .mapping(let pairs) = content else { return [] }
    return pairs
  }

  /// Whether it is a mapping.
  var isMapping: Bool {
    if case .mapping = content { true } else { false }
  }

  /// Whether it is a list.
  var isList: Bool {
    if case .sequence = content { true } else { false }
  }

  /// Whether it says `true`.
  var isTrue: Bool { text == "true" }
}
