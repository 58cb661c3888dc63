public import PacketSpace

/// The other end that a rule speaks of: the source of an inbound rule, the destination of an outbound.
public enum RulePeer: Hashable, Sendable {
  case cidr(CIDR)
  /// A name from the topology's `cidrs`.
  case named(ResourceID<NamedCIDRs>)
  case prefixList(ResourceID<PrefixList>)
  /// The interfaces that carry this group, by their private addresses (SG-20).
  case securityGroup(ResourceID<SecurityGroup>)
  /// The interfaces that carry a group which the source does not describe, by its identifier.
  case unknownGroup(String)
  /// Something that the source does not say, with what is known about it: the rule may match any packet of
  /// its traffic, or none.
  case unknown(String)
}

extension RulePeer: CustomStringConvertible {
  /// As a topology file writes it.
  public var description: String {
    switch self {
    case .cidr(let cidr): cidr.description
    case .named(let id): id.rawValue
    case .prefixList(let id): id.rawValue
    case .securityGroup(let id): id.rawValue
    case .unknownGroup(let id): UnknownText(Self.groupPrefix + id).text
    case .unknown(let reason): UnknownText(reason).text
    }
  }

  /// What nobody knows, as the reason of a text says it.
  public init(unknown reason: String) {
    self =
      reason.hasPrefix(Self.groupPrefix)
      ? .unknownGroup(String(reason.dropFirst(Self.groupPrefix.count))) : .unknown(reason)
  }

  private static let groupPrefix = "group "
}
