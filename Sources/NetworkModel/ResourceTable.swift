/// The resources of one kind, in the order of their identifiers.
///
/// The order does not depend on the source, so that the same network read from two sources is equal
/// and prints alike.
public struct ResourceTable<Resource: NetworkResource>: Sendable {
  // INVARIANT: sorted by identifier, no identifier twice; `positions` points into `resources`.
  private let resources: [Resource]
  private let positions: [ResourceID<Resource>: Int]

  /// Makes a table of resources; of several with one identifier the first stays.
  public init(_ resources: some Sequence<Resource>) {
    var seen: Set<ResourceID<Resource>> = []
    let sorted = resources.filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
    self.resources = sorted
    self.positions = Dictionary(
      uniqueKeysWithValues: sorted.enumerated().map { ($0.element.id, $0.offset) })
  }

  /// The resource with this identifier, if there is one.
  public subscript(id: ResourceID<Resource>) -> Resource? {
    positions[id].map { resources[$0] }
  }

  /// The resource whose identifier is this text, if there is one.
  public subscript(text: String) -> Resource? { self[ResourceID(text)] }
}

extension ResourceTable: RandomAccessCollection {
  /// The place of the first resource.
  public var startIndex: Int { resources.startIndex }
  /// The place behind the last resource.
  public var endIndex: Int { resources.endIndex }
  /// The resource at a place.
  public subscript(position: Int) -> Resource { resources[position] }
}

extension ResourceTable: Hashable {
  /// Compares the resources; where they stand follows from them.
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.resources == rhs.resources }

  /// Hashes the resources.
  public func hash(into hasher: inout Hasher) { hasher.combine(resources) }
}
