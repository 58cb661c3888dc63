internal import Diagnostics
internal import Yams

/// Turns the nodes of Yams into ours: aliases are resolved, limits kept, duplicate keys reported.
///
/// A value with a tag becomes a mapping from the tag to the value, as CloudFormation means it.
struct YAMLConverter {
  private let asterisk: Unicode.Scalar
  private let complaints: Complaints
  private let location: (Mark?) -> SourceLocation
  private var anchors: [String: YAMLNode] = [:]
  private var openAnchors: Set<String> = []
  private var hasExceededLimit = false

  init(
    asterisk: Unicode.Scalar, complaints: Complaints,
    location: @escaping (Mark?) -> SourceLocation
  ) {
    self.asterisk = asterisk
    self.complaints = complaints
    self.location = location
  }

  /// Converts a document; returns nil where a limit is exceeded.
  mutating func convert(_ root: Node) -> YAMLNode? {
    let node = convert(root, level: 1)
    return hasExceededLimit ? nil : node
  }

  private mutating func convert(_ node: Node, level: Int) -> YAMLNode? {
    guard !hasExceededLimit else { return nil }
    let place = location(node.mark)
    if let anchor = node.anchor?.rawValue { openAnchors.insert(anchor) }
    let content: YAMLNode.Content
    switch node {
    case .scalar(let scalar):
      if let name = aliasName(scalar) { return resolve(name, at: place) }
      content = .scalar(
        restored(scalar.string),
        isPlain: scalar.style == .plain && scalar.tag.description != Tag.Name.str.rawValue)
    case .sequence(let sequence):
      guard isWithinDepth(level, place) else { return nil }
      content = .sequence(sequence.compactMap { convert($0, level: level + 1) })
    case .mapping(let mapping):
      guard isWithinDepth(level, place) else { return nil }
      content = .mapping(pairs(of: mapping, level: level))
    case .alias:
      return nil  // Yams has none when composing, and our text has none either.
    }
    let anchor = node.anchor?.rawValue
    guard let tag = tag(of: node) else { return finish(content, anchor: anchor, at: place) }
    let value = YAMLNode(content: content, location: place)
    return finish(
      .mapping([YAMLNode.Pair(key: tag, keyLocation: place, value: value)]), anchor: anchor,
      at: place)
  }

  private mutating func pairs(of mapping: Node.Mapping, level: Int) -> [YAMLNode.Pair] {
    var pairs: [YAMLNode.Pair] = []
    var first: [String: SourceLocation] = [:]
    for (keyNode, valueNode) in mapping {
      let place = location(keyNode.mark)
      let key = keyNode.scalar.flatMap { aliasName($0) == nil ? restored($0.string) : nil }
      let value = convert(valueNode, level: level + 1)
      guard let key else {
        complaints.error(.wrongType, "a key must be a text", at: place)
        continue
      }
      if let other = first[key] {
        complaints.error(
          .duplicateKey, "duplicate key '\(key)'", at: place,
          help: "the first one is at line \(other.line), column \(other.column)")
        continue
      }
      first[key] = place
      guard key != "<<" || keyNode.scalar?.style != .plain else {
        complaints.error(
          .mergeKey, "merge keys ('<<') are not supported", at: place,
          help: "write the keys out, or use an alias for a whole value")
        continue
      }
      if let value {
        pairs.append(YAMLNode.Pair(key: key, keyLocation: place, value: value))
      }
    }
    return pairs
  }
}

// MARK: - Limits

extension YAMLConverter {
  private mutating func finish(
    _ content: YAMLNode.Content, anchor: String?, at place: SourceLocation
  ) -> YAMLNode? {
    let node = YAMLNode(content: content, location: place)
    guard isWithinDepth(node.depth, place) else { return nil }
    guard node.size <= Limits.yamlNodes else {
      exceedLimit(
        .tooManyNodes,
        "more than \(Limits.yamlNodes) values, counting those that aliases repeat",
        at: place)
      return nil
    }
    if let anchor {
      anchors[anchor] = node
      openAnchors.remove(anchor)
    }
    return node
  }

  private mutating func isWithinDepth(_ depth: Int, _ place: SourceLocation) -> Bool {
    guard depth > Limits.depth else { return true }
    exceedLimit(
      .tooDeep, "nested more than \(Limits.depth) levels deep", at: place)
    return false
  }

  private mutating func exceedLimit(_ code: Code, _ message: String, at place: SourceLocation) {
    guard !hasExceededLimit else { return }
    hasExceededLimit = true
    complaints.error(code, message, at: place)
  }
}

// MARK: - Aliases and tags

extension YAMLConverter {
  /// The name behind a `*`, which no plain text can start with.
  private func aliasName(_ scalar: Node.Scalar) -> String? {
    guard scalar.style == .plain, scalar.string.unicodeScalars.first == asterisk else {
      return nil
    }
    return String(scalar.string.unicodeScalars.dropFirst())
  }

  private func restored(_ text: String) -> String {
    guard text.unicodeScalars.contains(asterisk) else { return text }
    return text.replacing(String(Character(asterisk)), with: "*")
  }

  private func resolve(_ name: String, at place: SourceLocation) -> YAMLNode? {
    if let node = anchors[name] { return node }
    if openAnchors.contains(name) {
      complaints.error(.alias, "alias '*\(name)' stands within what it names", at: place)
    } else {
      complaints.error(
        .alias, "no anchor '&\(name)' before this alias", at: place,
        help: closest(to: name, among: anchors.keys.sorted()).map { "did you mean '*\($0)'?" }
          ?? "a text that starts with '*' needs quotes")
    }
    return nil
  }

  /// The tag of a node, if it has one of its own.
  private func tag(of node: Node) -> String? {
    let tag = node.tag.description
    let isOwn =
      !tag.isEmpty && !tag.hasPrefix("tag:yaml.org,2002:")
      && !tag.hasPrefix(EditedText.tagPrefix)
    return isOwn ? tag : nil
  }
}
