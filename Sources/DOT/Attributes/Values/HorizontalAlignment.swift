/// Where something stands horizontally.
public enum HorizontalAlignment: String, Hashable, Sendable {
  /// At the left.
  case left = "LEFT"
  /// In the middle.
  case center = "CENTER"
  /// At the right.
  case right = "RIGHT"
}
