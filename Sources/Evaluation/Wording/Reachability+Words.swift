import NetworkModel
import PacketSpace

extension Reachability.Party {
  /// Who they are: a few names, and how many more.
  public var displayText: String { NameList.text(members.map(\.displayName)) }
}

extension Reachability.Row {
  /// What can be sent: `TCP 80, 443`, `all traffic`.
  public var trafficText: String {
    switch traffic {
    case .everything: "all traffic"
    case .transport(let transport):
      transport.hasPorts && ports == .all
        ? "\(transport.displayName) every port" : transport.text(ports: ports)
    case .otherProtocols: "other protocols"
    }
  }

  /// What it is limited to, each limit for itself; empty where it holds for everything.
  public var limits: [String] {
    [
      family.map { "\($0 == .ipv4 ? "IPv4" : "IPv6") only" },
      scope.map { $0 == .insideSubnet ? "inside a subnet" : "between subnets" },
      sources.map { "from \($0.shortText)" },
      destinations.map { "to \($0.shortText)" },
      clientPorts.map {
        "client ports \($0.usable.isEmpty ? "none" : $0.usable.displayText)"
          + " of \($0.declared.displayText)"
      },
    ].compactMap { $0 }
  }

  /// What comes back: everything, a part, nothing, or what the model does not say.
  public var note: String {
    let lost = outcome == .denied && reason != nil ? "arrives, no reply: " : ""
    return (limits + (reason.map { [lost + $0] } ?? [])).joined(separator: "; ")
  }
}

extension AddressSet {
  /// Its blocks, at most a few of them.
  fileprivate var shortText: String {
    let blocks = cidrs
    let shown = blocks.prefix(4).map(\.description).joined(separator: ", ")
    return blocks.count > 4 ? "\(shown) and \(blocks.count - 4) more blocks" : shown
  }
}
