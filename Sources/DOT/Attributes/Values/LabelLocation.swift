/// Whether a label stands above or below what it names.
public enum LabelLocation: String, Hashable, Sendable {
  /// Above.
  case top = "t"
  /// Below.
  case bottom = "b"
}
