public import PacketSpace

/// A managed prefix list: address ranges that group rules and routes may refer to (SG-16).
public struct PrefixList: NetworkResource {
  public let id: ResourceID<PrefixList>
  public let name: String?
  public let cidrs: [CIDR]
  /// What the list counts as in quotas; absent: its length.
  public let maxEntries: Int?

  /// Describes a prefix list.
  public init(
    id: ResourceID<PrefixList>, name: String? = nil, cidrs: [CIDR], maxEntries: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.cidrs = cidrs
    self.maxEntries = maxEntries
  }
}
