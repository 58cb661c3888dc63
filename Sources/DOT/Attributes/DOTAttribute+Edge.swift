extension DOTAttribute where Owner == DOTGraph.Edge {
  /// How the line is drawn.
  public static func style(_ style: LineStyle) -> Self { Self("style", .word(style.rawValue)) }

  /// At which ends the edge has an arrow.
  public static func direction(_ direction: EdgeDirection) -> Self {
    Self("dir", .word(direction.rawValue))
  }

  /// The arrow at the end.
  public static func arrowHead(_ arrow: ArrowShape) -> Self {
    Self("arrowhead", .word(arrow.rawValue))
  }

  /// The arrow at the start; drawn if the direction is `back` or `both`.
  public static func arrowTail(_ arrow: ArrowShape) -> Self {
    Self("arrowtail", .word(arrow.rawValue))
  }

  /// The size of arrows, as a multiple of the usual one.
  public static func arrowSize(_ factor: Double) -> Self { Self("arrowsize", .number(factor)) }

  /// How strongly the edge is kept short and straight.
  public static func weight(_ weight: Int) -> Self { Self("weight", .word("\(max(weight, 0))")) }

  /// The smallest number of ranks that the edge spans.
  public static func minimumLength(_ ranks: Int) -> Self {
    Self("minlen", .word("\(min(max(ranks, 0), 100))"))
  }
}
