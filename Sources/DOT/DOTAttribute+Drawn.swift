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

extension DOTAttribute where Owner == DOTGraph.Cluster {
  /// The space between the box and what is inside, in points.
  public static func margin(_ points: Double) -> Self { Self("margin", .number(points)) }
}

extension DOTAttribute where Owner == DOTGraph.Node {
  /// The outline.
  public static func shape(_ shape: NodeShape) -> Self { Self("shape", .word(shape.rawValue)) }

  /// The text in the node.
  public static func label(_ text: String) -> Self { Self("label", .text(text)) }

  /// What is in the node.
  public static func label(_ label: HTMLLabel) -> Self { Self("label", .html(label)) }

  /// The smallest width, in inches.
  public static func width(inches: Double) -> Self { Self("width", .number(inches)) }

  /// The smallest height, in inches.
  public static func height(inches: Double) -> Self { Self("height", .number(inches)) }

  /// Whether the node is exactly as large as its width and height say.
  public static func fixedSize(_ isFixed: Bool) -> Self { Self("fixedsize", .word("\(isFixed)")) }

  /// The space around the label, in inches.
  public static func margin(inches: Double) -> Self { Self("margin", .number(inches)) }

  /// How many outlines are drawn; from 0 to 4, because Graphviz does not return from huge numbers.
  public static func peripheries(_ count: Int) -> Self {
    Self("peripheries", .word("\(min(max(count, 0), 4))"))
  }

  /// Nodes of the same group are kept in a straight line if possible.
  public static func group(_ name: String) -> Self { Self("group", .text(name)) }
}

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

/// How the outline of a box is drawn.
public enum BoxStyle: String, Hashable, Sendable {
  /// With round corners.
  case rounded
  /// With the fill colour inside.
  case filled
  /// With a continuous line.
  case solid
  /// With a dashed line.
  case dashed
  /// With a dotted line.
  case dotted
  /// With a bold line.
  case bold
  /// Not at all; a cluster's label is still drawn.
  case invisible = "invis"
}

/// How the line of an edge is drawn.
public enum LineStyle: String, Hashable, Sendable {
  /// Continuous.
  case solid
  /// Dashed.
  case dashed
  /// Dotted.
  case dotted
  /// Bold.
  case bold
  /// Not at all, though the edge takes part in the layout.
  case invisible = "invis"
}

/// The outline of a node.
public enum NodeShape: String, Hashable, Sendable {
  /// No outline, and no margin around the label.
  case plain
  /// A rectangle.
  case box
  /// A circle.
  case circle
  /// An ellipse.
  case ellipse
  /// An octagon.
  case octagon
  /// A hexagon.
  case hexagon
  /// A rhombus.
  case diamond
  /// A filled dot.
  case point
  /// A cylinder.
  case cylinder
  /// No outline.
  case none
}

/// At which ends an edge has an arrow.
public enum EdgeDirection: String, Hashable, Sendable {
  /// At the end.
  case forward
  /// At the start.
  case back
  /// At both.
  case both
  /// At neither.
  case none
}

/// The shape of an arrow.
public enum ArrowShape: String, Hashable, Sendable {
  /// A filled triangle.
  case normal
  /// A bar across the line.
  case tee
  /// An open arrow.
  case vee
  /// A dot.
  case dot
  /// A box.
  case box
  /// A rhombus.
  case diamond
  /// Nothing.
  case none
}
