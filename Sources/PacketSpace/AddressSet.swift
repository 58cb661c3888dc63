/// A set of addresses of both families.
///
/// Equal sets are stored alike, whatever they were made of.
public struct AddressSet: Hashable, Sendable {
  typealias Addresses = Layer<UInt128, Presence>

  var layers: PerFamily<Addresses>

  init(_ layers: PerFamily<Addresses>) {
    self.layers = layers
  }

  init(_ family: AddressFamily, _ addresses: Addresses) {
    layers = .empty
    layers[family] = addresses
  }

  /// No address.
  public static let empty = Self(PerFamily<Addresses>.empty)
  /// Every IPv4 address.
  public static let allIPv4 = Self(.anyIPv4)
  /// Every IPv6 address.
  public static let allIPv6 = Self(.anyIPv6)
  /// Every address of both families.
  public static let all = allIPv4.union(allIPv6)

  /// Creates the set of the addresses of a block.
  public init(_ cidr: CIDR) {
    self.init(CollectionOfOne(cidr))
  }

  /// Creates the set of the addresses of all given blocks.
  public init(_ cidrs: some Sequence<CIDR>) {
    var ranges: (ipv4: [ClosedRange<UInt128>], ipv6: [ClosedRange<UInt128>]) = ([], [])
    for cidr in cidrs {
      let range = cidr.network.bits...cidr.lastAddress.bits
      switch cidr.family {
      case .ipv4: ranges.ipv4.append(range)
      case .ipv6: ranges.ipv6.append(range)
      }
    }
    self.init(PerFamily(ipv4: Layer(ranges.ipv4), ipv6: Layer(ranges.ipv6)))
  }

  /// Creates the set of one address.
  public init(_ address: IPAddress) {
    self.init(CIDR(address))
  }

  /// Whether no address is a member.
  public var isEmpty: Bool { layers.isEmpty }

  /// The number of members, or `UInt128.max` where there are more.
  public var count: UInt128 {
    AddressFamily.allCases.flatMap { layers[$0].slices }.reduce(0) {
      $0.addingSaturated($1.upper - $1.lower).addingSaturated(1)
    }
  }

  /// The lowest member, IPv4 before IPv6.
  public var first: IPAddress? {
    families.first.flatMap { family in
      layers[family].slices.first.map { IPAddress(family: family, bits: $0.lower) }
    }
  }

  /// The families of the members, IPv4 before IPv6.
  public var families: [AddressFamily] { layers.families }

  /// Returns whether the address is a member.
  public func contains(_ address: IPAddress) -> Bool {
    layers[address.family].contains(address.bits)
  }

  /// Returns what is in either set.
  public func union(_ other: Self) -> Self { Self(layers.union(other.layers)) }

  /// Returns what is in both sets.
  public func intersection(_ other: Self) -> Self { Self(layers.intersection(other.layers)) }

  /// Returns what is in this set and not in the other.
  public func subtracting(_ other: Self) -> Self { Self(layers.subtracting(other.layers)) }

  /// Returns whether all members are in the other set.
  public func isSubset(of other: Self) -> Bool { layers.isSubset(of: other.layers) }

  /// Returns whether the sets have no member in common.
  public func isDisjoint(with other: Self) -> Bool { layers.isDisjoint(with: other.layers) }

  /// Returns the members of one family.
  public func restricted(to family: AddressFamily) -> Self { Self(layers.restricted(to: family)) }
}

extension AddressSet: CustomStringConvertible {
  /// The fewest blocks that hold exactly the members, in ascending order.
  public var cidrs: [CIDR] {
    AddressFamily.allCases.flatMap { family in
      layers[family].ranges.flatMap { Self.cidrs(family, $0) }
    }
  }

  /// The blocks of the minimal cover, joined by commas.
  public var description: String {
    cidrs.map(\.description).joined(separator: ", ")
  }

  private static func cidrs(_ family: AddressFamily, _ range: ClosedRange<UInt128>) -> [CIDR] {
    var cidrs: [CIDR] = []
    var lower = range.lowerBound
    while true {
      let cidr = largestCIDR(family, from: lower, through: range.upperBound)
      cidrs.append(cidr)
      let last = cidr.lastAddress.bits
      guard last < range.upperBound else { return cidrs }
      lower = last + 1
    }
  }

  private static func largestCIDR(
    _ family: AddressFamily, from lower: UInt128, through upper: UInt128
  ) -> CIDR {
    let aligned = min(lower.trailingZeroBitCount, family.bitWidth)
    // A block of 2^n addresses fits while 2^n - 1 does not exceed the distance.
    let distance = upper - lower
    let fitting = distance == .max ? 128 : 127 - (distance + 1).leadingZeroBitCount
    return CIDR(
      around: IPAddress(family: family, bits: lower),
      prefixLength: family.bitWidth - min(aligned, fitting))
  }
}

extension UInt128 {
  fileprivate func addingSaturated(_ other: Self) -> Self {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
