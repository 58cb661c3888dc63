public import NetworkModel
public import PacketSpace

/// Which kinds of clients lose replies to some client ports.
public struct AffectedClients: Hashable, Sendable {
  /// The kinds that lose every reply.
  public let all: [ClientKind]
  /// The kinds that lose some.
  public let some: [ClientKind]
  /// The operating systems that lose none.
  public let none: [ClientKind]
  private let lost: PortSet

  /// Sorts the kinds of clients by what they lose.
  public init(losing lost: PortSet) {
    self.lost = lost
    func isAll(_ kind: ClientKind) -> Bool { kind.ports.isSubset(of: lost) }
    func isNone(_ kind: ClientKind) -> Bool { kind.ports.isDisjoint(with: lost) }
    var systems = ClientKind.operatingSystems
    // One name for all Linux kernels where they fare alike.
    if (isAll(.linux), isNone(.linux)) == (isAll(.linuxLegacy), isNone(.linuxLegacy)) {
      systems.removeAll { $0 == .linuxLegacy }
    }
    let kinds = [.elb, .nat, .lambda] + systems
    self.all = kinds.filter(isAll)
    self.some = kinds.filter { !isAll($0) && !isNone($0) }
    self.none = systems.filter(isNone)
  }

  /// `Windows 2003 clients lose all of them, load balancers and FreeBSD clients some; Linux clients are
  /// above it`.
  public var sentence: String {
    if lost == ClientKind.any.ports { return "no client gets an answer" }
    var losing: [String] = []
    if !all.isEmpty { losing.append("\(Self.names(all)) lose all of them") }
    if !some.isEmpty {
      losing.append("\(Self.names(some)) \(all.isEmpty ? "lose some of them" : "some")")
    }
    let highest = lost.ranges.last?.upperBound ?? 0
    let areAbove = none.allSatisfy { ($0.ports.ranges.first?.lowerBound ?? 0) > highest }
    let spared =
      none.isEmpty ? "" : "\(Self.names(none)) \(areAbove ? "are above it" : "lose none")"
    return [losing.joined(separator: ", "), spared].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// `load balancers, NAT gateways, Linux and Windows clients`.
  static func names(_ kinds: [ClientKind]) -> String {
    let names = kinds.map { kind in
      switch kind {
      case .elb: "load balancers"
      case .nat: "NAT gateways"
      case .lambda: "Lambda functions"
      default: kind.displayName
      }
    }
    let areSystems = kinds.last.map(ClientKind.operatingSystems.contains) ?? false
    return names.inSentence + (areSystems ? " clients" : "")
  }
}
