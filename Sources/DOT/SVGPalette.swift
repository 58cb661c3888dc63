/// The colours that a drawing may use, and what becomes of each of them in dark mode.
///
/// A colour that is not in the palette is an error when a drawing is rendered.
public struct SVGPalette: Hashable, Sendable {
  /// The colours, in the order in which the style sheet lists them.
  public var entries: [Entry]

  /// Creates a palette.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// A colour of the palette.
  public struct Entry: Hashable, Sendable {
    /// The colour as it stands in the graph, and in light mode.
    public var light: DOTColor
    /// The colour of lines and text in dark mode, and of areas without one of their own.
    public var dark: DOTColor
    /// The colour of areas in dark mode, except arrow heads: they look like their line.
    public var darkArea: DOTColor

    /// Creates an entry whose lines, text and areas are alike.
    public init(_ light: DOTColor, dark: DOTColor) {
      self.init(light, dark: dark, darkArea: dark)
    }

    /// Creates an entry whose areas are darker in dark mode than its lines, since text is on them.
    public init(_ light: DOTColor, dark: DOTColor, darkArea: DOTColor) {
      self.light = light
      self.dark = dark
      self.darkArea = darkArea
    }

    /// Creates an entry that is the same in both modes.
    public init(_ color: DOTColor) {
      self.init(color, dark: color)
    }
  }
}
