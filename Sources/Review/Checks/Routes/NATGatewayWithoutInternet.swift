import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let natGatewayWithoutInternet = Check(
    "natGateway.no-internet-route", "A public NAT gateway has no route to the internet", .error,
    reason:
      "It is to stand in a public subnet and serve private ones. In a private subnet it translates packets "
      + "that then have nowhere to go: nothing behind it reaches the internet.",
    example: "natGateways: {nat-1: {subnet: private-a}}",
    remedy: "Put it into a subnet whose route table sends 0.0.0.0/0 to the internet gateway."
  ) { network in
    network.topology.natGateways.filter { $0.connectivity == .public }.compactMap { gateway in
      guard let subnet = network.topology.subnets[gateway.subnet],
        network.topology.internetRoute(of: subnet, .ipv4) == .none
      else { return nil }
      let isUsed = network.topology.routeTables.contains { table in
        table.routes.contains { $0.target == .natGateway(gateway.id) && !$0.isBlackhole }
      }
      return Finding(
        check: "natGateway.no-internet-route", severity: isUsed ? .error : .warning,
        resource: Finding.Resource(
          kind: Checkpoint.Kind.natGateway.rawValue, id: gateway.id.rawValue, name: gateway.name),
        message:
          "NAT gateway \(gateway.displayName) is in subnet \(subnet.displayName), whose route table "
          + "\(network.topology.routeTable(of: subnet).displayName) has no route to an internet gateway"
          + (isUsed ? "" : "; no route leads to it today"))
    }
  }
}
