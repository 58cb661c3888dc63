/// Why a text is not the XML that was expected.
struct XMLError: Error, Hashable {
  /// What is wrong.
  var fault: String
  /// How many bytes precede it.
  var offset: Int
}

/// Reads the XML that Graphviz writes, and is strict about it.
///
/// Everything is checked that XML 1.0 asks of a well-formed document of this kind. Not modelled, and
/// hence an error: CDATA sections and entities of one's own. Declarations, comments and white space
/// between elements are dropped.
struct XMLReader {
  private let bytes: [UInt8]
  private var index = 0

  /// Reads a document and returns its root.
  static func read(_ bytes: [UInt8]) throws(XMLError) -> XMLElement {
    var reader = XMLReader(bytes: bytes)
    return try reader.document()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func document() throws(XMLError) -> XMLElement {
    try skipMiscellany()
    let root = try element()
    try skipMiscellany()
    guard index == bytes.count else { throw error("content after the root element") }
    return root
  }

  private mutating func skipMiscellany() throws(XMLError) {
    while true {
      skipSpace()
      if skip("<?") {
        try skip(through: "?>")
      } else if skip("<!--") {
        try skip(through: "-->")
      } else if skip("<!DOCTYPE") {
        try skip(through: ">")
      } else {
        return
      }
    }
  }

  private mutating func element() throws(XMLError) -> XMLElement {
    guard skip("<") else { throw error("an element is missing") }
    var element = XMLElement(name: try name())
    while true {
      let hasSpace = skipSpace()
      if skip("/>") { return element }
      if skip(">") { break }
      guard hasSpace else { throw error("space is missing before an attribute") }
      let attribute = try attribute()
      guard element[attribute.name] == nil else {
        throw error("attribute '\(attribute.name)' stands twice")
      }
      element.attributes.append(attribute)
    }
    try content(of: &element)
    return element
  }

  private mutating func content(of element: inout XMLElement) throws(XMLError) {
    while true {
      if skip("</") {
        let end = try name()
        guard end == element.name else {
          throw error("'\(end)' closes '\(element.name)'")
        }
        skipSpace()
        guard skip(">") else { throw error("a tag is not closed") }
        return
      } else if skip("<!--") {
        try skip(through: "-->")
      } else if peek == UInt8(ascii: "<") {
        element.children.append(.element(try self.element()))
      } else if peek == nil {
        throw error("'\(element.name)' is not closed")
      } else {
        let text = try text { $0 == UInt8(ascii: "<") }
        if !text.utf8.allSatisfy(isSpace) { element.children.append(.text(text)) }
      }
    }
  }

  private mutating func attribute() throws(XMLError) -> XMLAttribute {
    let name = try name()
    skipSpace()
    guard skip("=") else { throw error("attribute '\(name)' has no value") }
    skipSpace()
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw error("the value of '\(name)' is not quoted")
    }
    index += 1
    let value = try text { $0 == quote }
    guard peek == quote else { throw error("the value of '\(name)' does not end") }
    index += 1
    return XMLAttribute(name: name, value: value)
  }

  /// Characters up to one that ends them, with entities replaced.
  private mutating func text(until isEnd: (UInt8) -> Bool) throws(XMLError) -> String {
    let start = index
    var text: [UInt8] = []
    var hasRareCharacter = false
    while index < bytes.count, !isEnd(bytes[index]) {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "&"): text += try entity()
      case UInt8(ascii: "<"): throw error("'<' stands in a value")
      case 0..<0x20 where !isSpace(byte): throw error("a control character")
      default:
        // U+FFFE and U+FFFF begin with it in UTF-8, as do many others.
        if byte == 0xEF { hasRareCharacter = true }
        text.append(byte)
        index += 1
      }
    }
    guard let string = String(validating: text, as: UTF8.self) else {
      throw XMLError(fault: "not UTF-8", offset: start)
    }
    guard
      !hasRareCharacter || !string.unicodeScalars.contains(where: { 0xFFFE...0xFFFF ~= $0.value })
    else { throw XMLError(fault: "a character that XML forbids", offset: start) }
    return string
  }

  /// The UTF-8 of what an entity stands for.
  private mutating func entity() throws(XMLError) -> String.UTF8View {
    let rest = bytes[index...].prefix(12)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else {
      throw error("'&' begins no entity")
    }
    let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
    guard let text = replacement(of: name) else { throw error("unknown entity '\(name)'") }
    index = end + 1
    return text.utf8
  }

  private mutating func name() throws(XMLError) -> String {
    let start = index
    while let byte = peek, isNameByte(byte) { index += 1 }
    guard index > start, !isNameFollower(bytes[start]) else { throw error("a name is missing") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  // MARK: Bytes

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = index
    while let byte = peek, isSpace(byte) { index += 1 }
    return index > start
  }

  private mutating func skip(_ token: StaticString) -> Bool {
    let end = index + token.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    for offset in 0..<token.utf8CodeUnitCount {
      guard bytes[index + offset] == token.utf8Start[offset] else { return false }
    }
    index = end
    return true
  }

  private mutating func skip(through token: StaticString) throws(XMLError) {
    while !skip(token) {
      guard index < bytes.count else { throw error("'\(token)' is missing") }
      index += 1
    }
  }

  private func error(_ fault: String) -> XMLError { XMLError(fault: fault, offset: index) }
}

private func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

private func isNameFollower(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
  default: false
  }
}

/// Names are ASCII here; Graphviz writes no others.
private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: ":"), UInt8(ascii: "_"):
    true
  default:
    isNameFollower(byte)
  }
}

private func replacement(of entity: String) -> String? {
  switch entity {
  case "amp": "&"
  case "lt": "<"
  case "gt": ">"
  case "quot": "\""
  case "apos": "'"
  default: character(of: entity)
  }
}

private func character(of entity: String) -> String? {
  guard entity.hasPrefix("#") else { return nil }
  let digits = entity.dropFirst()
  let number =
    digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
  guard let number, let scalar = Unicode.Scalar(number), number >= 0x20 || number == 9 else {
    return nil
  }
  return String(Character(scalar))
}
