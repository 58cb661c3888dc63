/// A resource of a topology: it has an identifier of its own kind, and perhaps a name.
public protocol NetworkResource: Hashable, Sendable {
  /// The identifier, unique among the resources of this kind.
  var id: ResourceID<Self> { get }
  /// What people call it, where that differs from the identifier.
  var name: String? { get }
}

extension NetworkResource {
  /// What pages and messages call it: the name, or else the identifier.
  public var displayName: String { name ?? id.rawValue }
}
