/// The words, quoted texts and brackets of a file in Terraform's language; what else there is does not matter here.
struct HCLTokens {
  enum Token: Equatable {
    case word(String)
    /// As written between the quotes.
    case text(String)
    case punctuation(UInt8)
  }

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var counted = (end: 0, characters: 0)

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next token and where it starts; nil at the end.
  mutating func next() -> (token: Token, line: Int, column: Int)? {
    skipBlanksAndComments()
    guard index < bytes.count else { return nil }
    let place = (line: line, column: column())
    let start = index
    switch bytes[index] {
    case UInt8(ascii: "\""):
      skipText()
      let end = max(start + 1, index - 1)
      return (.text(text(start + 1..<end)), place.line, place.column)
    case UInt8(ascii: "<") where skipHeredoc():
      return (.text(""), place.line, place.column)
    case let byte where Self.isWordByte(byte):
      while index < bytes.count, Self.isWordByte(bytes[index]) { index += 1 }
      return (.word(text(start..<index)), place.line, place.column)
    case let byte:
      index += 1
      return (.punctuation(byte), place.line, place.column)
    }
  }

  /// In characters, counted from 1.
  private mutating func column() -> Int {
    if counted.end < lineStart { counted = (lineStart, 0) }
    // From where it was counted last: a file may have one line only.
    counted.characters += bytes[counted.end..<index].count { $0 & 0b1100_0000 != 0b1000_0000 }
    counted.end = index
    return counted.characters + 1
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }

  private mutating func advance() {
    if bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    index += 1
  }

  private mutating func skipLine() {
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
  }

  private mutating func skipBlanksAndComments() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): advance()
      case UInt8(ascii: "#"): skipLine()
      case UInt8(ascii: "/") where follows(UInt8(ascii: "/")): skipLine()
      case UInt8(ascii: "/") where follows(UInt8(ascii: "*")):
        index += 2
        while index < bytes.count,
          !(bytes[index] == UInt8(ascii: "*") && follows(UInt8(ascii: "/")))
        { advance() }
        index = min(index + 2, bytes.count)
      default: return
      }
    }
  }

  private func follows(_ byte: UInt8) -> Bool {
    index + 1 < bytes.count && bytes[index + 1] == byte
  }
}

// MARK: - Quoted texts

extension HCLTokens {
  /// Skips a quoted text, in which templates may hold quoted texts in turn.
  private mutating func skipText() {
    // Of each text or template that is open, the braces that are open in it; of texts none.
    var open: [Int?] = [nil]
    index += 1
    while index < bytes.count, let braces = open.last {
      let byte = bytes[index]
      if let braces {
        switch byte {
        case UInt8(ascii: "\""): open.append(nil)
        case UInt8(ascii: "{"): open[open.count - 1] = braces + 1
        case UInt8(ascii: "}"):
          if braces == 0 { open.removeLast() } else { open[open.count - 1] = braces - 1 }
        default: break
        }
        advance()
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"):
        advance()
        if index < bytes.count { advance() }
      case UInt8(ascii: "\""):
        open.removeLast()
        index += 1
      case UInt8(ascii: "\n"):
        // It was never closed: texts do not go on in the next line.
        return
      case UInt8(ascii: "$") where follows(byte), UInt8(ascii: "%") where follows(byte): index += 2
      case UInt8(ascii: "$") where follows(UInt8(ascii: "{")),
        UInt8(ascii: "%") where follows(UInt8(ascii: "{")):
        index += 2
        open.append(0)
      default: index += 1
      }
    }
  }

  /// Skips `<<END` or `<<-END` and all lines to the one that says `END`; says whether there was one.
  private mutating func skipHeredoc() -> Bool {
    guard follows(UInt8(ascii: "<")) else { return false }
    var start = index + 2
    if start < bytes.count, bytes[start] == UInt8(ascii: "-") { start += 1 }
    var end = start
    while end < bytes.count, Self.isWordByte(bytes[end]) { end += 1 }
    guard end > start else { return false }
    let marker = bytes[start..<end]
    index = end
    skipLine()
    while index < bytes.count {
      advance()
      let first = index
      skipLine()
      let trimmed = bytes[first..<index].filter { ![0x20, 0x09, 0x0D].contains($0) }
      if trimmed.elementsEqual(marker) { break }
    }
    return true
  }
}
