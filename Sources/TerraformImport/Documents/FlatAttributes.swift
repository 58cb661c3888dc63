internal import Diagnostics
internal import StructuredText

/// The attributes of old states, which are texts under flat keys: `ingress.#`, `ingress.123.from_port`.
enum FlatAttributes {
  /// The attributes as newer states have them: mappings in lists.
  static func nested(_ flat: YAMLNode) -> YAMLNode {
    var tree = Tree()
    let pairs = flat.pairs
    // The keys of a map may have dots of their own.
    let maps = Set(
      pairs.lazy.filter { $0.key.hasSuffix(".%") }.map { String($0.key.dropLast(2)) })
    for pair in pairs { tree.insert(pair.value, at: path(of: pair.key, maps)) }
    return tree.node(at: flat.location)
  }

  private static func path(of key: String, _ maps: Set<String>) -> [String] {
    var path: [String] = []
    var prefix = ""
    let parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    // No attribute is nested deeper; hostile ones are cut.
    for (index, part) in parts.enumerated() {
      if maps.contains(prefix) || index == 16 {
        return path + [parts[index...].joined(separator: ".")]
      }
      path.append(part)
      prefix = index == 0 ? part : "\(prefix).\(part)"
    }
    return path
  }
}

/// What a dotted key leads through.
private struct Tree {
  private var value: YAMLNode?
  private var keys: [String] = []
  private var children: [String: Tree] = [:]

  mutating func insert(_ value: YAMLNode, at path: [String]) {
    guard let first = path.first else {
      self.value = value
      return
    }
    if children[first] == nil { keys.append(first) }
    children[first, default: Tree()].insert(value, at: Array(path.dropFirst()))
  }

  func node(at location: SourceLocation) -> YAMLNode {
    guard !children.isEmpty else {
      return value ?? YAMLNode(content: .scalar("", isPlain: true), location: location)
    }
    let pairs = keys.compactMap { key in
      children[key].map {
        YAMLNode.Pair(
          key: key, keyLocation: location, value: $0.node(at: $0.location(or: location)))
      }
    }
    guard children["#"] != nil else {
      return YAMLNode(content: .mapping(pairs.filter { $0.key != "%" }), location: location)
    }
    let items = pairs.filter { $0.key != "#" }
    return YAMLNode(content: .sequence(Self.ordered(items).map(\.value)), location: location)
  }

  /// The first place of what it holds.
  func location(or other: SourceLocation) -> SourceLocation {
    if let value { return value.location }
    return keys.first.flatMap { children[$0] }?.location(or: other) ?? other
  }

  /// Lists have indexes, sets hashes, both of them numbers.
  private static func ordered(_ items: [YAMLNode.Pair]) -> [YAMLNode.Pair] {
    items.sorted { left, right in
      switch (Int(left.key), Int(right.key)) {
      case (let left?, let right?): left < right
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): left.key < right.key
      }
    }
  }
}
