extension DOTGraph {
  /// The end of an edge: a node, and perhaps a port of it and the side of the port.
  public struct Endpoint: Hashable, Sendable {
    /// The name of the node.
    public var node: String
    /// The name of the port: of a table cell with `HTMLAttribute.port`, without a colon.
    public var port: String?
    /// The side of the port, or of the node if there is no port.
    public var compass: Compass?

    /// Creates an endpoint.
    public init(_ node: String, port: String? = nil, compass: Compass? = nil) {
      self.node = node
      self.port = port
      self.compass = compass
    }
  }
}

extension DOTGraph.Endpoint: ExpressibleByStringLiteral {
  /// Creates an endpoint at a node, without a port.
  public init(stringLiteral node: String) {
    self.init(node)
  }
}
