/// The version of the Internet Protocol that an address belongs to.
///
/// The two families are separate spaces: what is said about one never applies to the other.
public enum AddressFamily: Hashable, Comparable, CaseIterable, Sendable {
  /// 32-bit addresses.
  case ipv4
  /// 128-bit addresses.
  case ipv6

  /// What messages, pages and pictures call it.
  public var displayName: String {
    switch self {
    case .ipv4: "IPv4"
    case .ipv6: "IPv6"
    }
  }

  /// The number of bits in an address of this family.
  public var bitWidth: Int {
    switch self {
    case .ipv4: 32
    case .ipv6: 128
    }
  }

  /// The bits of the highest address of this family.
  var lastBits: UInt128 {
    switch self {
    case .ipv4: UInt128(UInt32.max)
    case .ipv6: .max
    }
  }
}
