import NetworkModel

/// An interface, or several alike, that security groups are attached to.
struct Carrier: Hashable {
  /// What it belongs to, as pages call it.
  let name: String
  /// What that is: `instance`, `load balancer`, `Auto Scaling group`.
  let kind: String
  let subnet: ResourceID<Subnet>
  /// Absent: the VPC's default group.
  let groups: [ResourceID<SecurityGroup>]?
}

extension Topology {
  /// Everything that carries security groups, by kind and identifier.
  var carriers: [Carrier] {
    loadBalancers.flatMap { balancer in
      balancer.subnets.map {
        Carrier(
          name: balancer.displayName, kind: "load balancer", subnet: $0,
          groups: balancer.securityGroups)
      }
    }
      + autoScalingGroups.flatMap { group in
        group.subnets.map {
          Carrier(
            name: group.displayName, kind: "Auto Scaling group", subnet: $0,
            groups: group.securityGroups)
        }
      }
      + instances.flatMap { instance in
        instance.interfaces.map {
          Carrier(
            name: [instance.displayName, $0.name].compactMap { $0 }.joined(separator: "/"),
            kind: "instance", subnet: $0.subnet, groups: $0.securityGroups)
        }
      }
  }

  /// What carries a group, each once.
  func carriers(of group: SecurityGroup) -> [Carrier] {
    carriers.filter { carrier in
      securityGroups(carrier.groups, in: subnets[carrier.subnet]?.vpc ?? group.vpc)
        .contains { $0.id == group.id }
    }
  }
}
