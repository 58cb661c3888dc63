/// A set of IANA protocol numbers.
public struct ProtocolSet: Hashable, Sendable {
  /// One bit for each of the protocols 0 to 127.
  private var low: UInt128
  /// One bit for each of the protocols 128 to 255.
  private var high: UInt128

  private init(low: UInt128, high: UInt128) {
    self.low = low
    self.high = high
  }

  /// No protocol.
  public static let empty = Self(low: 0, high: 0)
  /// Every protocol, which AWS writes as -1 (SG-12).
  public static let all = Self(low: .max, high: .max)
  /// The protocols with ports: TCP and UDP.
  public static let withPorts: Self = [.tcp, .udp]
  /// The protocols with a type and a code: ICMP and ICMPv6.
  public static let icmp: Self = [.icmp, .icmpv6]

  /// Creates the set of one protocol.
  public init(_ only: TransportProtocol) {
    let bit = UInt128(1) << UInt128(only.rawValue & 127)
    self = only.rawValue < 128 ? Self(low: bit, high: 0) : Self(low: 0, high: bit)
  }

  /// Creates the set of the given protocols.
  public init(_ protocols: some Sequence<TransportProtocol>) {
    self = protocols.reduce(.empty) { $0.union(Self($1)) }
  }

  /// The members in ascending order.
  public var protocols: [TransportProtocol] {
    (UInt8.min...UInt8.max).lazy.map(TransportProtocol.init).filter(contains)
  }

  /// The member with the lowest number.
  public var first: TransportProtocol? {
    isEmpty ? nil : TransportProtocol(rawValue: UInt8(lowestNumber))
  }

  /// The lowest number of a member, or 256 if there is none.
  var lowestNumber: Int {
    low != 0 ? low.trailingZeroBitCount : 128 + high.trailingZeroBitCount
  }

  /// Whether no protocol is a member.
  public var isEmpty: Bool { low == 0 && high == 0 }

  /// The number of members.
  public var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

  /// Returns whether the protocol is a member.
  public func contains(_ member: TransportProtocol) -> Bool {
    let half = member.rawValue < 128 ? low : high
    return half >> UInt128(member.rawValue & 127) & 1 == 1
  }

  /// Returns what is in either set.
  public func union(_ other: Self) -> Self {
    Self(low: low | other.low, high: high | other.high)
  }

  /// Returns what is in both sets.
  public func intersection(_ other: Self) -> Self {
    Self(low: low & other.low, high: high & other.high)
  }

  /// Returns what is in this set and not in the other.
  public func subtracting(_ other: Self) -> Self {
    Self(low: low & ~other.low, high: high & ~other.high)
  }

  /// Returns whether all members are in the other set.
  public func isSubset(of other: Self) -> Bool { subtracting(other).isEmpty }

  /// Returns whether the sets have no member in common.
  public func isDisjoint(with other: Self) -> Bool { intersection(other).isEmpty }
}

extension ProtocolSet: ExpressibleByArrayLiteral {
  /// Creates the set of the listed protocols.
  public init(arrayLiteral elements: TransportProtocol...) {
    self.init(elements)
  }
}

extension ProtocolSet: CustomStringConvertible {
  /// The members by name or number, comma-separated, or "all".
  public var description: String {
    self == .all ? "all" : protocols.map(\.description).joined(separator: ",")
  }
}
