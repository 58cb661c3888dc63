import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let publicIPWithoutRoute = Check(
    "instance.public-ip-without-route", "A public address has no route to the internet", .warning,
    reason:
      "An internet gateway needs both: the address and a route from the subnet. With one of them the "
      + "machine is as unreachable as with none, and answers to requests that come in are lost.",
    example: "a subnet whose route table has no route to igw-1, and an instance with `publicIP`",
    remedy:
      "Route the internet to the internet gateway in the subnet's table, or take the address away.",
    references: CheckReference.pciDSS("1.2.4")
  ) { network in
    network.allCarriers.filter { $0.hasPublicIP && !$0.isLoadBalancer }.compactMap {
      carrier in
      guard let subnet = network.topology.subnets[carrier.subnet],
        network.topology.internetRoute(of: subnet, .ipv4) == .none
      else { return nil }
      return Finding(
        check: "instance.public-ip-without-route", severity: .warning,
        resource: Finding.Resource(carrier), subject: carrier.subnet.rawValue,
        message:
          "\(carrier.name) has a public address, and subnet \(subnet.displayName) no route to an "
          + "internet gateway (route table \(network.topology.routeTable(of: subnet).displayName))")
    }
  }

  static let routeWithoutPublicIP = Check(
    "instance.route-without-public-ip", "A machine in a public subnet has no public address", .note,
    reason:
      "The route to the internet gateway is of no use to it: it reaches nothing outside, and a NAT gateway "
      + "is not asked.",
    example: "a subnet with a route to igw-1, and an instance without `publicIP`",
    remedy:
      "Move it to a private subnet with a route to a NAT gateway, or give it an address if it is to be "
      + "public."
  ) { network in
    let bySubnet = Dictionary(
      grouping: network.allCarriers.filter(\.needsPublicIP), by: \.subnet)
    return network.topology.subnets.compactMap { subnet in
      guard let carriers = bySubnet[subnet.id],
        network.topology.internetRoute(of: subnet, .ipv4) == .direct
      else { return nil }
      let names = carriers.map(\.name).unique
      return Finding(
        check: "instance.route-without-public-ip", severity: .note,
        resource: Finding.Resource(carriers[0]), subject: subnet.id.rawValue,
        message:
          "\(NameList.text(names)) \(names.count == 1 ? "has" : "have") no public address in the "
          + "public subnet \(subnet.displayName): nothing on the internet is in reach from there")
    }
  }
}

extension GroupCarrier {
  fileprivate var isLoadBalancer: Bool {
    if case .loadBalancer = endpoint { true } else { false }
  }

  /// Whether it would need an address to make use of a route to the internet.
  fileprivate var needsPublicIP: Bool {
    guard !hasPublicIP, addresses.families == [.ipv4] else { return false }
    switch endpoint {
    case .instance, .interface, .autoScalingGroup, .lambdaFunction: return true
    default: return false
    }
  }
}
