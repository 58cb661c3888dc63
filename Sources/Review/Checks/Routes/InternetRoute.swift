import Evaluation
import NetworkModel
import PacketSpace

/// Whether a subnet's route table leads to the internet.
enum InternetRoute {
  /// By an internet gateway of the VPC.
  case direct
  /// Through something that may hand packets on to an internet gateway, or nobody knows.
  case possible
  case none
}

extension Topology {
  /// How public addresses of a family are routed from a subnet.
  func internetRoute(of subnet: Subnet, _ family: AddressFamily) -> InternetRoute {
    let table = routeTable(of: subnet)
    let routes = table.routes.filter { route in
      !route.isBlackhole && !addresses(of: route.destination, family).isDisjoint(with: .internet)
    }
    if routes.contains(where: { $0.target.isInternetGateway }) { return .direct }
    let mayBeForwarded = routes.contains {
      switch $0.target {
      case .vpcEndpoint, .networkInterface, .unmodelled: true
      default: false
      }
    }
    return mayBeForwarded || table.gap != nil || vpcs[subnet.vpc]?.cidrs.isEmpty != false
      ? .possible : .none
  }

  private func addresses(of destination: Route.Destination, _ family: AddressFamily) -> AddressSet {
    switch destination {
    case .cidr(let cidr): AddressSet(cidr).restricted(to: family)
    case .prefixList(let id): addresses(of: .prefixList(id)).restricted(to: family)
    }
  }
}

extension Route.Target {
  fileprivate var isInternetGateway: Bool {
    if case .internetGateway = self { true } else { false }
  }
}

extension Route.Destination {
  /// As a sentence has it: a block, or the name of a list.
  func text(in topology: Topology) -> String {
    switch self {
    case .cidr(let cidr): cidr.description
    case .prefixList(let id): topology.prefixLists[id]?.displayName ?? id.rawValue
    }
  }
}
