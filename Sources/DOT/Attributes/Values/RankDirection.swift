/// The direction in which the edges of a graph point.
public enum RankDirection: String, Hashable, Sendable {
  /// Downwards.
  case topToBottom = "TB"
  /// To the right.
  case leftToRight = "LR"
}
