/// Where a label stands horizontally.
public enum LabelJustification: String, Hashable, Sendable {
  /// At the left.
  case left = "l"
  /// In the middle.
  case center = "c"
  /// At the right.
  case right = "r"
}
