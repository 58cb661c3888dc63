/// A set of ports; for ICMP, of types and codes (see `PacketBox`).
///
/// Equal sets are stored alike, whatever they were made of.
public struct PortSet: Hashable, Sendable {
  typealias Ports = Layer<UInt16, Presence>

  var ports: Ports

  init(_ ports: Ports) {
    self.ports = ports
  }

  /// No port.
  public static let empty = Self(Ports.empty)
  /// The ports 0 to 65535.
  public static let all = Self(Ports.all)

  /// Creates the set of the ports of a range.
  public init(_ range: ClosedRange<UInt16>) {
    self.init(CollectionOfOne(range))
  }

  /// Creates the set of one port.
  public init(_ port: UInt16) {
    self.init(port...port)
  }

  /// Creates the set of the ports of all given ranges, which may overlap and have any order.
  public init(_ ranges: some Sequence<ClosedRange<UInt16>>) {
    self.init(Ports(ranges))
  }

  /// The members as the fewest ranges, in ascending order.
  public var ranges: [ClosedRange<UInt16>] { ports.ranges }

  /// Whether no port is a member.
  public var isEmpty: Bool { ports.isEmpty }

  /// The number of members.
  public var count: Int { ports.slices.reduce(0) { $0 + Int($1.upper - $1.lower) + 1 } }

  /// Returns whether the port is a member.
  public func contains(_ port: UInt16) -> Bool { ports.contains(port) }

  /// Returns what is in either set.
  public func union(_ other: Self) -> Self { Self(ports.union(other.ports)) }

  /// Returns what is in both sets.
  public func intersection(_ other: Self) -> Self { Self(ports.intersection(other.ports)) }

  /// Returns what is in this set and not in the other.
  public func subtracting(_ other: Self) -> Self { Self(ports.subtracting(other.ports)) }

  /// Returns whether all members are in the other set.
  public func isSubset(of other: Self) -> Bool { ports.isSubset(of: other.ports) }

  /// Returns whether the sets have no member in common.
  public func isDisjoint(with other: Self) -> Bool { ports.isDisjoint(with: other.ports) }
}

extension PortSet: LosslessStringConvertible {
  /// Reads comma-separated ports and ranges such as `22,1024-65535`, or returns nil where the text
  /// is anything else or a range is reversed.
  ///
  /// The empty text is the empty set.
  public init?(_ text: String) {
    guard !text.isEmpty else {
      self = .empty
      return
    }
    var ranges: [ClosedRange<UInt16>] = []
    for part in Substring(text).utf8.split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    {
      guard let range = Self.range(part) else { return nil }
      ranges.append(range)
    }
    self.init(ranges)
  }

  private static func range(_ text: Substring.UTF8View) -> ClosedRange<UInt16>? {
    let bounds = text.split(
      separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false
    ).map(UInt16.init(plainDecimal:))
    guard let first = bounds.first, let lower = first, let last = bounds.last, let upper = last,
      lower <= upper
    else { return nil }
    return lower...upper
  }

  /// The ranges, joined by commas without spaces: `1024-3388,3390`; empty for the empty set.
  public var description: String {
    ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ",")
  }
}
