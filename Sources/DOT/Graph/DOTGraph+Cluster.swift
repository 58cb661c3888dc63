extension DOTGraph {
  /// A box around nodes, which may hold further boxes.
  public struct Cluster: Hashable, Sendable {
    /// The name, unique in the graph; in the text it follows `cluster_`, which makes Graphviz draw it.
    public var name: String
    /// How the box looks.
    public var attributes: [DOTAttribute<Cluster>]
    /// What is inside.
    ///
    /// Graphviz does not draw a cluster without a node, which is an error when a graph is rendered:
    /// put an invisible node into what is empty.
    public var statements: [Statement]

    /// Creates a cluster.
    public init(
      _ name: String, _ attributes: [DOTAttribute<Cluster>] = [], statements: [Statement] = []
    ) {
      self.name = name
      self.attributes = attributes
      self.statements = statements
    }
  }
}
