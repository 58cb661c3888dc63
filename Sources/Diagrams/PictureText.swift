import DOT

/// Text that fits into a picture.
enum PictureText {
  /// Whatever of these a reader has; widths are computed from tables.
  static let fonts = "Helvetica,Arial,sans-serif"

  /// The text without line breaks and without characters that turn the direction of other text.
  static func plain(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isLineBreak($0) || turnsDirection($0) }) else {
      return text
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !turnsDirection(scalar) {
      scalars.append(isLineBreak(scalar) ? " " : scalar)
    }
    return String(scalars)
  }

  /// Tabs, too, are no part of a line.
  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10, 13, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The width of a line, rounded up to whole points.
  static func width(_ text: String, size: Int, isBold: Bool = false) -> Int {
    Int(TextMetrics.width(of: text, size: size, isBold: isBold).rounded(.up))
  }

  /// The text, with `…` for its middle if it is wider than so many points.
  static func cut(_ text: String, to points: Int, size: Int, isBold: Bool = false) -> String {
    let text = plain(text)
    guard width(text, size: size, isBold: isBold) > points else { return text }
    let characters = Array(text)
    var (shortest, longest) = (0, characters.count)
    while shortest < longest {
      let kept = (shortest + longest + 1) / 2
      if width(withoutMiddle(characters, kept), size: size, isBold: isBold) <= points {
        shortest = kept
      } else {
        longest = kept - 1
      }
    }
    return withoutMiddle(characters, shortest)
  }

  private static func withoutMiddle(_ characters: [Character], _ kept: Int) -> String {
    String(characters.prefix(kept - kept / 2)) + "…" + String(characters.suffix(kept / 2))
  }

  /// The text in lines of at most so many points, about equally long; what is left is cut.
  static func wrapped(_ text: String, to points: Int, size: Int, lines count: Int) -> [String] {
    let words = plain(text).split(separator: " ")
    let loose = filled(words, points, size: size, lines: count)
    var narrowest = points
    while narrowest > 20,
      filled(words, narrowest - 20, size: size, lines: .max).count <= loose.count
    {
      narrowest -= 20
    }
    return filled(words, narrowest, size: size, lines: count).map {
      cut($0, to: points, size: size)
    }
  }

  private static func filled(
    _ words: [Substring], _ points: Int, size: Int, lines count: Int
  ) -> [String] {
    var lines = [""]
    for word in words {
      let last = lines[lines.count - 1]
      let longer = last.isEmpty ? "\(word)" : "\(last) \(word)"
      if lines.count == count || last.isEmpty || width(longer, size: size) <= points {
        lines[lines.count - 1] = longer
      } else {
        lines.append("\(word)")
      }
    }
    return lines
  }

  /// The first of some texts that fits, or the last one, cut.
  static func first(
    _ candidates: [String], fitting points: Int, size: Int, isBold: Bool = false
  ) -> String {
    candidates.first { width(plain($0), size: size, isBold: isBold) <= points }.map(plain)
      ?? cut(candidates.last ?? "", to: points, size: size, isBold: isBold)
  }
}
