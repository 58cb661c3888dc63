/// The identifier of a resource, which knows of what kind of resource.
///
/// A `ResourceID<Subnet>` cannot name a network ACL: raw text ends at the importer.
public struct ResourceID<Resource>: Hashable, Sendable {
  /// The identifier as the source writes it: AWS's own where there is one.
  public let rawValue: String

  /// Wraps the identifier that a source gives a resource.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}

extension ResourceID: Comparable {
  /// Orders identifiers as text.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.rawValue < rhs.rawValue
  }
}

extension ResourceID: CustomStringConvertible {
  /// The identifier as the source writes it.
  public var description: String { rawValue }
}
