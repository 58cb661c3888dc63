internal import NetworkModel
internal import PacketSpace
internal import Provenance

/// Rules and entries as a topology file writes them.
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
}

extension DraftObject {
  /// Writes what a rule is about.
  mutating func set(_ traffic: RuleTraffic) {
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
}
