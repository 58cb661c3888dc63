internal import StructuredText

/// Attributes of AWS's answers, by the names that the command line prints. Other tools write the same
/// names in their own case: `vpcId` (AWS Config), `vpc_id`.
///
/// In this module they take the place of `StructuredText`'s accessors of the same names, which want keys to the
/// letter and do not tell an empty list from none.
extension YAMLNode {
  /// What an attribute holds; nil where it is absent or null.
  subscript(name: String) -> YAMLNode? {
    guard case .mapping(let pairs) = content else { return nil }
    guard let pair = pairs.first(where: { $0.key.isSpelling(of: name) }), !pair.value.isNull else {
      return nil
    }
    return pair.value
  }

  /// Whether an attribute is there, if only as null.
  func has(_ name: String) -> Bool {
    guard case .mapping(let pairs) = content else { return false }
    return pairs.contains { $0.key.isSpelling(of: name) }
  }

  /// The text of an attribute; nil where it is empty.
  func text(_ name: String) -> String? {
    guard let text = self[name]?.text, !text.isEmpty else { return nil }
    return text
  }

  /// The texts of several attributes, the first that is there.
  func text(anyOf names: String...) -> String? {
    names.lazy.compactMap { text($0) }.first
  }

  /// A whole number.
  func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

  /// A boolean.
  func boolean(_ name: String) -> Bool? {
    switch text(name)?.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// The items of a list; nil where there is none.
  func list(_ name: String) -> [YAMLNode]? { self[name]?.items }

  /// The items of a list.
  func items(_ name: String) -> [YAMLNode] { list(name) ?? [] }

  /// The items of a value that is a list.
  var items: [YAMLNode]? {
    guard case .sequence(let items) = content else { return nil }
    return items
  }

  /// The texts of a list, each item either a text or a mapping that has it as an attribute.
  func texts(_ name: String, of attribute: String) -> [String] {
    items(name).compactMap { $0.text ?? $0.text(attribute) }.filter { !$0.isEmpty }
  }

  /// The state, which some answers print as a mapping.
  func state(_ name: String = "State") -> String? {
    (text(name) ?? self[name]?.text(anyOf: "Name", "Code", "State"))?.lowercased()
  }

  /// The Name tag.
  var nameTag: String? {
    guard let tags = self["Tags"] ?? self["TagSet"] else { return nil }
    guard let items = tags.items else { return tags.text("Name") }
    return items.first { $0.text("Key") == "Name" }?.text("Value")
  }

  /// Whether a value says the same as another one, wherever they stand.
  func says(_ other: YAMLNode) -> Bool {
    guard size == other.size else { return false }
    switch (content, other.content) {
    case (.scalar(let text, _), .scalar(let otherText, _)): return text == otherText
    case (.sequence(let items), .sequence(let others)):
      return items.count == others.count && zip(items, others).allSatisfy { $0.says($1) }
    case (.mapping(let pairs), .mapping(let others)):
      return pairs.count == others.count
        && zip(pairs, others).allSatisfy { $0.key == $1.key && $0.value.says($1.value) }
    default: return false
    }
  }
}

extension String {
  /// Whether it is a name, whatever its case and with or without underscores.
  func isSpelling(of name: String) -> Bool {
    var (own, others) = (utf8.makeIterator(), name.utf8.makeIterator())
    while true {
      switch (own.nextOfName(), others.nextOfName()) {
      case (nil, nil): return true
      case (let byte?, let other?) where byte == other: continue
      default: return false
      }
    }
  }

  /// It in lower case, without underscores.
  var spelling: String {
    var iterator = utf8.makeIterator()
    var bytes: [UInt8] = []
    while let byte = iterator.nextOfName() { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String.UTF8View.Iterator {
  /// The next letter, in lower case.
  fileprivate mutating func nextOfName() -> UInt8? {
    while let byte = next() {
      if byte == UInt8(ascii: "_") { continue }
      return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
    return nil
  }
}
