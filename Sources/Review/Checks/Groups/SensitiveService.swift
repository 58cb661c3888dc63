import PacketSpace

/// A service that is not for everybody, and the ports that it listens on.
struct SensitiveService {
  let name: String
  let transport: TransportProtocol
  let ports: PortSet

  init(_ name: String, _ transport: TransportProtocol = .tcp, _ ports: ClosedRange<UInt16>...) {
    self.name = name
    self.transport = transport
    self.ports = PortSet(ports)
  }

  /// Those by which machines are administered.
  static let administration = [
    Self("SSH", .tcp, 22...22),
    Self("Telnet", .tcp, 23...23),
    Self("remote procedure calls of Windows", .tcp, 135...135),
    Self("SMB", .tcp, 445...445),
    Self("RDP", .tcp, 3389...3389),
    Self("RDP", .udp, 3389...3389),
    Self("VNC", .tcp, 5900...5901),
    Self("WinRM", .tcp, 5985...5986),
  ]

  /// Those that keep data.
  static let databases = [
    Self("SQL Server", .tcp, 1433...1434),
    Self("Oracle", .tcp, 1521...1521),
    Self("MySQL", .tcp, 3306...3306),
    Self("PostgreSQL", .tcp, 5432...5432),
    Self("Redshift", .tcp, 5439...5439),
    Self("Redis", .tcp, 6379...6379),
    Self("Cassandra", .tcp, 9042...9042),
    Self("Elasticsearch", .tcp, 9200...9200, 9300...9300),
    Self("Memcached", .tcp, 11211...11211),
    Self("Memcached", .udp, 11211...11211),
    Self("MongoDB", .tcp, 27017...27019),
  ]
}
