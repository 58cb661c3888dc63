import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let groupQuota = Check(
    "sg.quota", "A security group comes close to what AWS allows", .warning,
    reason:
      "AWS counts 60 rules for each direction and family, a prefix list with all entries that it may have "
      + "and a reference in both families, and five groups for each interface. The next deployment fails.",
    example: "a group with one rule and a prefix list of 60 entries at most",
    remedy:
      "Refer to groups or prefix lists rather than to addresses; ask AWS for a higher quota. Rules for "
      + "a group times groups for an interface cannot exceed 1,000.",
    references: CheckReference.prowler("ec2_securitygroup_with_many_ingress_egress_rules")
  ) { network in
    let counts = Dictionary(
      uniqueKeysWithValues: network.topology.securityGroups.map {
        ($0.id, QuotaCount($0, in: network.topology))
      })
    return network.topology.securityGroups.flatMap { counts[$0.id]?.findings(of: $0) ?? [] }
      + network.allCarriers.compactMap { carrier in
        QuotaCount.finding(of: carrier, carrier.groups.compactMap { counts[$0] })
      }
  }
}
