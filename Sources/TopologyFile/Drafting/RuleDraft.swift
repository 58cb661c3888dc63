package import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import Provenance

/// A rule of a group or an entry of a network ACL, in the words of AWS's API, which all sources share.
package struct RuleDraft {
  /// The other end of a rule.
  package enum Peer: Hashable {
    /// A block of either family, as written.
    case cidr(String)
    /// A security group, by its identifier in the draft.
    case securityGroup(String)
    /// A prefix list, by its identifier in the draft.
    case prefixList(String)
    /// Nobody knows; why, in a few words.
    case unknown(String)
  }

  /// Where the source has it.
  package var location: SourceLocation
  /// A name or a number, `-1` for all.
  package var `protocol`: Fact<String> = .absent
  /// The first port; of ICMP the type.
  package var from: Fact<Int> = .absent
  /// The last port; of ICMP the code.
  package var to: Fact<Int> = .absent
  /// The other end.
  package var peer: Peer
  /// What the source says about it.
  package var description: String?
  /// Whether it refers to a group that is gone (SG-23b).
  package var isStale = false
  /// Of an entry of a network ACL: its number.
  package var number: Fact<Int> = .absent
  /// Of an entry of a network ACL: `allow` or `deny`.
  package var action: Fact<String> = .absent

  /// Starts a rule.
  package init(peer: Peer, at location: SourceLocation) {
    self.peer = peer
    self.location = location
  }
}

extension RuleDraft {
  /// The rule as a topology file writes it.
  func object(_ direction: Direction) -> DraftObject {
    var object = DraftObject(at: location)
    var gap: String?
    switch traffic {
    case .success(let traffic): object.set(traffic)
    case .failure(let failure):
      gap = failure.reason
      object.set(.all)
    }
    let key: Key = direction == .inbound ? .source : .destination
    object[key] = gap.map { .unknown("\($0), \(peer.text)") } ?? peer.value
    if isStale { object[.state] = .text("stale") }
    if let description, !description.isEmpty { object[.description] = .text(description) }
    return object
  }

  /// Of an entry whose number and action are known: its number.
  var placeInOrder: Int? {
    guard entryAction != nil, let number = number.value, (1...32766).contains(number) else {
      return nil
    }
    return number
  }

  private var entryAction: NetworkACL.Entry.Action? {
    action.value.flatMap { NetworkACL.Entry.Action(rawValue: $0.lowercased()) }
  }

  /// The entry as a topology file writes it.
  func entry(_ direction: Direction) -> DraftObject {
    var object = DraftObject(at: location)
    object[.rule] = number.value.map { .number($0) }
    for field in self.object(direction).fields { object[field.key] = field.value }
    object[.action] = entryAction.map { .text($0.rawValue) }
    return object
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

  private struct Failure: Error {
    let reason: String
  }

  /// The protocol and ports; nothing where they are not known (SG-12 to SG-14, NACL-13 to NACL-15).
  private var traffic: Result<RuleTraffic, Failure> {
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

extension DraftObject {
  /// Writes what a rule is about.
  fileprivate mutating func set(_ traffic: RuleTraffic) {
    switch traffic {
    case .all: self[.protocol] = .text("all")
    case .tcp(let ports): set("tcp", ports)
    case .udp(let ports): set("udp", ports)
    case .icmp(let type, let code): set("icmp", type, code)
    case .icmpv6(let type, let code): set("icmpv6", type, code)
    case .other(let transport): self[.protocol] = .number(Int(transport.rawValue))
    }
  }

  private mutating func set(_ name: String, _ ports: ClosedRange<UInt16>) {
    self[.protocol] = .text(name)
    self[.ports] =
      ports.count == 1
      ? .number(Int(ports.lowerBound)) : .text("\(ports.lowerBound)-\(ports.upperBound)")
  }

  private mutating func set(_ name: String, _ type: UInt8?, _ code: UInt8?) {
    self[.protocol] = .text(name)
    if let type { self[.icmpType] = .number(Int(type)) }
    if let code { self[.icmpCode] = .number(Int(code)) }
  }
}

extension RuleDraft.Peer {
  fileprivate var value: DraftValue {
    switch self {
    case .cidr(let text): .text(text)
    case .securityGroup(let id): .reference(.securityGroup, id)
    case .prefixList(let id): .reference(.prefixList, id)
    case .unknown(let reason): .unknown(reason)
    }
  }

  var text: String {
    switch self {
    case .cidr(let text), .securityGroup(let text), .prefixList(let text): text
    case .unknown(let reason): reason
    }
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
