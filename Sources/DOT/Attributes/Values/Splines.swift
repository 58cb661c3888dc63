/// How the edges of a graph are drawn.
///
/// Not offered: `ortho`, which ignores the ports of tables in Graphviz 2.42.
public enum Splines: String, Hashable, Sendable {
  /// Straight lines.
  case line
  /// Curves around nodes.
  case spline
  /// Straight lines with bends.
  case polyline
  /// Curves that may cross nodes.
  case curved
}
