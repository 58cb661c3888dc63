import NetworkModel

/// The subnets of a VPC with the same tier, network ACL and route table: one box of an overview.
struct SubnetSet {
  /// How many a tier shows; the smallest others are one.
  private static let most = 3

  let tier: Tier
  var subnets: [Subnet]
  /// Several where the box stands for the rest of a tier.
  var acls: [NetworkACL]
  var routeTables: [RouteTable]

  /// The sets of a VPC, from the internet inwards.
  static func sets(of vpc: ResourceID<VPC>, in topology: Topology) -> [SubnetSet] {
    let all = topology.subnets.filter { $0.vpc == vpc }.reduce(into: [SubnetSet]()) {
      sets, subnet in
      let acl = topology.networkACL(of: subnet)
      let routes = topology.routeTable(of: subnet)
      let tier = Tier(subnet, in: topology)
      let known = sets.firstIndex {
        $0.tier == tier && $0.acls[0].id == acl.id && $0.routeTables[0].id == routes.id
      }
      if let known {
        sets[known].subnets.append(subnet)
      } else {
        sets.append(SubnetSet(tier: tier, subnets: [subnet], acls: [acl], routeTables: [routes]))
      }
    }
    return Tier.allCases.flatMap { tier in folded(all.filter { $0.tier == tier }) }
  }

  private static func folded(_ sets: [SubnetSet]) -> [SubnetSet] {
    guard sets.count > most else { return sets }
    let order = sets.indices.sorted {
      (sets[$1].subnets.count, $0) < (sets[$0].subnets.count, $1)
    }
    let kept = order.prefix(most - 1).sorted().map { sets[$0] }
    let rest = order.dropFirst(most - 1).sorted().map { sets[$0] }
    return kept + [
      SubnetSet(
        tier: sets[0].tier, subnets: rest.flatMap(\.subnets), acls: rest.flatMap(\.acls),
        routeTables: rest.flatMap(\.routeTables))
    ]
  }
}
