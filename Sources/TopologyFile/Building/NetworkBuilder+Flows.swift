internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  func flows(_ nodes: [YAMLNode]) -> [Flow] {
    nodes.compactMap { node in
      Fields(node, .flow, complaints: complaints).flatMap(flow)
    }
  }

  private func flow(_ fields: Fields) -> Flow? {
    let name = fields.text(.name)
    if let name {
      if let other = locations[.flow(name.value)] {
        complaints.error(
          .duplicateFlow, "a flow '\(name.value)' exists already", at: name.location,
          help: "the other one is at \(other)")
      }
      locations.note(fields.location, of: .flow(name.value))
    }
    let from = endpoint(fields[.from])
    let to = endpoint(fields[.to])
    let family: AddressFamily? =
      switch fields.text(.family)?.value {
      case "ipv4": .ipv4
      case "ipv6": .ipv6
      default: nil
      }
    let traffic = flowTraffic(fields, family)
    let clientPorts = clientPorts(fields)
    guard let name, let from, let to, let traffic else { return nil }
    return Flow(
      name: name.value, from: from, to: to, traffic: traffic, clientPorts: clientPorts,
      family: family, expectation: fields.word(.expect, Expectation.self))
  }
}

// MARK: - Traffic

extension NetworkBuilder {
  private func flowTraffic(_ fields: Fields, _ family: AddressFamily?) -> FlowTraffic? {
    guard let text = fields.text(.protocol), let name = ProtocolReader(complaints).read(text)
    else { return nil }
    guard case .one(let transport) = name else {
      complaints.error(
        .unknownWord, "a flow has one protocol, not 'all'", at: text.location,
        help: "write a flow for each protocol that matters")
      return nil
    }
    if transport.hasPorts {
      rejectICMPFields(fields, transport)
      return flowPorts(fields, transport).map { transport == .tcp ? .tcp($0) : .udp($0) }
    }
    for key in [Key.port, .ports, .clientPorts, .client] {
      guard let node = fields[key] else { continue }
      complaints.error(
        transport.isICMP ? .icmp : .ports,
        "'\(key.rawValue)' does not go with \(transport.isICMP ? "ICMP" : "protocol \(transport)")"
          + ": it has no ports", at: node.location)
    }
    guard transport.isICMP else {
      rejectICMPFields(fields, transport)
      return .other(transport)
    }
    let own: AddressFamily = transport == .icmp ? .ipv4 : .ipv6
    if let family, family != own {
      complaints.error(
        .contradiction, "\(transport) is \(own.displayName) only", at: fields[.family]?.location)
    }
    return icmpTraffic(fields, transport)
  }

  private func flowPorts(_ fields: Fields, _ transport: TransportProtocol) -> PortSet? {
    if fields.has(.port), let ports = fields[.ports] {
      complaints.error(
        .contradiction, "a flow has either 'port' or 'ports'", at: ports.location)
    }
    guard fields.has(.port) || fields.has(.ports) else {
      complaints.error(
        .missingKey, "a \(transport) flow needs 'port' or 'ports'", at: fields.location)
      return nil
    }
    guard let nodes = fields.items(.port) ?? fields.items(.ports) else { return nil }
    guard !nodes.isEmpty else {
      complaints.error(
        .ports, "a \(transport) flow needs a port",
        at: (fields[.port] ?? fields[.ports])?.location)
      return nil
    }
    return PortsReader(complaints).set(nodes)
  }

  private func rejectICMPFields(_ fields: Fields, _ transport: TransportProtocol) {
    for key in [Key.icmpType, .icmpCode] {
      guard let node = fields[key] else { continue }
      complaints.error(
        .icmp,
        "'\(key.rawValue)' does not go with \(transport.hasPorts ? "" : "protocol ")"
          + "\(transport)",
        at: node.location, help: "only icmp and icmpv6 have it")
    }
  }

  /// An echo request unless the flow says otherwise; echo has one code, other types any.
  private func icmpTraffic(_ fields: Fields, _ transport: TransportProtocol) -> FlowTraffic? {
    let isIPv4 = transport == .icmp
    if let node = fields[.icmpCode], !fields.has(.icmpType) {
      complaints.error(.icmp, "'icmpCode' needs 'icmpType'", at: node.location)
      return nil
    }
    let echoTypes: [UInt8] = isIPv4 ? [8, 0] : [128, 129]
    let type = fields.number(.icmpType).map { UInt8(clamping: $0.value) } ?? echoTypes[0]
    let code =
      fields.number(.icmpCode).map { UInt8(clamping: $0.value) }
      ?? (echoTypes.contains(type) ? 0 : nil)
    return isIPv4 ? .icmp(type: type, code: code) : .icmpv6(type: type, code: code)
  }
}
