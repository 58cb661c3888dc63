/// Why a text is not the XML that was expected.
struct XMLError: Error, Hashable {
  /// What is wrong.
  var fault: String
  /// How many bytes precede it.
  var offset: Int
}

/// Reads the XML that Graphviz writes, piece by piece, and is strict about it.
///
/// Everything is checked that XML 1.0 asks of a well-formed document of this kind. Not modelled, and
/// hence an error: CDATA sections and entities of one's own. Declarations, comments and white space
/// between elements are dropped.
struct XMLReader {
  /// What is in an element.
  enum Piece {
    /// The tag is next.
    case element
    case text(ArraySlice<UInt8>)
  }

  private let bytes: [UInt8]
  private var index = 0

  /// Prepares reading; the root's tag is next.
  init(_ bytes: [UInt8]) throws(XMLError) {
    self.bytes = bytes
    guard String(validating: bytes, as: UTF8.self) != nil else { throw error("not UTF-8") }
    try skipMiscellany()
  }

  /// Checks that nothing follows the root.
  mutating func end() throws(XMLError) {
    try skipMiscellany()
    guard index == bytes.count else { throw error("content after the root element") }
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

  /// The start of an element.
  mutating func tag() throws(XMLError) -> XMLTag {
    guard skip("<") else { throw error("an element is missing") }
    var tag = XMLTag(name: try name())
    tag.attributes.reserveCapacity(8)
    while true {
      let hasSpace = skipSpace()
      if skip("/>") {
        tag.isEmpty = true
        return tag
      }
      if skip(">") { return tag }
      guard hasSpace else { throw error("space is missing before an attribute") }
      let attribute = try attribute()
      guard tag.bytes(of: attribute.name) == nil else {
        throw error("attribute '\(attribute.name)' stands twice")
      }
      tag.attributes.append(attribute)
    }
  }

  /// What comes next in an element; nil at its end, which is read then.
  mutating func next(in tag: XMLTag) throws(XMLError) -> Piece? {
    guard !tag.isEmpty else { return nil }
    while true {
      if skip("</") {
        let end = try name()
        guard end == tag.name else { throw error("'\(end)' closes '\(tag.name)'") }
        skipSpace()
        guard skip(">") else { throw error("a tag is not closed") }
        return nil
      } else if skip("<!--") {
        try skip(through: "-->")
      } else if peek == UInt8(ascii: "<") {
        return .element
      } else if peek == nil {
        throw error("'\(tag.name)' is not closed")
      } else {
        let text = try text(until: UInt8(ascii: "<"))
        if !text.allSatisfy(isSpace) { return .text(text) }
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
    let value = try text(until: quote)
    guard peek == quote else { throw error("the value of '\(name)' does not end") }
    index += 1
    return XMLAttribute(name: name, value: value)
  }

  /// Characters up to one that ends them, with entities replaced.
  private mutating func text(until end: UInt8) throws(XMLError) -> ArraySlice<UInt8> {
    var replaced: [UInt8] = []
    var start = index
    while index < bytes.count, bytes[index] != end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "&"):
        replaced += bytes[start..<index]
        replaced += try entity()
        start = index
        continue
      case UInt8(ascii: "<"): throw error("'<' stands in a value")
      case 0..<0x20 where !isSpace(byte): throw error("a control character")
      // U+FFFE and U+FFFF
      case 0xEF
      where bytes[index...].starts(with: [0xEF, 0xBF, 0xBE])
        || bytes[index...].starts(with: [0xEF, 0xBF, 0xBF]):
        throw error("a character that XML forbids")
      default: break
      }
      index += 1
    }
    guard !replaced.isEmpty else { return bytes[start..<index] }
    return (replaced + bytes[start..<index])[...]
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

  /// A fault where reading has arrived.
  func error(_ fault: String) -> XMLError { XMLError(fault: fault, offset: index) }
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
  return scalar.value == 0xFFFE || scalar.value == 0xFFFF ? nil : String(Character(scalar))
}
