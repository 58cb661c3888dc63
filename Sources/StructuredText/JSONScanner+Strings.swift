extension JSONScanner {
  /// The text within quotes.
  mutating func string() -> String? {
    guard skip("\"") else { return nil }
    var text = asciiText()
    while !skip("\"") {
      guard let scalar = skip("\\") ? escapedScalar() : scalar() else { return nil }
      text.unicodeScalars.append(scalar)
      text += asciiText()
    }
    return text
  }

  /// The characters up to one that ends the text or needs a closer look.
  private mutating func asciiText() -> String {
    let start = index
    while Self.isOrdinary(next) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func isOrdinary(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func scalar() -> Unicode.Scalar? {
    var decoder = UTF8()
    var rest = bytes[index...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest), Self.isOrdinary(scalar) else {
      return nil
    }
    let width = UTF8.width(scalar)
    index += width
    columnStart += width - 1
    return scalar
  }

  /// Whether YAML allows a character, does not count it as a line break, and its reader has no use for
  /// it: `YAMLReader` puts a private-use character in the place of `*`.
  private static func isOrdinary(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2028, 0x2029, 0xFEFF: false
    case 0x20...0x7E, 0xA0...0xD7FF, 0xF900...0xFFFD, 0x1_0000...: true
    default: false
    }
  }
}

// MARK: - Escapes

extension JSONScanner {
  /// The character that a backslash and what follows it stand for.
  private mutating func escapedScalar() -> Unicode.Scalar? {
    let letter = Unicode.Scalar(next)
    index += 1
    switch letter {
    case "\"", "\\", "/": return letter
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return scalarOfCodeUnits().flatMap { Self.isOrdinary($0) ? $0 : nil }
    default: return nil
    }
  }

  /// The character of one code unit, or of two, the second of which has a `\u` of its own.
  private mutating func scalarOfCodeUnits() -> Unicode.Scalar? {
    guard let first = codeUnit() else { return nil }
    guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) }
    guard skip("\\"), skip("u"), let second = codeUnit(), UTF16.isTrailSurrogate(second) else {
      return nil
    }
    return UTF16.decode(UTF16.EncodedScalar([first, second]))
  }

  private mutating func codeUnit() -> UInt16? {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(next)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
      index += 1
    }
    return unit
  }
}
