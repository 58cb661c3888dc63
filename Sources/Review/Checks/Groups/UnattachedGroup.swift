import Evaluation
import NetworkModel

extension Check {
  static let unattachedGroup = Check(
    "sg.unattached", "Nothing carries a security group", .note,
    reason:
      "It filters nothing today. Somebody who needs a group in a hurry finds it, and gets rules that "
      + "nobody has looked at for years.",
    example: "securityGroups: {sg-old: …}, and no resource names sg-old",
    remedy: "Delete the group, or say in its description what it is kept for.",
    references: [
      CheckReference.checkov("CKV2_AWS_5"),
      CheckReference.prowler("ec2_securitygroup_not_used"),
      CheckReference.securityHub("EC2.22"),
      CheckReference.pciDSS("1.2.7"),
    ].flatMap { $0 }
  ) { network in
    // A source of groups alone says of none what carries it.
    let inUse = Set(network.topology.subnets.map(\.vpc)).intersection(
      network.carriers.values.flatMap { $0 }.compactMap {
        network.topology.subnets[$0.subnet]?.vpc
      })
    return network.topology.securityGroups.compactMap { group in
      guard network.carriers[group.id] == nil, !group.isDefault, !group.isUnidentified,
        inUse.contains(group.vpc), !network.mayBeCarriedUnnamed(in: group.vpc)
      else { return nil }
      return Finding(
        check: "sg.unattached", severity: .note, resource: Finding.Resource(group),
        message: "nothing carries security group \(group.displayName)")
    }
  }
}

extension ReviewedNetwork {
  /// Whether something in a VPC carries groups that the source does not name: any of them.
  func mayBeCarriedUnnamed(in vpc: ResourceID<VPC>) -> Bool {
    topology.securityGroups.contains {
      $0.isUnidentified && $0.vpc == vpc && carriers[$0.id] != nil
    }
  }
}
