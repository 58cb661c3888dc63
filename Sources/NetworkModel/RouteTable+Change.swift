extension RouteTable {
  /// The table with its routes changed, and nothing else: what nobody knows of it stays unknown.
  public func changing(_ change: ([Route]) -> [Route]) -> RouteTable {
    RouteTable(id: id, name: name, vpc: vpc, routes: change(routes), gap: gap)
  }
}
