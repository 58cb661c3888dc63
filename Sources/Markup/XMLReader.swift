/// Reads XML as programs write it: elements, attributes and text, one after the other.
///
/// Not read: document types with entities of their own. What is no XML ends the reading.
public struct XMLReader: Sequence, IteratorProtocol {
  /// What was read.
  public enum Event: Hashable, Sendable {
    case start(name: String, attributes: [String: String])
    case end(name: String)
    case text(String)
  }

  private let bytes: [UInt8]
  private var place = 0
  private var pendingEnd: String?

  /// Prepares reading.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Prepares reading.
  public init(_ text: String) { self.init(Array(text.utf8)) }

  /// Where the last event was, in bytes.
  public private(set) var range = 0..<0

  /// The next event; nil at the end.
  public mutating func next() -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      range = place..<place
      return .end(name: name)
    }
    while place < bytes.count {
      let start = place
      defer { range = start..<place }
      guard bytes[place] == UInt8(ascii: "<") else { return text() }
      if skip("<!--", to: "-->") || skip("<?", to: "?>") { continue }
      if starts(with: "<![CDATA[") {
        guard skip("<![CDATA[", to: "]]>"), place >= start + 12 else { return nil }
        return .text(String(decoding: bytes[start + 9..<place - 3], as: UTF8.self))
      }
      if skip("<!", to: ">") { continue }
      return tag()
    }
    return nil
  }

  private mutating func text() -> Event {
    let end = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    defer { place = end }
    return .text(Self.decoded(bytes[place..<end]))
  }

  private mutating func tag() -> Event? {
    guard let end = endOfTag() else {
      place = bytes.count
      return nil
    }
    var content = bytes[place + 1..<end]
    place = end + 1
    if content.first == UInt8(ascii: "/") {
      return .end(name: Self.trimmed(content.dropFirst()))
    }
    let isEmpty = content.last == UInt8(ascii: "/")
    if isEmpty { content = content.dropLast() }
    let name = String(decoding: content.prefix { !Self.isBlank($0) }, as: UTF8.self)
    content = content.drop { !Self.isBlank($0) }
    var attributes: [String: String] = [:]
    while let equals = content.firstIndex(of: UInt8(ascii: "=")) {
      let key = Self.trimmed(content[..<equals])
      let quoted = content[(equals + 1)...].drop(while: Self.isBlank)
      guard let quote = quoted.first, let close = quoted.dropFirst().firstIndex(of: quote) else {
        break
      }
      attributes[key] = Self.decoded(quoted[quoted.startIndex + 1..<close])
      content = content[(close + 1)...]
    }
    if isEmpty { pendingEnd = name }
    return .start(name: name, attributes: attributes)
  }

  /// The `>` of the tag that begins here: one in quotes does not end it.
  private func endOfTag() -> Int? {
    var quote: UInt8?
    for index in place..<bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      }
    }
    return nil
  }

  private func starts(with text: StaticString, at place: Int? = nil) -> Bool {
    let place = place ?? self.place
    return text.withUTF8Buffer { bytes[place...].starts(with: $0) }
  }

  /// Steps over what begins here with `start`, up to the end of `end` or of everything.
  private mutating func skip(_ start: StaticString, to end: StaticString) -> Bool {
    guard starts(with: start) else { return false }
    var index = place + start.utf8CodeUnitCount
    while index < bytes.count, !starts(with: end, at: index) { index += 1 }
    place = Swift.min(index + end.utf8CodeUnitCount, bytes.count)
    return true
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x9 || byte == 0xA || byte == 0xD
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    String(
      decoding: bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed(),
      as: UTF8.self)
  }

  /// Text with its entities as what they stand for.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var result = ""
    var rest = bytes
    while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += String(decoding: rest[..<mark], as: UTF8.self)
      guard let end = rest[mark...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let character = character(String(decoding: rest[mark + 1..<end], as: UTF8.self))
      else {
        result += "&"
        rest = rest[(mark + 1)...]
        continue
      }
      result.unicodeScalars.append(character)
      rest = rest[(end + 1)...]
    }
    return result + String(decoding: rest, as: UTF8.self)
  }

  private static func character(_ entity: String) -> Unicode.Scalar? {
    switch entity {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard entity.hasPrefix("#") else { return nil }
      let digits = entity.dropFirst()
      let isHexadecimal = digits.first == "x" || digits.first == "X"
      return UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
        .flatMap(Unicode.Scalar.init)
    }
  }
}
