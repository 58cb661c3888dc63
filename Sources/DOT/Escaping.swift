/// Returns an identifier or an attribute's value in quotation marks.
///
/// The one function that quotes: it quotes always, and takes every character as meant. Backslashes
/// are doubled, so Graphviz neither joins lines nor replaces `\N`; control characters, which would
/// make the SVG invalid, become their pictures (U+2400 and following).
func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    default: result.unicodeScalars.append(scalar.printable)
    }
  }
  return result + "\""
}

/// Returns text in which Graphviz, which decodes entities in labels and tooltips, finds none.
func escapedEntities(_ text: String) -> String {
  escaped(text) { $0 == "&" ? "&amp;" : nil }
}

/// Returns text as it stands in HTML-like labels, between tags and in attributes.
///
/// Graphviz replaces `\N` and the like there, too, so backslashes are doubled.
func escapedMarkup(_ text: String) -> String {
  escaped(text) { scalar in
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "\\": "\\\\"
    default: nil
    }
  }
}

extension String {
  /// The same as `replacing`, but quick where the character does not occur: almost always.
  func replacing(_ character: Unicode.Scalar, by text: String) -> String {
    guard unicodeScalars.contains(character) else { return self }
    return replacing(String(character), with: text)
  }
}

/// Replaces characters, turns line breaks and tabs into spaces, and other control characters into
/// U+FFFD.
private func escaped(_ text: String, _ replacement: (Unicode.Scalar) -> String?) -> String {
  if text.isPlain { return text }
  // Most text that is not ASCII has nothing to replace either.
  guard
    text.unicodeScalars.contains(where: {
      $0.isControl || $0.printable != $0 || replacement($0) != nil
    })
  else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if let replaced = replacement(scalar) {
      result += replaced
    } else if "\n\t\r".unicodeScalars.contains(scalar) {
      result += " "
    } else {
      result.unicodeScalars.append(
        scalar.isControl ? "\u{FFFD}" : scalar.printable)
    }
  }
  return result
}

extension String {
  /// Whether nothing has to be escaped, quoted or replaced anywhere: almost always, so that it pays to
  /// look before taking the text apart.
  var isPlain: Bool {
    utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "\\"):
        false
      default: 0x20..<0x7F ~= byte
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is one of the control characters, which Unicode has fixed for good.
  fileprivate var isControl: Bool { value < 0x20 || 0x7F..<0xA0 ~= value }

  /// The scalar itself if XML 1.0 allows it (section 2.2) and it shows; a picture of it otherwise.
  fileprivate var printable: Unicode.Scalar {
    switch value {
    case 0..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: self
    }
  }
}
