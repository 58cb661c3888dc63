import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let oneSidedPeering = Check(
    "peering.one-sided-route", "Only one side of a peering connection has a route", .warning,
    reason: "Requests arrive, and the other VPC does not know where to send the replies.",
    example: "vpc-shop routes 172.31.0.0/16 to pcx-1, and vpc-stock routes nothing to it",
    remedy: "Add a route to the other VPC's block in the tables of the subnets that answer."
  ) { network in
    PeeringRoutes.all(in: network.topology).flatMap { routes in
      routes.ends.compactMap { near in
        guard let far = routes.peering.peer(of: near), routes.areKnown(of: near),
          routes.areKnown(of: far), routes.destinations(from: near).isEmpty,
          !routes.destinations(from: far).isEmpty
        else { return nil }
        let (name, farName) = (
          network.topology.vpcs[near]?.displayName ?? near.rawValue,
          network.topology.vpcs[far]?.displayName ?? far.rawValue
        )
        let blocks = routes.blocks(of: far).restricted(to: .ipv4).description
        return Finding(
          check: "peering.one-sided-route", severity: .warning,
          resource: Finding.Resource(routes.peering), subject: near.rawValue,
          packets: PacketSet(
            PacketBox(sources: routes.blocks(of: near), destinations: routes.blocks(of: far))),
          message:
            "\(farName) routes to \(name) over peering \(routes.peering.displayName), and no route "
            + "table of \(name) leads back",
          advice: "route \(blocks) to \(routes.peering.id) in \(name)")
      }
    }
  }
}

extension Finding.Resource {
  /// A peering connection.
  init(_ peering: Peering) {
    self.init(
      kind: Checkpoint.Kind.peering.rawValue, id: peering.id.rawValue, name: peering.name)
  }
}
