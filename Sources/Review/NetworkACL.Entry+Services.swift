import NetworkModel
import PacketSpace

extension NetworkACL.Entry {
  /// The TCP ports of the services that requests are meant for which the entry admits; empty for an entry for
  /// replies.
  ///
  /// A range that no service has is there for replies: one above 1023 that is as wide as the client ports of
  /// an old Windows, the narrowest that is known (EP-07). Of an entry for everything the ports below are meant.
  var services: PortSet {
    guard action == .allow, traffic.protocols.contains(.tcp) else { return .empty }
    let ports = traffic.destinationPorts
    if coversEverything { return ports.intersection(Self.wellKnown) }
    let isForReplies =
      ports.isDisjoint(with: Self.wellKnown) && ports.count >= ClientKind.windows2003.ports.count
    return isForReplies ? .empty : ports
  }

  /// Whether it is there for replies to TCP clients rather than for a service.
  var isForReplies: Bool {
    action == .allow && traffic.protocols == [.tcp] && services.isEmpty
  }

  /// Whether the entry admits services and replies alike.
  var coversEverything: Bool {
    ClientKind.iana.ports.isSubset(of: traffic.destinationPorts)
      && !traffic.destinationPorts.isDisjoint(with: Self.wellKnown)
  }

  /// Whether the entry shuts its peer out as a client of anything.
  var shutsOut: Bool {
    action == .deny && traffic.protocols.contains(.tcp)
      && ClientKind.any.ports.isSubset(of: traffic.destinationPorts)
  }

  private static var wellKnown: PortSet { PortSet(1...1023) }
}
