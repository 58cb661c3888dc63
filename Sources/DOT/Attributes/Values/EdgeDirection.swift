/// At which ends an edge has an arrow.
public enum EdgeDirection: String, Hashable, Sendable {
  /// At the end.
  case forward
  /// At the start.
  case back
  /// At both.
  case both
  /// At neither.
  case none
}
