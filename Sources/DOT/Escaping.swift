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
func escapedMarkup(_ text: String) -> String {
  escaped(text) { scalar in
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    default: nil
    }
  }
}

/// Replaces characters, turns line breaks and tabs into spaces, and puts a word joiner behind an
/// ampersand that seems to begin an entity.
///
/// Graphviz leaves such an ampersand alone when it writes the SVG, even if it came from `&amp;`: a
/// rule named "&lt;" would turn into "<". The word joiner has no width and is not seen.
private func escaped(_ text: String, _ replacement: (Unicode.Scalar) -> String?) -> String {
  var result = ""
  var rest = text.unicodeScalars[...]
  while let scalar = rest.popFirst() {
    switch scalar {
    case "\n", "\t", "\r": result += " "
    default:
      if let replaced = replacement(scalar) {
        result += replaced
        if scalar == "&", beginsEntity(rest) { result += "\u{2060}" }
      } else {
        result.unicodeScalars.append(scalar.isControl ? "\u{FFFD}" : scalar.printable)
      }
    }
  }
  return result
}

private func beginsEntity(_ text: Substring.UnicodeScalarView) -> Bool {
  let name = text.prefix { $0 == "#" || ($0.isASCII && $0.properties.isAlphabetic) || $0.isDigit }
  return !name.isEmpty && text[name.endIndex...].first == ";"
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var isControl: Bool { properties.generalCategory == .control }

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
