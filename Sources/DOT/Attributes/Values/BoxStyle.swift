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
