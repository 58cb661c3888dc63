extension ResourceTable {
  /// The table with one of its resources changed.
  public func replacing(_ id: ResourceID<Resource>, _ change: (Resource) -> Resource) -> Self {
    ResourceTable(map { $0.id == id ? change($0) : $0 })
  }
}
