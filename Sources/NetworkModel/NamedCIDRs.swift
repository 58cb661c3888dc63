public import PacketSpace

/// A name for one or several address ranges; tables print it in brackets.
public struct NamedCIDRs: NetworkResource {
  /// The name itself.
  public let id: ResourceID<NamedCIDRs>
  /// None: the identifier is the name.
  public var name: String? { nil }
  /// The blocks that the name stands for.
  public let cidrs: [CIDR]

  /// Names some address ranges.
  public init(id: ResourceID<NamedCIDRs>, cidrs: [CIDR]) {
    self.id = id
    self.cidrs = cidrs
  }
}
