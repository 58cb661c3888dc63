/// How wide text is in Helvetica and its metric equals (Arial, Liberation Sans, Arimo).
///
/// Graphviz is given these numbers instead of those of installed fonts, so a drawing has the same
/// layout everywhere. Widths come from the fonts' own tables; what the fonts lack is estimated, not
/// too narrow.
public enum TextMetrics {
  /// The width of a line of text, in points.
  public static func width(of text: String, size: Int, isBold: Bool = false) -> Double {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + advance(of: $1, isBold: isBold) }
    return Double(thousandths * size) / 1000
  }

  /// The width of a character, in thousandths of the font size.
  static func advance(of scalar: Unicode.Scalar, isBold: Bool) -> Int {
    switch scalar.value {
    case 0x20...0x7E:
      (isBold ? boldASCII : regularASCII)[Int(scalar.value) - 0x20]
    case 0xA0...0xFF:
      (isBold ? boldLatin1 : regularLatin1)[Int(scalar.value) - 0xA0]
    default:
      punctuation(scalar, isBold: isBold) ?? estimate(scalar)
    }
  }
}

/// Characters outside Latin-1 that diagrams use, from Liberation Sans; ✓ from DejaVu Sans, which has it.
private func punctuation(_ scalar: Unicode.Scalar, isBold: Bool) -> Int? {
  switch scalar {
  case "–", "€": 556
  case "—", "…", "←", "→", "↔", "↑", "↓": 1000
  case "≈", "√", "≤", "≥", "≠": 549
  case "•": 350
  case "‘", "’", "‚": isBold ? 278 : 222
  case "“", "”", "„": isBold ? 500 : 333
  case "✓", "✗": 838
  default: nil
  }
}

private func estimate(_ scalar: Unicode.Scalar) -> Int {
  let properties = scalar.properties
  switch properties.generalCategory {
  case .control, .format, .nonspacingMark, .enclosingMark, .surrogate: return 0
  default: break
  }
  if properties.isEmojiPresentation { return 1000 }
  return switch scalar.value {
  case 0x1160...0x11FF: 0  // Hangul vowels and finals are drawn onto the initial
  case 0x100...0x24F, 0x370...0x52F, 0x1E00...0x1FFF: 650  // Latin, Greek and Cyrillic
  case 0x530...0x10FF: 700  // alphabets
  default: 1000
  }
}

// The advance widths of the printable ASCII and Latin-1 characters, in order.

private let regularASCII = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
  556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
  667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
  556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]

private let boldASCII = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
  556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
  975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
  667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
  333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
  611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
]

private let regularLatin1 = [
  278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 552,
  400, 549, 333, 333, 333, 576, 537, 333, 333, 333, 365, 556, 834, 834, 834, 611,
  667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
  722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
  556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278,
  556, 556, 556, 556, 556, 556, 556, 549, 611, 556, 556, 556, 556, 500, 556, 500,
]

private let boldLatin1 = [
  278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 552,
  400, 549, 333, 333, 333, 576, 556, 333, 333, 333, 365, 556, 834, 834, 834, 611,
  722, 722, 722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
  722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
  556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278,
  611, 611, 611, 611, 611, 611, 611, 549, 611, 611, 611, 611, 611, 556, 611, 556,
]
