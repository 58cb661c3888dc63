/// One IPv4 or IPv6 address.
///
/// Addresses order by family, then by number. Scoped addresses (`fe80::1%eth0`) are not modelled.
public struct IPAddress: Hashable, Comparable, Sendable {
  /// The family that the address belongs to.
  public let family: AddressFamily
  /// The address as a number; an IPv4 address fills the low 32 bits.
  public let bits: UInt128

  /// Creates the address with the given number.
  ///
  /// Bits that the family does not have are dropped.
  public init(family: AddressFamily, bits: UInt128) {
    self.family = family
    // INVARIANT: an IPv4 address has no bit above the 32nd.
    self.bits = bits & family.lastBits
  }

  /// Returns whether the left address comes first: IPv4 before IPv6, then by number.
  public static func < (left: Self, right: Self) -> Bool {
    (left.family, left.bits) < (right.family, right.bits)
  }
}
