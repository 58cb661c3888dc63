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

extension DOTAttribute where Owner: DOTRegion {
  /// The background.
  public static func backgroundColor(_ color: DOTColor) -> Self { Self("bgcolor", color.value) }

  /// The label.
  public static func label(_ text: String) -> Self { Self("label", .text(text)) }

  /// The label.
  public static func label(_ label: HTMLLabel) -> Self { Self("label", .html(label)) }

  /// Whether the label stands above or below what is enclosed.
  public static func labelLocation(_ location: LabelLocation) -> Self {
    Self("labelloc", .word(location.rawValue))
  }

  /// Where the label stands horizontally.
  public static func labelJustification(_ justification: LabelJustification) -> Self {
    Self("labeljust", .word(justification.rawValue))
  }
}

/// The direction in which the edges of a graph point.
public enum RankDirection: String, Hashable, Sendable {
  /// Downwards.
  case topToBottom = "TB"
  /// To the right.
  case leftToRight = "LR"
}

/// How the edges of a graph are drawn.
///
/// Not offered: `ortho`, which ignores the ports of tables in Graphviz 2.42.
public enum Splines: String, Hashable, Sendable {
  /// Straight lines.
  case line
  /// Curves around nodes.
  case spline
  /// Straight lines with bends.
  case polyline
  /// Curves that may cross nodes.
  case curved
}

/// What is drawn over what.
public enum OutputOrder: String, Hashable, Sendable {
  /// Edges over nodes.
  case edgesLast = "edgeslast"
  /// Nodes over edges.
  case nodesLast = "edgesfirst"
}

/// Whether a label stands above or below what it names.
public enum LabelLocation: String, Hashable, Sendable {
  /// Above.
  case top = "t"
  /// Below.
  case bottom = "b"
}

/// Where a label stands horizontally.
public enum LabelJustification: String, Hashable, Sendable {
  /// At the left.
  case left = "l"
  /// In the middle.
  case center = "c"
  /// At the right.
  case right = "r"
}
