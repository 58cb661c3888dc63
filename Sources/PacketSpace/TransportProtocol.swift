/// An IANA protocol number, the header field that says what an IP packet carries.
public struct TransportProtocol: RawRepresentable, Hashable, Comparable, Sendable {
  /// The IANA number.
  public let rawValue: UInt8

  /// Creates the protocol with an IANA number.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The Internet Control Message Protocol for IPv4.
  public static let icmp = Self(rawValue: 1)
  /// The Transmission Control Protocol.
  public static let tcp = Self(rawValue: 6)
  /// The User Datagram Protocol.
  public static let udp = Self(rawValue: 17)
  /// The Internet Control Message Protocol for IPv6.
  public static let icmpv6 = Self(rawValue: 58)

  /// Whether rules can tell packets of this protocol apart by port: TCP and UDP only (SG-12).
  public var hasPorts: Bool { self == .tcp || self == .udp }

  /// Whether packets of this protocol have a type and a code.
  public var isICMP: Bool { self == .icmp || self == .icmpv6 }

  /// The name that the AWS API knows the protocol by, or nil where it has a number only (SG-12).
  public var name: String? {
    switch self {
    case .icmp: "icmp"
    case .tcp: "tcp"
    case .udp: "udp"
    case .icmpv6: "icmpv6"
    default: nil
    }
  }

  /// Creates the protocol with a name that the AWS API knows: tcp, udp, icmp or icmpv6.
  public init?(name: some StringProtocol) {
    guard let match = [Self.icmp, .tcp, .udp, .icmpv6].first(where: { $0.name == String(name) })
    else { return nil }
    self = match
  }

  /// Returns whether the left protocol has the lower number.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension TransportProtocol: CustomStringConvertible {
  /// The name, or the number where there is none.
  public var description: String { name ?? String(rawValue) }
}
