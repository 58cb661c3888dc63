extension DOTAttribute where Owner == DOTGraph.Cluster {
  /// The space between the box and what is inside, in points.
  public static func margin(_ points: Double) -> Self { Self("margin", .number(points)) }
}
