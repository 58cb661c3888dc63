extension PacketSet {
  /// The source addresses of all members.
  public var sources: AddressSet {
    projection { AddressSet.Addresses($0.flatMap(\.packets.support.ranges)) }
  }

  /// The destination addresses of all members.
  public var destinations: AddressSet {
    projection { groups in
      AddressSet.Addresses(
        groups.flatMap(\.packets.slices).flatMap(\.content.support.ranges))
    }
  }

  /// The protocols of all members.
  public var protocols: ProtocolSet {
    packets.ipv4.protocols.union(packets.ipv6.protocols)
  }

  /// The source ports of all members; all ports if there is a member whose protocol has none.
  public var sourcePorts: PortSet {
    PortSet(portLayers.flatMap(\.support.ranges))
  }

  /// The destination ports of all members, and the types and codes of ICMP as in `PacketBox`; all
  /// ports if there is a member whose protocol has none.
  public var destinationPorts: PortSet {
    let slices = portLayers.flatMap(\.slices)
    // Most sets are one box, whose ports need no sorting.
    if let only = slices.first, slices.count == 1 { return PortSet(only.content) }
    return PortSet(slices.flatMap(\.content.ranges))
  }

  private var portLayers: [ProtocolGroups.Ports] {
    AddressFamily.allCases
      .flatMap { packets[$0].groups }
      .flatMap(\.packets.slices)
      .flatMap(\.content.slices)
      .map(\.content)
  }

  private func projection(
    _ project: ([ProtocolGroups.Group]) -> AddressSet.Addresses
  ) -> AddressSet {
    AddressSet(
      PerFamily(ipv4: project(packets.ipv4.groups), ipv6: project(packets.ipv6.groups)))
  }
}
