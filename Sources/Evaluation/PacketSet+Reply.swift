import PacketSpace

extension PacketSet {
  /// The packets that answer these; nil where nothing answers this protocol and type.
  ///
  /// TCP and UDP swap addresses and ports (M-1). Of ICMP only the echo request is answered, with the
  /// type one below it, for IPv6 one above (NACL-35). Other protocols swap addresses.
  var replies: PacketSet? {
    guard let transport = protocols.first, transport.isICMP else { return mirrored }
    return shiftingICMPTypes(from: Self.echo(transport).request, to: Self.echo(transport).reply)
  }

  /// The packets that these answer: the inverse of `replies`.
  var requests: PacketSet {
    guard let transport = protocols.first, transport.isICMP else { return mirrored }
    return shiftingICMPTypes(from: Self.echo(transport).reply, to: Self.echo(transport).request)
      ?? .empty
  }

  /// The types of an echo request and of its reply.
  private static func echo(_ transport: TransportProtocol) -> (request: UInt8, reply: UInt8) {
    transport == .icmp ? (8, 0) : (128, 129)
  }

  /// Mirrors the packets and gives them another ICMP type; nil if there is any other type among them.
  private func shiftingICMPTypes(from old: UInt8, to new: UInt8) -> PacketSet? {
    guard destinationPorts.isSubset(of: PacketBox.icmpTypeCode(type: old, code: nil)) else {
      return nil
    }
    let (oldBase, newBase) = (UInt16(old) << 8, UInt16(new) << 8)
    return PacketSet(
      mirrored.boxes.map { box in
        var box = box
        box.destinationPorts = PortSet(
          box.destinationPorts.ranges.map {
            ($0.lowerBound - oldBase + newBase)...($0.upperBound - oldBase + newBase)
          })
        return box
      })
  }
}
