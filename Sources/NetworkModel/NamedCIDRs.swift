public import PacketSpace

/// A name for one or several address ranges; tables print it in brackets.
public struct NamedCIDRs: NetworkResource {
  /// The name itself.
  public let id: ResourceID<NamedCIDRs>
  public var name: String? { nil }
  public let cidrs: [CIDR]

  /// Names some address ranges.
  public init(id: ResourceID<NamedCIDRs>, cidrs: [CIDR]) {
    self.id = id
    self.cidrs = cidrs
  }
}
