import CGraphvizShim

/// What is known of the Graphviz library without laying anything out.
public enum Graphviz {
  /// The version of the loaded library as it calls itself, for instance `2.43.0`.
  public static let version = String(cString: portolan_graphviz_version())
}
