public import PacketSpace

/// A service that the AWS console offers by name when a rule is written (semantics, 6.2 and 6.3).
public struct RuleType: Hashable, Sendable {
  /// Its protocol, TCP or UDP.
  public let transport: TransportProtocol
  /// The port that the service listens on.
  public let port: UInt16
  /// What the console calls it in security groups; absent: not offered there.
  public let securityGroupName: String?
  /// What the console calls it in network ACLs, where the port follows in brackets; absent: not
  /// offered there.
  public let networkACLName: String?

  init(
    _ transport: TransportProtocol, _ port: UInt16, group securityGroupName: String?,
    acl networkACLName: String?
  ) {
    self.transport = transport
    self.port = port
    self.securityGroupName = securityGroupName
    self.networkACLName = networkACLName
  }

  private init(_ name: String, _ port: UInt16, acl networkACLName: String? = nil) {
    self.init(.tcp, port, group: name, acl: networkACLName ?? name)
  }

  /// Every service that has a name, by port.
  public static let all: [RuleType] = [
    RuleType("SSH", 22),
    RuleType(.tcp, 23, group: nil, acl: "telnet"),
    RuleType("SMTP", 25),
    RuleType(.tcp, 42, group: nil, acl: "nameserver"),
    RuleType("DNS (TCP)", 53),
    RuleType(.udp, 53, group: "DNS (UDP)", acl: "DNS (UDP)"),
    RuleType("HTTP", 80),
    RuleType("POP3", 110),
    RuleType("IMAP", 143),
    RuleType("LDAP", 389),
    RuleType("HTTPS", 443),
    RuleType("SMB", 445),
    RuleType("SMTPS", 465),
    RuleType("IMAPS", 993),
    RuleType("POP3S", 995),
    RuleType("MSSQL", 1433, acl: "MS SQL"),
    RuleType("Oracle-RDS", 1521, acl: "Oracle"),
    RuleType(.tcp, 2007, group: "Elastic Graphics", acl: nil),
    RuleType("NFS", 2049),
    RuleType("MYSQL/Aurora", 3306, acl: "MySQL/Aurora"),
    RuleType("RDP", 3389),
    RuleType("PostgreSQL", 5432),
    RuleType("Redshift", 5439),
    RuleType("WinRM-HTTP", 5985),
    RuleType("WinRM-HTTPS", 5986),
    RuleType(.tcp, 8080, group: nil, acl: "HTTP*"),
    RuleType(.tcp, 8081, group: nil, acl: "HTTP*"),
    RuleType(.tcp, 8082, group: nil, acl: "HTTP*"),
    RuleType(.tcp, 8443, group: nil, acl: "HTTPS*"),
    RuleType(.tcp, 9042, group: "CQLSH / CASSANDRA", acl: nil),
  ]
}
