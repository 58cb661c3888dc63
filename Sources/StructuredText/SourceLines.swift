internal import Diagnostics

/// The lines of a source, for quoting them in messages.
///
/// Line breaks are those of YAML 1.1, which libyaml counts by.
struct SourceLines: Sendable {
  /// Longer lines are not quoted: cutting them up for every message would take too long.
  private static let longestLine = 1 << 20

  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let length = Self.breakLength(bytes, at: index)
      index += max(1, length)
      if length > 0 { starts.append(index) }
    }
    self.starts = starts
  }

  /// A line without its break, counted from 1; absent where there is none or it is too long.
  func line(_ number: Int) -> String? {
    guard starts.indices.contains(number - 1) else { return nil }
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] : bytes.count
    guard end - start <= Self.longestLine else { return nil }
    while end > start, Self.endsWithBreak(bytes[start..<end]) { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Where a place is in the bytes; the end of its line where the column is beyond it.
  func offset(line: Int, column: Int) -> Int? {
    guard starts.indices.contains(line - 1) else { return nil }
    let end = line < starts.count ? starts[line] : bytes.count
    var offset = starts[line - 1]
    var remaining = column - 1
    while remaining > 0, offset < end {
      offset += 1
      while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      remaining -= 1
    }
    return offset
  }

  /// How many bytes the line break has that starts at a place; none where none does.
  static func breakLength(_ bytes: [UInt8], at index: Int) -> Int {
    switch bytes[index] {
    case 0x0A: return 1
    case 0x0D: return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      let isSeparator =
        index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8
      return isSeparator ? 3 : 0
    default: return 0
    }
  }

  private static func endsWithBreak(_ line: ArraySlice<UInt8>) -> Bool {
    line.last == 0x0A || line.last == 0x0D
  }
}
