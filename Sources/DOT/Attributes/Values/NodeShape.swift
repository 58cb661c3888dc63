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
