import DOT

/// Which way a request runs through the picture.
enum Orientation {
  /// From left to right: lanes one above the other.
  case across
  /// From top to bottom: lanes side by side.
  case down

  /// A row of boxes gets too wide to be read with more than four.
  init(_ tree: StationTree) {
    self = tree.isChain && tree.stations.count <= 4 ? .across : .down
  }

  var rankDirection: RankDirection { self == .across ? .leftToRight : .topToBottom }
}
