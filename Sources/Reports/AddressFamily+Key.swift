import PacketSpace

extension AddressFamily {
  /// As the contract spells it.
  var key: String { self == .ipv4 ? "ipv4" : "ipv6" }
}
