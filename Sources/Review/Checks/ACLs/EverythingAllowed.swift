import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let everythingAllowed = Check(
    "nacl.allows-all", "A network ACL filters nothing", .note,
    reason:
      "All traffic from or to everywhere passes. AWS makes every default ACL so; security groups are "
      + "then the only filter of its subnets.",
    example: "inbound 100 allow all from 0.0.0.0/0",
    remedy:
      "Where a second line of defence is wanted, write entries for the flows of the subnets and for "
      + "their replies: `portolan plan`.",
    references: CheckReference.checkov("CKV_AWS_352") + CheckReference.trivy("AVD-AWS-0102")
      + CheckReference.cfnNag("W66", "W67")
      + CheckReference.prowler("ec2_networkacl_allow_ingress_any_port")
      + CheckReference.scoutSuite("vpc-custom-network-acls-allow-all")
      + CheckReference.pciDSS("1.3.1", "1.3.2")
  ) { network in
    let lists = Dictionary(grouping: network.entryLists, by: \.acl.id)
    return network.topology.networkACLs.compactMap { acl in
      let open = (lists[acl.id] ?? []).filter { !$0.opensEverything.isEmpty }
      guard let first = open.first else { return nil }
      let directions = open.map { list in
        "\(list.direction.rawValue) \(list.opensEverything.map(\.displayName).inSentence)"
      }
      return Finding(
        check: "nacl.allows-all", severity: .note,
        resource: Finding.Resource(
          acl, open.count == 1 ? first.direction : nil,
          rule: open.count == 1 ? first.openEntry.map { "\($0.ruleNumber)" } : nil),
        message: "network ACL \(acl.displayName) lets everything through, "
          + directions.joined(separator: " and "))
    }
  }
}

extension EntryList {
  /// The families of which nearly every packet passes by one entry for all traffic.
  fileprivate var opensEverything: [AddressFamily] {
    AddressFamily.allCases.filter { family in
      entries.contains { $0.isOpen(to: family) }
    }
  }

  /// The first entry that lets everything through.
  fileprivate var openEntry: NetworkACL.Entry? {
    entries.first { ranked in AddressFamily.allCases.contains { ranked.isOpen(to: $0) } }?.entry
  }
}

extension EntryList.Ranked {
  fileprivate func isOpen(to family: AddressFamily) -> Bool {
    entry.action == .allow && entry.traffic == .all
      && PacketSet.all.restricted(to: family).isSubset(of: effective)
  }
}
