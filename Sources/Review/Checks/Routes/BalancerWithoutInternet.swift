import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let balancerWithoutInternet = Check(
    "loadBalancer.no-internet-route", "A public load balancer is in a subnet without the internet",
    .warning,
    reason:
      "Its name resolves to the node there as to the others, and the node's answers have no way out: "
      + "clients that are sent to it wait in vain.",
    example: "scheme: internet-facing, subnets: [private-a]",
    remedy: "Use public subnets for its nodes; the targets may stay in private ones.",
    references: CheckReference.pciDSS("1.2.4")
  ) { network in
    network.topology.loadBalancers.filter { $0.scheme == .internetFacing }.compactMap { balancer in
      let closed = balancer.subnets.compactMap { network.topology.subnets[$0] }.filter {
        network.topology.internetRoute(of: $0, .ipv4) == .none
      }
      guard !closed.isEmpty else { return nil }
      return Finding(
        check: "loadBalancer.no-internet-route", severity: .warning,
        resource: Finding.Resource(balancer),
        message: "load balancer \(balancer.displayName) faces the internet, and its "
          + "\(closed.count == 1 ? "subnet" : "subnets") \(NameList.text(closed.map(\.displayName))) "
          + "\(closed.count == 1 ? "has" : "have") no route to an internet gateway")
    }
  }
}

extension Finding.Resource {
  /// A load balancer.
  init(_ balancer: LoadBalancer) {
    self.init(
      kind: Checkpoint.Kind.loadBalancer.rawValue, id: balancer.id.rawValue, name: balancer.name)
  }
}
