/// What is drawn over what.
public enum OutputOrder: String, Hashable, Sendable {
  /// Edges over nodes.
  case edgesLast = "edgeslast"
  /// Nodes over edges.
  case nodesLast = "edgesfirst"
}
