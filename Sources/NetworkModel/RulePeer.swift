public import PacketSpace

/// The other end that a rule speaks of: the source of an inbound rule, the destination of an outbound.
public enum RulePeer: Hashable, Sendable {
  case cidr(CIDR)
  /// A name from the topology's `cidrs`.
  case named(ResourceID<NamedCIDRs>)
  case prefixList(ResourceID<PrefixList>)
  /// The interfaces that carry this group, by their private addresses (SG-20).
  case securityGroup(ResourceID<SecurityGroup>)
}
