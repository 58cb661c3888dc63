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

  /// A side of a node or port.
  public enum Compass: String, Hashable, Sendable, CaseIterable {
    /// Up.
    case north = "n"
    /// Up and right.
    case northEast = "ne"
    /// Right.
    case east = "e"
    /// Down and right.
    case southEast = "se"
    /// Down.
    case south = "s"
    /// Down and left.
    case southWest = "sw"
    /// Left.
    case west = "w"
    /// Up and left.
    case northWest = "nw"
    /// The middle.
    case center = "c"
  }
}

extension DOTGraph.Endpoint: ExpressibleByStringLiteral {
  /// Creates an endpoint at a node, without a port.
  public init(stringLiteral node: String) {
    self.init(node)
  }
}
