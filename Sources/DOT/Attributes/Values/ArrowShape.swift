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
