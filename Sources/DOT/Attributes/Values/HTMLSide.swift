/// A side of a table or cell.
public enum HTMLSide: String, Hashable, Sendable {
  /// The left.
  case left = "L"
  /// The top.
  case top = "T"
  /// The right.
  case right = "R"
  /// The bottom.
  case bottom = "B"
}
