import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let overlappingPeering = Check(
    "peering.overlapping-cidrs", "Peered VPCs have the same addresses", .warning,
    reason:
      "An address means two machines. A route table sends it one way only: requests from the other VPC are "
      + "answered to the wrong one.",
    example: "vpc-hub is peered with two VPCs of 10.1.0.0/16 and routes to both",
    remedy:
      "Give one of them other addresses; until then route only the subnets that do not overlap."
  ) { network in
    let all = PeeringRoutes.all(in: network.topology)
    var byVPC: [ResourceID<VPC>: [PeeringRoutes]] = [:]
    for routes in all { for end in routes.ends { byVPC[end, default: []].append(routes) } }
    return all.compactMap { $0.overlapOfEnds(in: network.topology) }
      + network.topology.vpcs.flatMap { vpc in
        PeeringRoutes.contested(from: vpc, byVPC[vpc.id] ?? [], in: network.topology)
      }
  }
}

extension PeeringRoutes {
  /// The two ends themselves have addresses in common: what is local never leaves (RT-04).
  fileprivate func overlapOfEnds(in topology: Topology) -> Finding? {
    let shared = blocks(of: peering.requester).intersection(blocks(of: peering.accepter))
    guard !shared.isEmpty else { return nil }
    let names = ends.map { topology.vpcs[$0]?.displayName ?? $0.rawValue }
    return Finding(
      check: "peering.overlapping-cidrs", severity: .warning, resource: Finding.Resource(peering),
      subject: shared.description, packets: PacketSet(PacketBox(destinations: shared)),
      message: "\(names.inSentence) are peered over \(peering.displayName) and both have "
        + "\(shared.description)")
  }

  /// Two peers of one VPC have addresses in common, and it routes to both of them.
  fileprivate static func contested(
    from vpc: VPC, _ peerings: [PeeringRoutes], in topology: Topology
  ) -> [Finding] {
    let peers = peerings.compactMap { routes -> (routes: PeeringRoutes, vpc: ResourceID<VPC>)? in
      guard let far = routes.peering.peer(of: vpc.id),
        !routes.destinations(from: vpc.id).isEmpty
      else { return nil }
      return (routes, far)
    }
    return peers.enumerated().flatMap { place, first in
      peers[(place + 1)...].compactMap { second in
        let shared = first.routes.blocks(of: first.vpc).intersection(
          second.routes.blocks(of: second.vpc))
        guard first.vpc != second.vpc, !shared.isEmpty else { return nil }
        let names = [first.vpc, second.vpc].map { topology.vpcs[$0]?.displayName ?? $0.rawValue }
        return Finding(
          check: "peering.overlapping-cidrs", severity: .warning,
          resource: Finding.Resource(second.routes.peering),
          subject: "\(vpc.id) \(first.routes.peering.id) \(shared)",
          packets: PacketSet(PacketBox(destinations: shared)),
          message: "\(vpc.displayName) is peered with \(names.inSentence), which both have "
            + "\(shared.description): replies may go to the wrong one")
      }
    }
  }
}
