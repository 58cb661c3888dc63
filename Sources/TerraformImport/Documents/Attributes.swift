internal import Diagnostics
internal import StructuredText
internal import TopologyFile

/// The attributes of a resource, or of one of its blocks: values, and where there are none yet, expressions.
struct Attributes {
  /// What the authors wrote for a block.
  enum Written {
    /// Nothing that is in the document.
    case nothing
    /// An expression for each attribute.
    case attributes(YAMLNode)
    /// One for all of them together.
    case whole(YAMLNode)
    /// Something that plans do not show.
    case hidden
  }

  /// How a document marks attributes that are not known yet.
  enum Unknown {
    /// Like the values, with `true` for what is not known; nothing where all is.
    case marks(YAMLNode?)
    /// Not at all: what has no value is not known.
    case unmarked
  }

  /// The place of the resource in the list of all.
  let resource: Int
  let values: YAMLNode?
  let unknown: Unknown
  let sensitive: Resource.Sensitive
  let written: Written
  let isPlanned: Bool
  /// Where the document has them.
  let location: SourceLocation
}

extension Attributes {
  /// The expression for an attribute.
  enum Expression {
    case absent
    case written(YAMLNode)
    case hidden
  }

  static let afterApply = "known after apply"
  private static let marked = "marked as sensitive"

  /// What the author wrote for an attribute.
  func expression(_ key: String) -> Expression {
    switch written {
    case .nothing: isPlanned ? .hidden : .absent
    case .attributes(let node): node[key].map { .written($0) } ?? .absent
    case .whole(let node): .written(node)
    case .hidden: .hidden
    }
  }

  /// Whether an attribute, which has no value, will have one that somebody wrote.
  func isUnknown(_ key: String) -> Bool {
    guard isPlanned, isWithoutValue(key) else { return false }
    switch (expression(key), unknown) {
    case (.absent, _), (.hidden, .unmarked): return false
    case (.written, _), (.hidden, .marks): return true
    }
  }

  private func isWithoutValue(_ key: String) -> Bool {
    switch unknown {
    case .marks(let node): node?.isTrue == true || node?[key]?.isTrue == true
    case .unmarked: values?[key] == nil
    }
  }

  /// A text that is not empty.
  func text(_ key: String) -> Fact<String> {
    guard let value = values?[key], let text = value.text, !text.isEmpty else {
      return isUnknown(key) ? .unknown(Self.afterApply) : .absent
    }
    return sensitive.contains(key) ? .unknown(Self.marked) : .known(text)
  }

  func number(_ key: String) -> Fact<Int> {
    text(key).map(orUnknown: "no number") { Int($0) }
  }

  func boolean(_ key: String) -> Fact<Bool> {
    text(key).map(orUnknown: "neither true nor false") { text in
      switch text {
      case "true", "1": true
      case "false", "0": false
      default: nil
      }
    }
  }

  /// The texts of a list, and whether it has more that are not known.
  func list(_ key: String) -> (known: [String], isOpen: Bool) {
    guard let value = values?[key], !value.isNull else { return ([], isUnknown(key)) }
    if sensitive.contains(key) { return ([], true) }
    if let text = value.text { return (text.isEmpty ? [] : [text], false) }
    let known = value.items.compactMap(\.text).filter { !$0.isEmpty }
    // Plans have `null` for items that are not known yet.
    let isOpen = isPlanned && value.items.contains(where: \.isNull)
    return (known, isOpen || (value.isMapping && !value.pairs.isEmpty))
  }

  /// The blocks of a name.
  func blocks(_ key: String) -> Fact<[Attributes]> {
    guard let value = values?[key], !value.isNull else {
      return isUnknown(key) ? .unknown(Self.afterApply) : .absent
    }
    if sensitive.contains(key) { return .unknown(Self.marked) }
    let items = value.isMapping ? [value] : value.items
    guard value.isMapping || value.isList, items.allSatisfy(\.isMapping) else {
      return .unknown("no list of blocks")
    }
    guard !items.isEmpty else { return .absent }
    return .known(
      items.enumerated().map { index, item in
        Attributes(
          resource: resource, values: item,
          unknown: unknown.block(key, index),
          sensitive: sensitive.block(key, index),
          written: writtenBlock(key, index, of: items.count), isPlanned: isPlanned,
          location: item.location)
      })
  }

  /// The first block of a name, of which there should be one.
  func block(_ key: String) -> Attributes? { blocks(key).value?.first }

  private func writtenBlock(_ key: String, _ index: Int, of count: Int) -> Written {
    switch written {
    case .nothing: return .nothing
    case .hidden: return .hidden
    case .whole(let node): return .whole(node)
    case .attributes(let node):
      guard let block = node[key] else { return .hidden }
      if block.isList {
        return block.items.count == count ? .attributes(block.items[index]) : .whole(block)
      }
      let isExpression = block["references"] != nil || block["constant_value"] != nil
      return isExpression ? .whole(block) : .attributes(block)
    }
  }

  /// The Name tag.
  var nameTag: String? {
    for key in ["tags", "tags_all"] where !sensitive.contains(key) {
      if let name = values?[key]?["Name"]?.text, !name.isEmpty { return name }
    }
    return nil
  }
}

extension Attributes.Unknown {
  /// The marks of a block.
  fileprivate func block(_ key: String, _ index: Int) -> Self {
    guard case .marks(let node) = self else { return self }
    guard let marks = node?[key], marks.isList else { return .marks(node?[key]) }
    return .marks(marks.items.indices.contains(index) ? marks.items[index] : nil)
  }
}
