import Evaluation
import NetworkModel
import PacketSpace

/// The service that a rule's description says it is for.
///
/// AWS reads protocol and ports only: a description that begins with the name of a service which the rule
/// does not admit is either out of date, or the ports are wrong.
struct ServiceLabel {
  /// The service, as the description has it.
  let name: String
  /// The port, or the ports, that the service has by default.
  let ports: PortSet

  /// What a description begins with that the traffic of its rule does not admit; nil where they agree, or
  /// where the description begins with something else.
  init?(contradicting traffic: RuleTraffic, in description: String?) {
    let words = Self.words(of: description ?? "")
    guard let first = words.first(where: { !Self.openingWords.contains($0) }),
      let label = Self.portsByName[first], !words.contains(where: { Self.replyWords.contains($0) })
    else { return nil }
    // "SSH or RDP", "HTTPS on 8443": what else is named counts as well.
    let services = words.compactMap { Self.portsByName[$0] }
    let numbers = PortSet(words.compactMap { UInt16($0) }.map { $0...$0 })
    let usual = services.reduce(numbers) { $0.union($1.ports) }
    guard !Self.admits(traffic, usual, or: services.reduce(usual) { $0.union($1.alternatives) })
    else { return nil }
    // HTTP is spoken at any port that is not another service's own.
    if label.isSpokenAnywhere, !Self.isOfAnotherService(traffic, than: label) { return nil }
    self.name = Self.spelling[first] ?? first.uppercased()
    self.ports = label.ports
  }

  /// Whether a rule admits the usual ports, or is for alternative ones alone: a wide range has them by chance.
  private static func admits(_ traffic: RuleTraffic, _ usual: PortSet, or alternatives: PortSet)
    -> Bool
  {
    switch traffic {
    case .all: true
    case .tcp, .udp:
      !traffic.destinationPorts.isDisjoint(with: usual)
        || traffic.destinationPorts.isSubset(of: alternatives)
    case .icmp, .icmpv6, .other: false
    }
  }

  private static func isOfAnotherService(_ traffic: RuleTraffic, than label: Service) -> Bool {
    switch traffic {
    case .tcp, .udp:
      portsByName.values.contains {
        $0.ports != label.ports && traffic.destinationPorts.isSubset(of: $0.ports)
      }
    case .all: false
    case .icmp, .icmpv6, .other: true
    }
  }

  private static func words(of description: String) -> [String] {
    // The scheme of an address says nothing about the rule.
    description.lowercased().split(separator: " ").filter { !$0.contains("://") }.flatMap {
      $0.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
  }

  private static let openingWords: Set<String> = [
    "allow", "allows", "allowed", "permit", "permits", "accept", "admit", "open", "enable", "deny",
    "block", "drop", "no", "inbound", "outbound", "incoming", "outgoing", "ingress", "egress",
    "all", "the",
  ]
  private static let replyWords: Set<String> = [
    "reply", "replies", "return", "returns", "returning", "response", "responses", "ephemeral",
    "answer",
    "answers", "client", "clients", "back",
  ]
  private static let spelling = [
    "mysql": "MySQL", "postgres": "PostgreSQL", "postgresql": "PostgreSQL", "oracle": "Oracle",
    "redis": "Redis", "mongodb": "MongoDB", "elasticsearch": "Elasticsearch", "telnet": "Telnet",
    "memcached": "Memcached", "redshift": "Redshift", "winrm": "WinRM", "kafka": "Kafka",
  ]

  private struct Service {
    let ports: PortSet
    let alternatives: PortSet
    let isSpokenAnywhere: Bool

    init(
      _ ports: ClosedRange<UInt16>, or alternatives: ClosedRange<UInt16>...,
      isSpokenAnywhere: Bool = false
    ) {
      self.ports = PortSet(ports)
      self.alternatives = PortSet(alternatives)
      self.isSpokenAnywhere = isSpokenAnywhere
    }
  }

  private static let portsByName: [String: Service] = [
    "ssh": Service(22...22, or: 2222...2222),
    "sftp": Service(22...22, or: 2222...2222),
    "telnet": Service(23...23),
    "ftp": Service(20...21, or: 989...990),
    "smtp": Service(25...25, or: 465...465, 587...587, 2525...2525),
    "smtps": Service(465...465),
    "dns": Service(53...53, or: 853...853),
    "ntp": Service(123...123),
    "http": Service(80...80, isSpokenAnywhere: true),
    "https": Service(443...443, isSpokenAnywhere: true),
    "pop3": Service(110...110, or: 995...995),
    "imap": Service(143...143, or: 993...993),
    "snmp": Service(161...162),
    "ldap": Service(389...389, or: 636...636, 3268...3269),
    "ldaps": Service(636...636, or: 3269...3269),
    "smb": Service(445...445, or: 139...139),
    "nfs": Service(2049...2049, or: 111...111),
    "rdp": Service(3389...3389, or: 443...443),
    "winrm": Service(5985...5986),
    "mssql": Service(1433...1434),
    "oracle": Service(1521...1526, or: 2484...2484),
    "mysql": Service(3306...3306, or: 33060...33060),
    "postgres": Service(5432...5432, or: 5433...5433, 6432...6432),
    "postgresql": Service(5432...5432, or: 5433...5433, 6432...6432),
    "redshift": Service(5439...5439),
    "redis": Service(6379...6379, or: 6380...6380),
    "kafka": Service(9092...9098),
    "elasticsearch": Service(9200...9200, or: 443...443, 9300...9300),
    "memcached": Service(11211...11211),
    "mongodb": Service(27017...27019),
  ]
}
