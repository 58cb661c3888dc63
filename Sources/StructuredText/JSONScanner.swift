internal import Diagnostics

/// Reads the tokens of strict JSON (RFC 8259), and counts lines and columns.
struct JSONScanner {
  let bytes: [UInt8]
  private let file: String
  /// The place in the bytes.
  var index = 0
  private var line = 1
  /// What a column is counted from: the line's first byte, and further by the bytes with which
  /// characters so far were continued.
  var columnStart = 0

  init(_ bytes: [UInt8], of file: String) {
    self.bytes = bytes
    self.file = file
  }

  var isAtEnd: Bool { index == bytes.count }

  /// The next byte; at the end a NUL, which JSON does not contain.
  var next: UInt8 { isAtEnd ? 0 : bytes[index] }

  var location: SourceLocation {
    SourceLocation(file: file, line: line, column: index - columnStart + 1)
  }

  /// Skips a character of ASCII, if it is the next one.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character), !isAtEnd else { return false }
    index += 1
    return true
  }
}

// MARK: - Whitespace

extension JSONScanner {
  /// Skips spaces, tabs and line breaks.
  mutating func skipWhitespace() {
    repeat { skipBlanks() } while skipLineBreak()
  }

  /// Skips spaces and line breaks: outside the brackets YAML has no tabs.
  mutating func skipLines() {
    while skip(" ") || skipLineBreak() {}
  }

  /// Skips spaces and tabs.
  mutating func skipBlanks() {
    while skip(" ") || skip("\t") {}
  }

  private mutating func skipLineBreak() -> Bool {
    let isReturn = skip("\r")
    guard skip("\n") || isReturn else { return false }
    line += 1
    columnStart = index
    return true
  }
}

// MARK: - Values without quotes

extension JSONScanner {
  /// A number, a boolean or null, as it is written.
  mutating func plain() -> String? {
    for word in ["true", "false", "null"] where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return word
    }
    let start = index
    return skipNumber() ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }

  private mutating func skipNumber() -> Bool {
    _ = skip("-")
    guard skip("0") || skipDigits(), !skip(".") || skipDigits() else { return false }
    guard skip("e") || skip("E") else { return true }
    _ = skip("+") || skip("-")
    return skipDigits()
  }

  private mutating func skipDigits() -> Bool {
    let start = index
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { index += 1 }
    return index > start
  }
}
