import Evaluation
import NetworkModel
import PacketSpace

/// What the groups of one interface admit together.
struct JointAdmission {
  /// What they certainly admit.
  let packets: PacketSet
  /// Whether they may admit more: a rule refers to something that nobody knows.
  let isUncertain: Bool

  /// - Parameter isOwn: whether something that carries a group is the interface's owner itself, which does
  ///   not call itself.
  init(
    _ groups: [SecurityGroup], _ direction: Direction, in network: ReviewedNetwork,
    butFor isOwn: (GroupCarrier) -> Bool = { _ in false }
  ) {
    packets = groups.flatMap { $0.effectiveRules(direction) }.filter { rule in
      guard case .securityGroup(let id) = rule.rule.peer else { return true }
      return network.carriers[id]?.contains { !isOwn($0) } == true
    }.reduce(PacketSet.empty) { $0.union(network.admission.packets($1.rule, direction)) }
    isUncertain = groups.contains { $0.hasUnknownPeer(direction, in: network.topology) }
  }

  /// Whether nothing of a port's traffic gets through, for sure.
  func isClosed(_ transport: TransportProtocol, _ port: UInt16) -> Bool {
    let wanted = PacketBox(protocols: ProtocolSet(transport), destinationPorts: PortSet(port))
    return !isUncertain && packets.isDisjoint(with: PacketSet(wanted))
  }
}
