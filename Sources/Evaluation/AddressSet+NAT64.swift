import PacketSpace

extension AddressSet {
  /// The IPv6 addresses that stand for IPv4 ones, 64:ff9b::/96 (RFC 6052, RT-26).
  static let nat64 = AddressSet(literal: "64:ff9b::/96")

  /// The IPv4 addresses that these stand for.
  var embeddedIPv4: AddressSet {
    AddressSet(
      intersection(.nat64).cidrs.compactMap { block in
        try? CIDR(
          network: IPAddress(family: .ipv4, bits: block.network.bits & 0xffff_ffff),
          prefixLength: block.prefixLength - 96)
      })
  }
}
