internal import NetworkModel
internal import PacketSpace

/// What a rule is about, as far as it is known.
extension RuleDraft {
  /// Whether its ports are ICMP's type and code, which sources write under other names.
  package var isICMP: Bool {
    self.protocol.value.flatMap { TransportProtocol(importedName: $0.lowercased()) }?.isICMP
      ?? false
  }

  /// What about it is not known, if anything is not.
  var gap: String? {
    if case .failure(let failure) = traffic { return failure.reason }
    if case .unknown(let reason) = peer { return reason }
    return nil
  }

  /// What rules are sorted by before their peers: the protocol and the ports.
  var trafficKey: [Int] {
    guard case .success(let traffic) = traffic else { return [1_000, 0, 0] }
    return switch traffic {
    case .all: [-1, 0, 0]
    case .tcp(let ports), .udp(let ports):
      [
        traffic.soleProtocol.map { Int($0.rawValue) } ?? -1, Int(ports.lowerBound),
        Int(ports.upperBound),
      ]
    case .icmp(let type, let code): [1, type.map(Int.init) ?? -1, code.map(Int.init) ?? -1]
    case .icmpv6(let type, let code): [58, type.map(Int.init) ?? -1, code.map(Int.init) ?? -1]
    case .other(let transport): [Int(transport.rawValue), 0, 0]
    }
  }

  /// Why the protocol and ports are not known.
  struct Failure: Error {
    let reason: String
  }

  /// The protocol and ports; nothing where they are not known (SG-12 to SG-14, NACL-13 to NACL-15).
  var traffic: Result<RuleTraffic, Failure> {
    let name: String
    switch self.protocol {
    case .absent: return .failure(Failure(reason: "no protocol"))
    case .unknown(let reason): return .failure(Failure(reason: "protocol \(reason)"))
    case .known(let text): name = text.lowercased()
    }
    if ["-1", "all"].contains(name) { return .success(.all) }
    guard let transport = TransportProtocol(importedName: name) else {
      return .failure(Failure(reason: "protocol '\(name)'"))
    }
    if let gap = from.gap ?? to.gap, transport.isICMP || [.tcp, .udp].contains(transport) {
      return .failure(Failure(reason: "\(name) ports \(gap)"))
    }
    switch transport {
    case .tcp, .udp:
      guard let ports = portRange else {
        return .failure(Failure(reason: "\(name) ports \(portText)"))
      }
      return .success(transport == .tcp ? .tcp(ports) : .udp(ports))
    case .icmp, .icmpv6:
      guard let type = icmpField(from.value), let code = icmpField(to.value) else {
        return .failure(Failure(reason: "\(name) type and code \(portText)"))
      }
      // A code without a type means nothing.
      let pair = (type: type.value, code: type.value == nil ? nil : code.value)
      return .success(
        transport == .icmp
          ? .icmp(type: pair.type, code: pair.code) : .icmpv6(type: pair.type, code: pair.code))
    default: return .success(.other(transport))
    }
  }

  /// The ports; all of them where none are written, or `-1`.
  private var portRange: ClosedRange<UInt16>? {
    switch (from.value, to.value) {
    case (nil, nil), (-1, -1), (-1, nil), (nil, -1): return 0...65535
    case (let first?, let last?):
      guard let first = UInt16(exactly: first), let last = UInt16(exactly: last), first <= last
      else { return nil }
      return first...last
    default: return nil
    }
  }

  private var portText: String {
    "\(from.value.map(String.init) ?? "?")-\(to.value.map(String.init) ?? "?")"
  }

  /// A type or code; every one where it is `-1` or not written, nil where it cannot be one.
  private func icmpField(_ number: Int?) -> (value: UInt8?, Void)? {
    guard let number, number != -1 else { return (nil, ()) }
    return UInt8(exactly: number).map { ($0, ()) }
  }
}

extension TransportProtocol {
  /// A protocol by the name or number that AWS's tools write.
  fileprivate init?(importedName name: String) {
    if let number = UInt8(name) {
      self.init(rawValue: number)
    } else if let known = TransportProtocol(name: name) ?? TransportProtocol(ianaName: name) {
      self = known
    } else {
      return nil
    }
  }
}
