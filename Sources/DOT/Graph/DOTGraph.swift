/// A directed graph in the DOT language, as a value whose text is always valid DOT.
public struct DOTGraph: Hashable, Sendable {
  /// The name; it is never left out, because Graphviz numbers what has no name.
  public var name: String
  /// Whether Graphviz draws several edges between the same two nodes as one.
  public var isStrict: Bool
  /// What holds for the graph itself.
  public var attributes: [DOTAttribute<DOTGraph>]
  /// What holds for every node that does not say otherwise.
  public var nodeDefaults: [DOTAttribute<Node>]
  /// What holds for every edge that does not say otherwise.
  public var edgeDefaults: [DOTAttribute<Edge>]
  /// Nodes, edges and clusters, in the order in which they are written.
  public var statements: [Statement]

  /// Creates a graph.
  public init(
    name: String,
    isStrict: Bool = false,
    attributes: [DOTAttribute<DOTGraph>] = [],
    nodeDefaults: [DOTAttribute<Node>] = [],
    edgeDefaults: [DOTAttribute<Edge>] = [],
    statements: [Statement] = []
  ) {
    self.name = name
    self.isStrict = isStrict
    self.attributes = attributes
    self.nodeDefaults = nodeDefaults
    self.edgeDefaults = edgeDefaults
    self.statements = statements
  }
}

extension DOTGraph {
  /// One line of a graph or a cluster.
  public enum Statement: Hashable, Sendable {
    /// A node; it belongs to the cluster in which it is stated.
    case node(Node)
    /// An edge; its nodes should be stated before it, or they land outside every cluster.
    case edge(Edge)
    /// A box around nodes.
    case cluster(Cluster)
  }
}
