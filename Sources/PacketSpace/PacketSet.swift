/// An exact set of packets.
///
/// A set is a decision diagram over the header fields: family, protocol, source address,
/// destination address, source port, destination port. Equal sets are stored alike, so `==` compares
/// what they contain, and parts that an operation leaves alone are shared, not copied. Protocols
/// without ports are stored with all of them, as no rule can tell them apart (SG-12).
public struct PacketSet: Hashable, Sendable {
  var packets: PerFamily<ProtocolGroups>

  init(_ packets: PerFamily<ProtocolGroups>) {
    self.packets = packets
  }

  /// No packet.
  public static let empty = Self(PerFamily<ProtocolGroups>.empty)
  /// Every packet of both families.
  public static let all = Self(PacketBox.all)

  /// Creates the set of the packets in a box.
  public init(_ box: PacketBox) {
    var packets = PerFamily<ProtocolGroups>.empty
    for family in AddressFamily.allCases {
      packets[family] = ProtocolGroups(box, family)
    }
    self.packets = packets
  }

  /// Creates the set of the packets that are in any of the boxes, which may overlap.
  public init(_ boxes: some Sequence<PacketBox>) {
    let boxes = Array(boxes)
    if let only = boxes.first, boxes.count == 1 {
      self.init(only)
    } else {
      self = .firstMatch(boxes.map { ($0, true) })
    }
  }

  /// Whether no packet is a member.
  public var isEmpty: Bool { packets.isEmpty }

  /// The number of members; exact as long as it has no more than 53 significant bits.
  ///
  /// A packet of a protocol without ports counts once, an ICMP packet once for each type and code.
  public var count: Double { packets.measure }

  /// Returns whether the packet is a member.
  public func contains(_ packet: Packet) -> Bool {
    packet.source.family == packet.destination.family
      && packets[packet.source.family].packets(packet.protocol)
        .content(at: packet.source.bits).content(at: packet.destination.bits)
        .content(at: packet.sourcePort).contains(packet.destinationPort)
  }

  /// Returns what is in either set.
  public func union(_ other: Self) -> Self { Self(packets.union(other.packets)) }

  /// Returns what is in both sets.
  public func intersection(_ other: Self) -> Self { Self(packets.intersection(other.packets)) }

  /// Returns what is in this set and not in the other.
  public func subtracting(_ other: Self) -> Self { Self(packets.subtracting(other.packets)) }

  /// Returns whether all members are in the other set.
  public func isSubset(of other: Self) -> Bool { packets.isSubset(of: other.packets) }

  /// Returns whether the sets have no member in common.
  public func isDisjoint(with other: Self) -> Bool { packets.isDisjoint(with: other.packets) }

  /// The families of the members, IPv4 before IPv6.
  public var families: [AddressFamily] { packets.families }

  /// Returns the members of one family.
  public func restricted(to family: AddressFamily) -> Self { Self(packets.restricted(to: family)) }

  /// Returns the members with one of the protocols.
  public func restricted(to protocols: ProtocolSet) -> Self {
    Self(
      PerFamily(
        ipv4: packets.ipv4.restricted(to: protocols),
        ipv6: packets.ipv6.restricted(to: protocols)))
  }
}
