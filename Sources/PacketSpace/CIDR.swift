/// A block of addresses that share a prefix (RFC 4632), such as `10.0.0.0/16`.
///
/// Blocks order by network, then from the widest to the narrowest.
public struct CIDR: Hashable, Comparable, Sendable {
  /// The lowest address of the block.
  public let network: IPAddress
  /// The number of leading bits that all addresses of the block share.
  public let prefixLength: Int

  /// Creates the block around an address.
  ///
  /// The host bits are dropped, as AWS does (NACL-10).
  public init(network: IPAddress, prefixLength: Int) throws(CIDRError) {
    let allowed = 0...network.family.bitWidth
    guard allowed.contains(prefixLength) else {
      throw .prefixLengthOutOfRange(prefixLength, allowed: allowed)
    }
    self.init(around: network, prefixLength: prefixLength)
  }

  /// Creates the block that holds one address only, a /32 or /128 (SG-15).
  public init(_ host: IPAddress) {
    self.init(around: host, prefixLength: host.family.bitWidth)
  }

  /// Creates the block around an address for a prefix length that the family is known to have.
  init(around address: IPAddress, prefixLength: Int) {
    // INVARIANT: the network has no host bits.
    self.network = IPAddress(
      family: address.family,
      bits: address.bits & ~Self.hostMask(address.family, prefixLength: prefixLength))
    self.prefixLength = prefixLength
  }

  /// Every IPv4 address, `0.0.0.0/0`.
  public static let anyIPv4 = Self(around: IPAddress(family: .ipv4, bits: 0), prefixLength: 0)
  /// Every IPv6 address, `::/0`.
  public static let anyIPv6 = Self(around: IPAddress(family: .ipv6, bits: 0), prefixLength: 0)

  /// Every address of a family.
  public static func any(_ family: AddressFamily) -> Self {
    family == .ipv4 ? .anyIPv4 : .anyIPv6
  }

  /// The family of all addresses of the block.
  public var family: AddressFamily { network.family }

  /// The highest address of the block.
  public var lastAddress: IPAddress {
    IPAddress(family: family, bits: network.bits | hostMask)
  }

  private var hostMask: UInt128 { Self.hostMask(family, prefixLength: prefixLength) }

  private static func hostMask(_ family: AddressFamily, prefixLength: Int) -> UInt128 {
    family.lastBits >> prefixLength
  }

  /// Returns whether the address lies in the block; never for one of the other family.
  public func contains(_ address: IPAddress) -> Bool {
    address.family == family && address.bits & ~hostMask == network.bits
  }

  /// Returns whether all of the other block lies in this one.
  public func contains(_ other: CIDR) -> Bool {
    prefixLength <= other.prefixLength && contains(other.network)
  }

  /// Returns whether the blocks have an address in common; then one contains the other.
  public func overlaps(_ other: CIDR) -> Bool {
    contains(other) || other.contains(self)
  }

  /// Returns whether the left block comes first: by network, then the wider one.
  public static func < (left: Self, right: Self) -> Bool {
    (left.network, left.prefixLength) < (right.network, right.prefixLength)
  }
}

extension CIDR: CustomStringConvertible {
  /// Reads `network/length`.
  ///
  /// The text may name any address of the block: `10.0.0.7/24` is `10.0.0.0/24`.
  public init(_ text: some StringProtocol) throws(CIDRError) {
    let whole = String(text)
    let utf8 = Substring(whole).utf8
    let slash = utf8.firstIndex(of: UInt8(ascii: "/")) ?? utf8.endIndex
    guard let address = IPAddress(utf8: utf8[..<slash]) else { throw .malformed(whole) }
    guard slash != utf8.endIndex else { throw .missingPrefixLength(whole) }
    guard let length = Int(plainDecimal: utf8[utf8.index(after: slash)...]) else {
      throw .malformed(whole)
    }
    try self.init(network: address, prefixLength: length)
  }

  /// The block as `network/length`, the network as in RFC 5952.
  public var description: String { "\(network)/\(prefixLength)" }
}
