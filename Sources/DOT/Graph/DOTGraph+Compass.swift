extension DOTGraph {
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
