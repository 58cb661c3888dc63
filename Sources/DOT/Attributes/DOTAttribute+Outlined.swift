extension DOTAttribute where Owner: DOTOutlined {
  /// The colour of the line.
  public static func color(_ color: DOTColor) -> Self { Self("color", color.value) }

  /// The width of the line, in points.
  public static func penWidth(_ points: Double) -> Self { Self("penwidth", .number(points)) }
}

extension DOTAttribute where Owner: DOTFilled {
  /// The colour of the area; it shows if the style has `filled`.
  public static func fillColor(_ color: DOTColor) -> Self { Self("fillcolor", color.value) }

  /// How line and area are drawn.
  public static func style(_ styles: BoxStyle...) -> Self {
    Self("style", .word(styles.map(\.rawValue).joined(separator: ",")))
  }
}
