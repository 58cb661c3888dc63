extension String {
  /// The text on one line and without anything that a terminal would obey: control characters and marks
  /// that change the direction of writing are left out.
  public var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.compactMap { scalar in
          switch scalar {
          case "\n", "\r", "\t": " "
          case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}", "\u{200F}": nil
          default: scalar.properties.generalCategory == .control ? nil : scalar
          }
        }))
  }

  /// The text filled up with spaces to a number of characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
