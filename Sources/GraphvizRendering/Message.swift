/// What parent and worker send each other: a list of texts.
///
/// On the wire it is the number of bytes that follow, then each text with its number of bytes in
/// front; numbers are 32 bits wide, low byte first.
struct Message: Hashable, Sendable {
  var fields: [String]

  init(_ fields: [String]) {
    self.fields = fields
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for field in fields {
      bytes += littleEndian(field.utf8.count)
      bytes += field.utf8
    }
    return littleEndian(bytes.count) + bytes
  }

  /// Takes the first message from what has arrived; nil if it is not complete yet.
  init?(takenFrom buffer: inout [UInt8]) {
    guard buffer.count >= 4 else { return nil }
    let end = 4 + number(buffer[0..<4])
    guard buffer.count >= end else { return nil }
    var fields: [String] = []
    var index = 4
    while index + 4 <= end {
      let start = index + 4
      index = min(start + number(buffer[index..<start]), end)
      fields.append(String(decoding: buffer[start..<index], as: UTF8.self))
    }
    self.fields = fields
    buffer.removeFirst(end)
  }
}

private func littleEndian(_ number: Int) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

private func number(_ bytes: ArraySlice<UInt8>) -> Int {
  bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
}
