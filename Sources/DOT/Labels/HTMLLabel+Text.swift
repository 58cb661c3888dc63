extension HTMLLabel {
  /// A piece of text in a label.
  public indirect enum Text: Hashable, Sendable {
    /// Characters; line breaks and tabs become spaces, other control characters U+FFFD.
    case plain(String)
    /// Bold text.
    case bold([Text])
    /// Italic text.
    case italic([Text])
    /// Text of a certain size in points and colour; nil keeps that of the surroundings.
    case font(size: Int?, color: DOTColor?, [Text])
    /// The end of a line, and how the line is aligned within its cell; nil keeps the cell's way.
    case lineBreak(HorizontalAlignment?)
  }
}

extension HTMLLabel.Text {
  /// The end of a line.
  public static let lineBreak = Self.lineBreak(nil)

  /// Characters of one size in points, colour and weight.
  public static func text(
    _ characters: String, size: Int, color: DOTColor, isBold: Bool = false
  ) -> Self {
    .font(
      size: size, color: color,
      isBold ? [.bold([.plain(characters)])] : [.plain(characters)])
  }
}
