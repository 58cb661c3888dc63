extension DOTAttribute where Owner == DOTGraph {
  /// The direction in which edges point.
  public static func rankDirection(_ direction: RankDirection) -> Self {
    Self("rankdir", .word(direction.rawValue))
  }

  /// How edges are drawn.
  public static func splines(_ splines: Splines) -> Self {
    Self("splines", .word(splines.rawValue))
  }

  /// What is drawn over what.
  public static func outputOrder(_ order: OutputOrder) -> Self {
    Self("outputorder", .word(order.rawValue))
  }

  /// The space around the drawing, in inches.
  public static func padding(inches: Double) -> Self { Self("pad", .number(inches)) }

  /// The smallest distance between nodes of one rank, in inches.
  public static func nodeSeparation(inches: Double) -> Self { Self("nodesep", .number(inches)) }

  /// The smallest distance between ranks, in inches.
  public static func rankSeparation(inches: Double) -> Self { Self("ranksep", .number(inches)) }
}
