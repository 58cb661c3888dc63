extension YAMLNode {
  /// What a mapping holds under a key.
  package subscript(key: String) -> YAMLNode? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key == key }?.value
  }

  /// The items of a list; none where it is something else.
  package var items: [YAMLNode] {
    if case .sequence(let items) = content { items } else { [] }
  }

  /// The keys and values of a mapping; none where it is something else.
  package var pairs: [Pair] {
    if case .mapping(let pairs) = content { pairs } else { [] }
  }

  /// Whether it is a mapping.
  package var isMapping: Bool {
    if case .mapping = content { true } else { false }
  }

  /// Whether it is a list.
  package var isList: Bool {
    if case .sequence = content { true } else { false }
  }

  /// Whether it says `true`.
  package var isTrue: Bool { text == "true" }
}
