internal import Diagnostics

/// The text of a source, checked to be what YAML allows.
struct DecodedText {
  let text: String
  /// A private-use character that the text does not contain.
  let unusedScalar: Unicode.Scalar

  /// Decodes a source; complains and returns nil where it is not text.
  init?(_ bytes: [UInt8], of file: String, complaints: Complaints) {
    let start = SourceLocation(file: file, line: 1, column: 1)
    if let name = Self.otherEncoding(bytes) {
      complaints.error(
        .encoding, "the file is encoded as \(name), not as UTF-8", at: start,
        help: "save it as UTF-8")
      return nil
    }
    var privateUse: Set<Unicode.Scalar> = []
    var line = 1
    var column = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var previous: Unicode.Scalar?
    decoding: while true {
      let location = SourceLocation(file: file, line: line, column: column)
      switch decoder.decode(&iterator) {
      case .emptyInput: break decoding
      case .error:
        complaints.error(
          .encoding, "the file is not valid UTF-8", at: location, help: "save it as UTF-8")
        return nil
      case .scalarValue(let scalar):
        if let problem = Self.problem(with: scalar) {
          complaints.error(.encoding, problem, at: location)
          return nil
        }
        if scalar.value >= 0xE000, scalar.value <= 0xF8FF { privateUse.insert(scalar) }
        (line, column) = Self.advance(line, column, past: scalar, after: previous)
        previous = scalar
      }
    }
    let unused = (0xE000...0xF8FF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init)
      .first { !privateUse.contains($0) }
    guard let unused else {
      complaints.error(.encoding, "the file uses every private-use character", at: start)
      return nil
    }
    self.text = String(decoding: bytes, as: UTF8.self)
    self.unusedScalar = unused
  }

  private static func otherEncoding(_ bytes: [UInt8]) -> String? {
    guard bytes.count > 1 else { return nil }
    return switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF): "UTF-16"
    // A file starts with an ASCII character, of which UTF-16 and UTF-32 write a zero byte too.
    case (0, 1...0xFF), (1...0x7F, 0): "UTF-16 or UTF-32"
    default: nil
    }
  }

  private static func problem(with scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0: "the file contains a NUL byte: it is not text"
    case 0x09, 0x0A, 0x0D, 0x85: nil
    case 0x01...0x1F, 0x7F...0x9F:
      "the file contains the control character U+\(hexadecimal(scalar))"
    case 0xFEFF: "the file contains a byte order mark in its middle"
    case 0xFFFE, 0xFFFF: "the file contains U+\(hexadecimal(scalar)), which is not a character"
    default: nil
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func advance(
    _ line: Int, _ column: Int, past scalar: Unicode.Scalar, after previous: Unicode.Scalar?
  ) -> (line: Int, column: Int) {
    switch scalar {
    case "\n" where previous == "\r": (line, 1)
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": (line + 1, 1)
    default: (line, column + 1)
    }
  }
}
