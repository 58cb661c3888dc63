/// How a border is drawn.
public enum HTMLStyle: String, Hashable, Sendable {
  /// With round corners.
  case rounded = "ROUNDED"
  /// With a dashed line.
  case dashed = "DASHED"
  /// With a dotted line.
  case dotted = "DOTTED"
  /// With a continuous line.
  case solid = "SOLID"
}
