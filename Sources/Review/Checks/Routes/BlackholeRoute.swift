import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let blackholeRoute = Check(
    "route.blackhole", "A route leads to something that is gone", .warning,
    reason:
      "The dead route still wins over every shorter one: packets are dropped rather than sent by the "
      + "default route.",
    example: "routes: [{destination: 172.31.0.0/16, target: pcx-1, state: blackhole}]",
    remedy: "Delete the route, or let it lead to what took the place of the deleted gateway."
  ) { network in
    network.topology.routeTables.flatMap { table in
      table.routes.filter(\.isBlackhole).map { route in
        let destination = route.destination.text(in: network.topology)
        let destinations: AddressSet =
          switch route.destination {
          case .cidr(let cidr): AddressSet(cidr)
          case .prefixList(let id): network.topology.addresses(of: .prefixList(id))
          }
        let target = route.target.description
        return Finding(
          check: "route.blackhole", severity: .warning,
          resource: Finding.Resource(
            kind: Checkpoint.Kind.routeTable.rawValue, id: table.id.rawValue, name: table.name),
          subject: destination, packets: PacketSet(PacketBox(destinations: destinations)),
          message: "route table \(table.displayName) drops what is for \(destination): "
            + "\(target.isEmpty ? "its target" : target) is gone")
      }
    }
  }
}
