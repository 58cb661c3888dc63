/// Writes nodes as YAML that people like to read, and that reads back to the same nodes but for places.
///
/// Mappings stand in blocks; lists of short values, and mappings in lists, such as rules, on one line.
package struct YAMLWriter {
  /// Longer lines are broken into blocks.
  private static let lineWidth = 110

  private var text = ""

  /// The text of a document.
  package static func text(of root: YAMLNode) -> String {
    var writer = YAMLWriter()
    switch root.content {
    case .mapping(let pairs) where !pairs.isEmpty: writer.write(pairs, indent: 0, isTop: true)
    default: writer.text += inline(root) + "\n"
    }
    return writer.text
  }

  private mutating func write(_ pairs: [YAMLNode.Pair], indent: Int, isTop: Bool = false) {
    for (index, pair) in pairs.enumerated() {
      if isTop, index > 0 { text += "\n" }
      text += Self.spaces(indent) + Self.scalar(pair.key, isPlain: true) + ":"
      write(valueOf: pair, indent: indent)
    }
  }

  private mutating func write(valueOf pair: YAMLNode.Pair, indent: Int) {
    let width = Self.lineWidth - indent - pair.key.utf8.count
    switch pair.value.content {
    case .mapping(let pairs) where !pairs.isEmpty:
      text += "\n"
      write(pairs, indent: indent + 2)
    case .sequence(let items) where !items.isEmpty && !Self.fits(pair.value, width):
      text += "\n"
      for item in items { write(item, indent: indent + 2) }
    default: text += " " + Self.inline(pair.value) + "\n"
    }
  }

  private mutating func write(_ item: YAMLNode, indent: Int) {
    text += Self.spaces(indent) + "- "
    guard case .mapping(let pairs) = item.content, !pairs.isEmpty,
      Self.inline(item).utf8.count > Self.lineWidth - indent
    else {
      text += Self.inline(item) + "\n"
      return
    }
    // The first key stands behind the dash, the others below it.
    var block = YAMLWriter()
    block.write(pairs, indent: indent + 2)
    text += block.text.dropFirst(indent + 2)
  }

  /// Whether a list is one of short values only.
  private static func fits(_ node: YAMLNode, _ width: Int) -> Bool {
    guard case .sequence(let items) = node.content,
      items.allSatisfy({ if case .scalar = $0.content { true } else { false } })
    else { return false }
    return inline(node).utf8.count <= width
  }

  private static func inline(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let text, let isPlain): scalar(text, isPlain: isPlain)
    case .sequence(let items): "[\(items.map(inline).joined(separator: ", "))]"
    case .mapping(let pairs):
      pairs.isEmpty
        ? "{}"
        : "{ "
          + pairs.map { "\(scalar($0.key, isPlain: true)): \(inline($0.value))" }
          .joined(separator: ", ") + " }"
    }
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

// MARK: - Scalars

extension YAMLWriter {
  private static func scalar(_ text: String, isPlain: Bool) -> String {
    isSafe(text) && (isPlain || !hasOtherMeaning(text)) ? text : quoted(text)
  }

  /// Whether a text needs no quotes, wherever it stands.
  private static func isSafe(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return (isWord(first) || "/_".utf8.contains(first)) && last != UInt8(ascii: " ")
      && last != UInt8(ascii: ":")
      && text.utf8.allSatisfy { isWord($0) || "/_-.+@ ()$".utf8.contains($0) }
  }

  /// Whether a byte is a letter or a digit of ASCII.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// Whether a text without quotes would be something else in YAML: a number, a day, a boolean, nothing.
  private static func hasOtherMeaning(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) || first == UInt8(ascii: ".") {
      let isNumber = text.utf8.allSatisfy { "0123456789abcdefABCDEFxo_.+-".utf8.contains($0) }
      // Ranges of ports are neither.
      let dashes = text.utf8.count { $0 == UInt8(ascii: "-") }
      return isNumber && dashes != 1 || Double(text) != nil
    }
    return words.contains(text.lowercased())
  }

  private static let words: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity",
  ]

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029 || scalar.value == 0xFEFF:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
