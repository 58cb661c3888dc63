/// Text made safe to print on a terminal and to align carets under.
///
/// Tabs become spaces; line breaks, other control characters and the marks that reorder text (which
/// can make a line read as something else) become U+FFFD.
struct PrintableText {
  /// What to print.
  private(set) var text = ""
  /// How many terminal cells the text takes.
  private(set) var width = 0

  init(_ source: some Sequence<Unicode.Scalar>) {
    for scalar in source {
      switch scalar {
      case "\t":
        text += "    "
        width += 4
      case _ where Self.isHarmful(scalar):
        text.unicodeScalars.append("\u{FFFD}")
        width += 1
      default:
        text.unicodeScalars.append(scalar)
        width += Self.cells(of: scalar)
      }
    }
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    case .format: !(scalar == "\u{200D}" || scalar == "\u{200C}")  // joiners, as emoji need them
    default: false
    }
  }

  /// Two for what East Asian fonts draw wide, and for emoji; none for what combines.
  private static func cells(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
