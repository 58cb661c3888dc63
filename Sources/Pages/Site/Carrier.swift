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

  /// What carries each group, by the group.
  var carriersByGroup: [ResourceID<SecurityGroup>: [Carrier]] {
    var result: [ResourceID<SecurityGroup>: [Carrier]] = [:]
    for carrier in carriers {
      guard let vpc = subnets[carrier.subnet]?.vpc else { continue }
      for id in securityGroups(carrier.groups, in: vpc).map(\.id).unique {
        result[id, default: []].append(carrier)
      }
    }
    return result
  }

  /// The subnets of an ACL.
  func subnets(of acl: NetworkACL) -> [Subnet] {
    subnets.filter { networkACL(of: $0).id == acl.id }
  }
}
