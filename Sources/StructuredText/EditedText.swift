/// A text that is changed for libyaml's sake, and the way back to the places of the original: tags are
/// inserted before keys, and escapes of JSON that libyaml does not know are written in its own way.
struct EditedText {
  /// How many bytes may be read again because of duplicate keys; a hostile file could ask for all
  /// of itself once per line.
  private static let rereadingLimit = 16 << 20
  private static let mostTags = 50

  /// What the tags begin with.
  static let tagPrefix = "!portolan-duplicate-"

  private struct Tag {
    let line: Int
    let column: Int
    let length: Int
  }

  private(set) var text: String
  private var tags: [Tag] = []
  /// The columns of joined surrogates by line, in ascending order: two characters are gone at each.
  private var joints: [Int: [Int]] = [:]
  private var reread = 0

  init(_ text: String) {
    self.text = text
    let isJSON = text.utf8.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    if isJSON, text.contains("\\u") { joinSurrogates() }
  }

  /// Inserts a tag, or returns false where that would take too long.
  mutating func tag(line: Int, column: Int) -> Bool {
    var bytes = Array(text.utf8)
    reread += bytes.count
    guard tags.count < Self.mostTags, reread <= Self.rereadingLimit,
      let offset = SourceLines(bytes).offset(line: line, column: column)
    else { return false }
    let tag = "\(Self.tagPrefix)\(tags.count) "
    bytes.insert(contentsOf: tag.utf8, at: offset)
    text = String(decoding: bytes, as: UTF8.self)
    tags.append(Tag(line: line, column: column, length: tag.utf8.count))
    return true
  }

  /// Where the original has what stands at a place of the text.
  func original(line: Int, column: Int) -> (line: Int, column: Int) {
    let column = tags.reversed().reduce(column) { column, tag in
      tag.line == line && tag.column < column ? column - tag.length : column
    }
    return (line, max(1, column + 2 * jointCount(line: line, before: column)))
  }

  /// Whether a line has got a tag.
  func isTagged(line: Int) -> Bool {
    tags.contains { $0.line == line }
  }
}

// MARK: - Surrogates

extension EditedText {
  /// Writes the two escapes that JSON has for a character beyond the first plane (RFC 8259, section
  /// 7) as one of YAML's: `\ud83d\ude80` as `\U0001F680`.
  private mutating func joinSurrogates() {
    let bytes = Array(text.utf8)
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count)
    var (line, column, index) = (1, 1, 0)
    while index < bytes.count {
      if let scalar = Self.surrogatePair(bytes[index...]) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let escape = "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        joined += Array(escape.utf8)
        joints[line, default: []].append(column)
        column += escape.utf8.count
        index += 12
        continue
      }
      let lineBreak = SourceLines.breakLength(bytes, at: index)
      // Of two backslashes the second begins no escape.
      let isEscaped = bytes[index...].starts(with: Array(#"\\"#.utf8))
      let length = lineBreak > 0 ? lineBreak : isEscaped ? 2 : 1
      joined += bytes[index..<(index + length)]
      if lineBreak > 0 {
        (line, column) = (line + 1, 1)
      } else if bytes[index] & 0xC0 != 0x80 {
        column += length
      }
      index += length
    }
    text = String(decoding: joined, as: UTF8.self)
  }

  /// By bisection: a file may be one line with a great many of them.
  private func jointCount(line: Int, before column: Int) -> Int {
    let columns = joints[line] ?? []
    var (low, high) = (0, columns.count)
    while low < high {
      let middle = (low + high) / 2
      if columns[middle] < column {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private static func surrogatePair(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard bytes.first == UInt8(ascii: "\\"),
      let high = codeUnit(bytes.prefix(6)), (0xD800...0xDBFF).contains(high),
      let low = codeUnit(bytes.dropFirst(6).prefix(6)), (0xDC00...0xDFFF).contains(low)
    else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  /// The number behind `\u`.
  private static func codeUnit(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    guard bytes.count == 6, bytes.starts(with: Array("\\u".utf8)) else { return nil }
    return UInt32(String(decoding: bytes.dropFirst(2), as: UTF8.self), radix: 16)
  }
}
