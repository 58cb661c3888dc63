internal import Diagnostics
internal import NetworkModel
internal import StructuredText

/// The keys of one mapping, checked against its shape.
///
/// What has the wrong type is reported and then treated as if it had not been written, except that
/// it is not missing.
struct Fields {
  let shape: Shape
  let location: SourceLocation
  /// A list: a shape has a few keys, which are sooner compared than hashed.
  private let values: [(key: Key, node: YAMLNode)]
  private let faultyKeys: Set<Key>
  private let emptyKeys: [Key: SourceLocation]

  /// Checks a mapping; nil where the value is none.
  init?(_ node: YAMLNode, _ shape: Shape, complaints: Complaints) {
    guard case .mapping(let pairs) = node.content else {
      complaints.error(
        .wrongType, "\(shape.noun) must be a mapping of keys, found \(node.found)",
        at: node.location)
      return nil
    }
    var values: [(key: Key, node: YAMLNode)] = []
    var faultyKeys: Set<Key> = []
    var emptyKeys: [Key: SourceLocation] = [:]
    for pair in pairs {
      guard let field = Key(rawValue: pair.key).flatMap({ shape[$0] }) else {
        // What was probably meant is not missing, too.
        if let key = Self.reportUnknown(pair, shape, complaints) { faultyKeys.insert(key) }
        continue
      }
      guard !pair.value.isNull else {
        emptyKeys[field.key] = pair.keyLocation
        continue
      }
      if field.value.accepts(pair.value, of: field.key, complaints) {
        values.append((field.key, pair.value))
      } else {
        faultyKeys.insert(field.key)
      }
    }
    self.shape = shape
    self.location = node.location
    self.values = values
    self.faultyKeys = faultyKeys
    self.emptyKeys = emptyKeys
    for field in shape.fields where field.isRequired { require(field.key, complaints) }
  }

  /// Complains about a key that the shape does not have; returns the one that was probably meant.
  private static func reportUnknown(
    _ pair: YAMLNode.Pair, _ shape: Shape, _ complaints: Complaints
  ) -> Key? {
    if let key = Key(rawValue: pair.key), shape.notModelled.contains(key) {
      complaints.error(
        .notModelled, "'\(key.rawValue)' is not modelled yet", at: pair.keyLocation,
        help: "leave it out: this version cannot judge flows that depend on it")
      return nil
    }
    let keys = shape.fields.map(\.key.rawValue)
    let suggestion = closest(to: pair.key, among: keys)
    complaints.error(
      .unknownKey, "unknown key '\(pair.key)' in \(shape.noun)", at: pair.keyLocation,
      help: suggestion.map { "did you mean '\($0)'?" }
        ?? "its keys are \(keys.joined(separator: ", "))")
    return suggestion.flatMap { Key(rawValue: $0) }
  }

  private func require(_ key: Key, _ complaints: Complaints) {
    guard let value = self[key] else {
      guard !faultyKeys.contains(key) else { return }
      complaints.error(.missingKey, "\(shape.noun) needs '\(key.rawValue)'", at: location)
      return
    }
    guard case .sequence(let items) = value.content, items.isEmpty,
      shape[key]?.mayBeEmpty == false
    else { return }
    complaints.error(
      .missingKey, "\(shape.noun) needs at least one of its '\(key.rawValue)'",
      at: value.location)
  }
}

extension Fields {
  /// What a key holds; nil where it is absent, null or faulty.
  subscript(key: Key) -> YAMLNode? { values.first { $0.key == key }?.node }

  /// Where a key stands that has no value.
  func emptyKey(_ key: Key) -> SourceLocation? { emptyKeys[key] }

  /// Whether something was written for a key, right or wrong.
  func has(_ key: Key) -> Bool { self[key] != nil || faultyKeys.contains(key) }

  /// A text.
  func text(_ key: Key) -> Located<String>? {
    guard let node = self[key], let text = node.text else { return nil }
    return Located(value: text, location: node.location)
  }

  /// What is known of a value that nobody knows; nil where it is an ordinary one.
  func unknown(_ key: Key) -> UnknownText? {
    text(key).flatMap { UnknownText(text: $0.value) }
  }

  /// A whole number.
  func number(_ key: Key) -> Located<Int>? {
    text(key).flatMap { text in
      Int(text.value).map { Located(value: $0, location: text.location) }
    }
  }

  /// A boolean.
  func boolean(_ key: Key) -> Bool? {
    text(key).map { $0.value.lowercased() == "true" }
  }

  /// One of the words of an enumeration.
  func word<Word: RawRepresentable>(_ key: Key, _: Word.Type = Word.self) -> Word?
  where Word.RawValue == String {
    text(key).flatMap { Word(rawValue: $0.value) }
  }

  /// The items of a list; a value that may stand for a list of one is that one.
  func items(_ key: Key) -> [YAMLNode]? {
    guard let node = self[key] else { return nil }
    guard case .sequence(let items) = node.content else { return [node] }
    return items
  }

  /// The entries of a mapping whose keys are the author's.
  func entries(_ key: Key) -> [YAMLNode.Pair] {
    guard let node = self[key], case .mapping(let pairs) = node.content else { return [] }
    return pairs
  }
}
