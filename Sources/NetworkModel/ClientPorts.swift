public import PacketSpace

/// The source ports that a client chooses from: a known kind of client, or a literal set.
public struct ClientPorts: Hashable, Sendable {
  /// The kind, where it is known.
  public let kind: ClientKind?
  /// The ports themselves.
  public let ports: PortSet

  /// The ports of a kind of client.
  public init(_ kind: ClientKind) {
    self.kind = kind
    self.ports = kind.ports
  }

  /// A literal set of ports.
  public init(_ ports: PortSet) {
    self.kind = nil
    self.ports = ports
  }
}

/// A kind of client, whose ephemeral port range is known (semantics, section 3).
public enum ClientKind: String, Hashable, Sendable, CaseIterable {
  /// Nobody knows what calls: 1024-65535.
  case any
  /// Linux since 4.2: 32768-60999 (EP-01).
  case linux
  /// Linux 2.6.22 to 4.1, and what AWS's guide says for Linux: 32768-61000 (EP-02, EP-04).
  case linuxLegacy = "linux-legacy"
  /// Windows Vista, Server 2008 and later: 49152-65535 (EP-06).
  case windows
  /// Windows Server 2003, XP: 1025-5000 (EP-07).
  case windows2003 = "windows-2003"
  /// macOS: 49152-65535 (EP-12).
  case macos
  /// FreeBSD: 10000-65535 (EP-13).
  case freebsd
  /// IANA's dynamic ports: 49152-65535 (EP-14).
  case iana
  /// Nodes of a load balancer: 1024-65535 (EP-08).
  case elb
  /// A NAT gateway, after translation: 1024-65535 (EP-09).
  case nat
  /// A Lambda function: 1024-65535 (EP-10).
  case lambda

  /// The ephemeral ports that such a client chooses from.
  public var ports: PortSet {
    switch self {
    case .any, .elb, .nat, .lambda: PortSet(1024...65535)
    case .linux: PortSet(32768...60999)
    case .linuxLegacy: PortSet(32768...61000)
    case .windows, .macos, .iana: PortSet(49152...65535)
    case .windows2003: PortSet(1025...5000)
    case .freebsd: PortSet(10000...65535)
    }
  }

  /// What people call such clients, for the middle of a sentence.
  public var displayName: String {
    switch self {
    case .any: "any client"
    case .linux: "Linux"
    case .linuxLegacy: "old Linux"
    case .windows: "Windows"
    case .windows2003: "Windows 2003"
    case .macos: "macOS"
    case .freebsd: "FreeBSD"
    case .iana: "IANA dynamic ports"
    case .elb: "load balancer"
    case .nat: "NAT gateway"
    case .lambda: "Lambda"
    }
  }

  /// The operating systems that a partial verdict is broken down by.
  public static let operatingSystems: [ClientKind] = [
    .linux, .linuxLegacy, .windows, .windows2003, .macos, .freebsd,
  ]
}

extension ClientPorts {
  /// Reads the name of a kind, or a set of ports such as `1024-65535`; nil for anything else.
  public init?(text: String) {
    if let kind = ClientKind(rawValue: text) {
      self.init(kind)
    } else if let ports = PortSet(text), !ports.isEmpty {
      self.init(ports)
    } else {
      return nil
    }
  }
}
