import NetworkModel
import PacketSpace

extension Remedy.Change {
  /// How many packets a change admits at its filter or route table that were not before, by the remote
  /// addresses and ports; to compare changes by.
  func newlyAdmitted(in topology: Topology) -> Double {
    switch self {
    case .addEntry(let id, let direction, let entry),
      .replaceEntry(let id, let direction, let entry):
      guard let before = topology.networkACLs[id],
        let after = topology.applying([self]).networkACLs[id]
      else { return 0 }
      let matched = PacketSet(
        entry.traffic.box(peer: topology.addresses(of: entry.peer), direction))
      return after.evaluate(matched, direction, in: topology).passed
        .subtracting(before.evaluate(matched, direction, in: topology).passed).remoteCount(
          direction)
    case .addRule(let id, let direction, let rule):
      if case .securityGroup(let reference) = rule.peer {
        let carriers = topology.allAttachments().filter { attachment in
          attachment.groups.contains { $0.id == reference }
        }
        return Double(carriers.count * rule.traffic.destinationPorts.count)
      }
      guard let group = topology.securityGroups[id] else { return 0 }
      let matched = PacketSet(
        rule.traffic.box(peer: topology.addresses(of: rule.peer), direction))
      let before = [group].evaluate(matched, direction, peer: PeerGroups(), in: topology).passed
      return matched.subtracting(before).remoteCount(direction)
    case .addRoute(_, let route), .replaceRoute(_, let route):
      guard case .cidr(let cidr) = route.destination else { return 0 }
      return Double(AddressSet(cidr).count)
    }
  }
}

extension PacketSet {
  /// The packets counted by the other side's addresses and by destination ports only.
  fileprivate func remoteCount(_ direction: Direction) -> Double {
    boxes.reduce(0) { total, box in
      let remote = direction == .inbound ? box.sources : box.destinations
      return total + Double(remote.count) * Double(box.destinationPorts.count)
    }
  }
}
