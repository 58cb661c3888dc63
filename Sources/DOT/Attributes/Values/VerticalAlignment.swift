/// Where something stands vertically.
public enum VerticalAlignment: String, Hashable, Sendable {
  /// At the top.
  case top = "TOP"
  /// In the middle.
  case middle = "MIDDLE"
  /// At the bottom.
  case bottom = "BOTTOM"
}
