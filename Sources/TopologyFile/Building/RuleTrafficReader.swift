internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import StructuredText

/// Reads the protocol and ports of a rule: `type`, `protocol`, `ports`, `icmpType`, `icmpCode`.
struct RuleTrafficReader {
  let fields: Fields
  let complaints: Complaints

  /// The protocol of a rule, as far as it is written.
  enum ProtocolName {
    case all
    case one(TransportProtocol)
  }

  func read() -> RuleTraffic? {
    guard fields.has(.type) || fields.has(.protocol) else {
      complaints.error(
        .missingKey, "\(fields.shape.noun) needs 'type' or 'protocol'", at: fields.location)
      return nil
    }
    let written = protocolName()
    guard let type = fields.text(.type) else { return written.flatMap(traffic) }
    guard let named = NamedTraffic(typeName: type.value) else {
      complaints.error(
        .unknownWord, "unknown type '\(type.value)'", at: type.location,
        help: closest(to: type.value, among: NamedTraffic.typeNames).map {
          "did you mean '\($0)'?"
        } ?? "write 'protocol' and 'ports' instead")
      return nil
    }
    switch named {
    case .complete(let traffic): return check(traffic, type, written) ? traffic : nil
    case .custom(let transport): return custom(transport, type, written)
    }
  }
}

// MARK: - Types

extension RuleTrafficReader {
  private func custom(
    _ transport: TransportProtocol?, _ type: Located<String>, _ written: ProtocolName?
  ) -> RuleTraffic? {
    guard let transport else {
      guard let written else {
        if !fields.has(.protocol) {
          complaints.error(
            .missingKey, "type '\(type.value)' needs 'protocol'", at: type.location)
        }
        return nil
      }
      return traffic(written)
    }
    if let written, !written.matches(transport) {
      contradict(type, .protocol)
      return nil
    }
    return traffic(.one(transport))
  }

  /// Whether what is written beside a type says the same.
  private func check(
    _ traffic: RuleTraffic, _ type: Located<String>, _ written: ProtocolName?
  ) -> Bool {
    var isSound = true
    if let written, !written.matches(traffic.soleProtocol) {
      contradict(type, .protocol)
      isSound = false
    }
    if let ports = PortsReader(complaints).range(fields[.ports]) {
      if PortSet(ports) != traffic.destinationPorts || traffic.soleProtocol?.isICMP == true {
        contradict(type, .ports)
        isSound = false
      }
    } else if fields.has(.ports) {
      isSound = false
    }
    for key in [Key.icmpType, .icmpCode] where fields.has(key) {
      contradict(type, key)
      isSound = false
    }
    return isSound
  }

  private func contradict(_ type: Located<String>, _ key: Key) {
    guard let node = fields[key] else { return }
    complaints.error(
      .contradiction, "type '\(type.value)' contradicts \(key.rawValue) \(node.found)",
      at: node.location, help: "leave out one of them")
  }
}

// MARK: - Protocols

extension RuleTrafficReader {
  private func protocolName() -> ProtocolName? {
    guard let text = fields.text(.protocol) else { return nil }
    return ProtocolReader(complaints).read(text)
  }

  private func traffic(_ name: ProtocolName) -> RuleTraffic? {
    switch name {
    case .all:
      rejectICMP("all protocols")
      ignorePorts("all protocols")
      return .all
    case .one(let transport) where transport.hasPorts:
      rejectICMP(transport.description)
      return ports(transport).map { transport == .tcp ? .tcp($0) : .udp($0) }
    case .one(let transport) where transport.isICMP:
      return icmp(transport)
    case .one(let transport):
      rejectICMP("protocol \(transport)")
      ignorePorts("protocol \(transport)")
      return .other(transport)
    }
  }

  private func ports(_ transport: TransportProtocol) -> ClosedRange<UInt16>? {
    guard fields.has(.ports) else {
      complaints.error(
        .missingKey, "a \(transport) rule needs 'ports'", at: fields.location,
        help: "write 'ports: 0-65535' for all of them")
      return nil
    }
    return PortsReader(complaints).range(fields[.ports])
  }

  private func icmp(_ transport: TransportProtocol) -> RuleTraffic? {
    if let ports = fields[.ports] {
      complaints.error(
        .icmp, "ICMP has no ports", at: ports.location,
        help: "write 'icmpType' and 'icmpCode', or neither for every type")
      return nil
    }
    let type = fields.number(.icmpType).map { UInt8(clamping: $0.value) }
    let code = fields.number(.icmpCode).map { UInt8(clamping: $0.value) }
    if let node = fields[.icmpCode], !fields.has(.icmpType) {
      complaints.error(.icmp, "'icmpCode' needs 'icmpType'", at: node.location)
      return nil
    }
    return transport == .icmp
      ? .icmp(type: type, code: code) : .icmpv6(type: type, code: code)
  }

  private func rejectICMP(_ what: String) {
    for key in [Key.icmpType, .icmpCode] {
      guard let node = fields[key] else { continue }
      complaints.error(
        .icmp, "'\(key.rawValue)' does not go with \(what)", at: node.location,
        help: "only icmp and icmpv6 have it")
    }
  }

  /// AWS ignores them, too (SG-12, NACL-13).
  private func ignorePorts(_ what: String) {
    guard let ports = fields[.ports] else { return }
    complaints.warning(
      .portsIgnored, "the ports are ignored: a rule for \(what) matches every port",
      at: ports.location, help: "leave them out, or write 'protocol: tcp'")
  }
}

extension RuleTrafficReader.ProtocolName {
  fileprivate func matches(_ transport: TransportProtocol?) -> Bool {
    switch self {
    case .all: transport == nil
    case .one(let own): own == transport
    }
  }
}
