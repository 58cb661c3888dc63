extension DOTGraph {
  /// A node: a name that is unique in the graph, and how it looks.
  public struct Node: Hashable, Sendable {
    /// The name by which edges refer to the node; it is not shown.
    public var name: String
    /// How the node looks.
    public var attributes: [DOTAttribute<Node>]

    /// Creates a node.
    public init(_ name: String, _ attributes: [DOTAttribute<Node>] = []) {
      self.name = name
      self.attributes = attributes
    }

    /// Creates a node.
    public init(_ name: String, _ attributes: DOTAttribute<Node>...) {
      self.init(name, attributes)
    }
  }
}
