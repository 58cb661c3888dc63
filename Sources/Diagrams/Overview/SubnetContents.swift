import Evaluation
import NetworkModel

/// What is in some subnets, as counts.
struct SubnetContents {
  /// `34 instances`, `1 load balancer`.
  let counts: [String]
  /// `sg-web ×12`: the sets of groups that interfaces carry, the most frequent first.
  let groups: [String]

  init(_ subnets: [Subnet], in topology: Topology) {
    let ids = Set(subnets.map(\.id))
    func isInside(_ interfaces: [NetworkInterface]) -> Bool {
      interfaces.contains { ids.contains($0.subnet) }
    }
    let counted: [(Int, String)] = [
      (topology.instances.count { isInside($0.interfaces) }, "instance"),
      (topology.autoScalingGroups.count { !ids.isDisjoint(with: $0.subnets) }, "scaling group"),
      (topology.loadBalancers.count { !ids.isDisjoint(with: $0.subnets) }, "load balancer"),
      (topology.natGateways.count { ids.contains($0.subnet) }, "NAT gateway"),
      (topology.databases.count { isInside($0.interfaces) }, "database"),
      (topology.lambdaFunctions.count { isInside($0.interfaces) }, "function"),
      (
        topology.vpcEndpoints.count { endpoint in
          if case .interface(let own) = endpoint.kind { isInside(own) } else { false }
        }, "endpoint"
      ),
    ]
    counts = counted.filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)\($0.0 == 1 ? "" : "s")" }

    var order: [String] = []
    var uses: [String: Int] = [:]
    let carriers =
      topology.instances.flatMap(\.interfaces) + topology.databases.flatMap(\.interfaces)
      + topology.lambdaFunctions.flatMap(\.interfaces)
    for interface in carriers where ids.contains(interface.subnet) {
      guard let vpc = topology.subnets[interface.subnet]?.vpc else { continue }
      let name = topology.securityGroups(interface.securityGroups, in: vpc).map(\.displayName)
        .joined(separator: " + ")
      if uses[name] == nil { order.append(name) }
      uses[name, default: 0] += 1
    }
    groups = order.enumerated()
      .sorted { (uses[$1.element] ?? 0, $0.offset) < (uses[$0.element] ?? 0, $1.offset) }
      .map { "\($0.element) ×\((uses[$0.element] ?? 0).grouped)" }
  }
}
