extension DOTGraph {
  /// An edge from one node to another.
  public struct Edge: Hashable, Sendable {
    /// Where the edge starts.
    public var from: Endpoint
    /// Where the edge ends.
    public var to: Endpoint
    /// How the edge looks.
    public var attributes: [DOTAttribute<Edge>]

    /// Creates an edge.
    public init(from: Endpoint, to: Endpoint, _ attributes: [DOTAttribute<Edge>] = []) {
      self.from = from
      self.to = to
      self.attributes = attributes
    }

    /// Creates an edge.
    public init(from: Endpoint, to: Endpoint, _ attributes: DOTAttribute<Edge>...) {
      self.init(from: from, to: to, attributes)
    }
  }
}
