public import PacketSpace

/// A managed prefix list: address ranges that group rules and routes may refer to (SG-16).
public struct PrefixList: NetworkResource {
  /// The identifier, as the source gives it.
  public let id: ResourceID<PrefixList>
  /// What people call it, where that differs.
  public let name: String?
  /// The blocks of the list.
  public let cidrs: [CIDR]
  /// What the list counts as in quotas; absent: its length.
  public let maxEntries: Int?

  /// Whether the source says which blocks it has.
  public let isKnown: Bool

  /// Describes a prefix list.
  public init(
    id: ResourceID<PrefixList>, name: String? = nil, cidrs: [CIDR], maxEntries: Int? = nil,
    isKnown: Bool = true
  ) {
    self.id = id
    self.name = name
    self.cidrs = cidrs
    self.maxEntries = maxEntries
    self.isKnown = isKnown
  }
}

extension PrefixList {
  /// Whether AWS manages it, for one of its services: such lists hold addresses of that service only.
  public var isOfAWS: Bool { name?.hasPrefix("com.amazonaws.") == true }
}
