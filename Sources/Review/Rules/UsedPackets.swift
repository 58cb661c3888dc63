import Evaluation
import NetworkModel
import PacketSpace

/// The packets of declared flows that a rule lets pass, as wide as a rule would say them: whole subnets for
/// the hosts in them, and everywhere for the internet.
struct UsedPackets: Sendable {
  private let subnets: [AddressSet]
  /// What no packet of the internet comes from.
  private let inside: AddressSet

  init(_ topology: Topology) {
    self.subnets = topology.subnets.map { AddressSet($0.cidrs) }
    self.inside = AddressSet(topology.vpcs.flatMap(\.cidrs))
  }

  /// The part of a rule's packets that a step of a leg uses, with nothing but what rules compare.
  ///
  /// - Parameter anyPeer: of a rule that refers to a group, which is as narrow as it can be.
  func packets(
    _ step: Step, of leg: Leg, matching match: PacketSet, _ direction: Direction, anyPeer: Bool
  ) -> [PacketBox] {
    let peers = direction == .inbound ? match.sources : match.destinations
    return step.packets.boxes.flatMap { box -> [PacketBox] in
      let remote = direction == .inbound ? box.sources : box.destinations
      let used = anyPeer ? .all : widened(leg.everyEnd(like: remote).intersection(peers), in: peers)
      return match.intersection(
        PacketSet(
          PacketBox(
            sources: direction == .inbound ? used : .all,
            destinations: direction == .inbound ? .all : used, protocols: box.protocols,
            destinationPorts: box.destinationPorts))
      ).boxes
    }
  }

  private func widened(_ addresses: AddressSet, in peers: AddressSet) -> AddressSet {
    var result = addresses
    for family in AddressFamily.allCases {
      let world = AddressSet.internet.restricted(to: family).intersection(peers)
        .subtracting(inside)
      if !world.isEmpty, world.worldFamilies.contains(family), world.isSubset(of: addresses) {
        result = result.union(peers.restricted(to: family))
      }
    }
    for subnet in subnets where !subnet.isDisjoint(with: addresses) && !subnet.isSubset(of: result)
    {
      result = result.union(
        AddressFamily.allCases.reduce(.empty) { union, family in
          let block = subnet.restricted(to: family)
          return block.isDisjoint(with: addresses) ? union : union.union(block)
        })
    }
    return result
  }
}

extension Leg {
  /// Addresses of one of its ends, with those of the parallel connections that it stands for as well.
  fileprivate func everyEnd(like addresses: AddressSet) -> AddressSet {
    guard ends.count > 1 else { return addresses }
    if addresses.isSubset(of: from.addresses) {
      return ends.reduce(addresses) { $0.union($1.from.addresses) }
    }
    if addresses.isSubset(of: to.addresses) {
      return ends.reduce(addresses) { $0.union($1.to.addresses) }
    }
    return addresses
  }
}
