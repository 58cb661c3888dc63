import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let unattachedACL = Check(
    "nacl.unattached", "A network ACL has no subnet", .note,
    reason: "It filters nothing, and the next one who reads it thinks that it does.",
    example: "a networkACL that no subnet names",
    remedy: "Associate it with the subnets that it is for, or delete it.",
    references: CheckReference.checkov("CKV2_AWS_1") + CheckReference.securityHub("EC2.16")
      + CheckReference.prowler("ec2_networkacl_unused")
      + CheckReference.scoutSuite("vpc-network-acl-not-used") + CheckReference.pciDSS("1.2.7")
  ) { network in
    let defaults = Set(
      network.topology.vpcs.map { network.topology.defaultNetworkACL(of: $0.id).id })
    return network.topology.networkACLs
      .filter { network.subnets[$0.id] == nil && !defaults.contains($0.id) }
      .map { acl in
        Finding(
          check: "nacl.unattached", severity: .note,
          resource: Finding.Resource(acl),
          message: "network ACL \(acl.displayName) is associated with no subnet")
      }
  }
}
