/// DOT while it is written: bytes, since most of it is short pieces, which are appended faster so.
struct DOTText {
  private var bytes: [UInt8] = []

  init() {
    // A picture of a flow has about so many bytes.
    bytes.reserveCapacity(48_000)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  static func += (output: inout Self, piece: String) {
    output.bytes += piece.utf8
  }

  /// Writes an identifier or an attribute's value.
  mutating func write(quoted text: String) {
    if text.isPlain {
      self += "\""
      self += text
      self += "\""
    } else {
      self += quoted(text)
    }
  }

  /// Writes something between a start and an end, and nothing at all where there is nothing between.
  mutating func write(_ start: String, _ end: String, around content: (inout Self) -> Void) {
    let before = bytes.count
    self += start
    let inside = bytes.count
    content(&self)
    if bytes.count == inside {
      bytes.removeLast(inside - before)
    } else {
      self += end
    }
  }
}
