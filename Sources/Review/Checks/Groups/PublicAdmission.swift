import Evaluation
import NetworkModel
import PacketSpace

/// What the rules of a group admit from a part of the internet that is too wide to be known to anybody.
struct PublicAdmission {
  let rules: [NumberedRule]
  let packets: PacketSet
  /// What they admit, in words: `TCP 22 (SSH)`.
  let text: String

  var group: SecurityGroup { rules[0].group }
  private var sources: AddressSet { packets.sources }

  /// What a group admits to some services, by rules that do not admit every port.
  init?(_ group: SecurityGroup, to services: [SensitiveService], in network: ReviewedNetwork) {
    let candidates = network.publicRules(of: group).filter { !$0.rule.traffic.hasEveryPort }
    guard !candidates.isEmpty else { return nil }
    var rules: [NumberedRule] = []
    var open: [(text: String, packets: PacketSet)] = []
    for service in services {
      let box = PacketBox(
        sources: .internet, protocols: ProtocolSet(service.transport),
        destinationPorts: service.ports)
      let admitting = candidates.filter {
        $0.rule.traffic.protocols.contains(service.transport)
          && !$0.rule.traffic.destinationPorts.isDisjoint(with: service.ports)
      }.decisive(in: network)
      let packets = admitting.reduce(PacketSet.empty) {
        $0.union(network.admission.packets($1.rule, .inbound))
      }.intersection(PacketSet(box))
      guard packets.sources.isOpenToTheWorld else { continue }
      rules += admitting
      open.append(
        ("\(service.transport.text(ports: packets.destinationPorts)) (\(service.name))", packets))
    }
    guard !open.isEmpty else { return nil }
    let numbers = Set(rules.map(\.number))
    self.rules = candidates.filter { numbers.contains($0.number) }
    self.packets = open.reduce(PacketSet.empty) { $0.union($1.packets) }
    self.text = NameList.text(open.map(\.text))
  }

  /// What a group admits by rules for every port.
  init?(everyPortOf group: SecurityGroup, in network: ReviewedNetwork) {
    let rules = network.publicRules(of: group).filter { $0.rule.traffic.hasEveryPort }
      .decisive(in: network)
    let packets = rules.reduce(PacketSet.empty) {
      $0.union(network.admission.packets($1.rule, .inbound))
    }.intersection(PacketSet(PacketBox(sources: .internet)))
    guard packets.sources.isOpenToTheWorld else { return nil }
    self.rules = rules
    self.packets = packets
    self.text = rules.map(\.rule.traffic.displayText).unique.inSentence
  }

  /// The finding: an error where somebody gets through today, or else a warning.
  ///
  /// - Parameter isDeaf: whether a carrier listens on nothing that the rules admit by mistake.
  func finding(
    _ check: String, in network: ReviewedNetwork,
    except isDeaf: (GroupCarrier) -> Bool = { _ in false }
  ) -> Finding {
    let carriers = network.carriers[group.id] ?? []
    let exposure = PublicExposure(
      of: carriers.filter { !isDeaf($0) }, from: flowSource, ports: portsByTransport, in: network)
    let consequence = carriers.isEmpty ? "nothing in the model carries it" : exposure.sentence
    let peers = rules.map { network.topology.displayText(of: $0.rule.peer) }.unique
    return Finding(
      check: check, severity: exposure.reached.isEmpty ? .warning : .error,
      resource: Finding.Resource(group, .inbound, rule: rules[0].number),
      subject: portsByTransport.map { "\($0.transport) \($0.ports)" }.joined(separator: " "),
      packets: packets,
      message: "security group \(group.displayName) admits \(text) from \(NameList.text(peers)) "
        + "(\(rules.places)): \(consequence)")
  }

  /// Whom to ask for: everybody, or the widest block.
  private var flowSource: FlowEndpoint {
    let whole = AddressFamily.allCases.contains {
      AddressSet.internet.restricted(to: $0).isSubset(of: sources)
    }
    let widest = sources.cidrs.min { $0.prefixLength < $1.prefixLength }
    return whole ? .internet : widest.map { .cidr($0) } ?? .internet
  }

  private var portsByTransport: [(transport: TransportProtocol, ports: PortSet)] {
    [TransportProtocol.tcp, .udp].compactMap { transport in
      let ports = packets.restricted(to: ProtocolSet(transport)).destinationPorts
      return ports.isEmpty ? nil : (transport, ports)
    }
  }
}

extension ReviewedNetwork {
  /// The inbound rules that admit public addresses, as far as is known.
  fileprivate func publicRules(of group: SecurityGroup) -> [NumberedRule] {
    group.effectiveRules(.inbound).filter {
      !topology.isUnknown($0.rule.peer)
        && !topology.addresses(of: $0.rule.peer).isDisjoint(with: .internet)
    }
  }
}

extension [NumberedRule] {
  /// Those whose own range is too wide; where none is, all of them make it together.
  fileprivate func decisive(in network: ReviewedNetwork) -> Self {
    let wide = filter { network.topology.addresses(of: $0.rule.peer).isOpenToTheWorld }
    return wide.isEmpty ? self : wide
  }
}

extension RuleTraffic {
  /// Whether it has every port of TCP or UDP; port 0 is of no use to anybody.
  fileprivate var hasEveryPort: Bool {
    (protocols.contains(.tcp) || protocols.contains(.udp))
      && PortSet(1...65535).isSubset(of: destinationPorts)
  }
}
