import NetworkModel

/// An interface, or several alike, that security groups are attached to.
struct Carrier: Hashable {
  /// What it belongs to, as pages call it.
  let name: String
  /// What that is, for instance `load balancer`.
  let kind: String
  let subnet: ResourceID<Subnet>
  /// Absent: the VPC's default group.
  let groups: [ResourceID<SecurityGroup>]?
}

extension Topology {
  /// Everything that carries security groups, by kind and identifier.
  var carriers: [Carrier] {
    var result = loadBalancers.flatMap { balancer in
      balancer.subnets.map {
        Carrier(
          name: balancer.displayName, kind: "load balancer", subnet: $0,
          groups: balancer.carriedGroups)
      }
    }
    result += autoScalingGroups.flatMap { group in
      group.subnets.map {
        Carrier(
          name: group.displayName, kind: "Auto Scaling group", subnet: $0,
          groups: group.securityGroups)
      }
    }
    result += instances.flatMap { interfaces($0.interfaces, of: $0, "instance") }
    result += databases.flatMap { interfaces($0.interfaces, of: $0, "database") }
    result += lambdaFunctions.flatMap { interfaces($0.interfaces, of: $0, "Lambda function") }
    for endpoint in vpcEndpoints {
      guard case .interface(let own) = endpoint.kind else { continue }
      result += interfaces(own, of: endpoint, "VPC endpoint")
    }
    return result
  }

  private func interfaces(
    _ interfaces: [NetworkInterface], of owner: some NetworkResource, _ kind: String
  ) -> [Carrier] {
    interfaces.map {
      Carrier(
        name: [owner.displayName, $0.name].compactMap { $0 }.joined(separator: "/"), kind: kind,
        subnet: $0.subnet, groups: $0.securityGroups)
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
