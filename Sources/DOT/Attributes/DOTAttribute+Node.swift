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
