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
