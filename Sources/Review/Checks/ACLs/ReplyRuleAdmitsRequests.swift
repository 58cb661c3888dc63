import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let replyRuleAdmitsRequests = Check(
    "nacl.reply-rule-admits-requests",
    "An ACL entry for replies also admits requests to high ports", .note,
    reason:
      "An ACL cannot tell a reply from a request. An entry that lets the replies of the internet in lets "
      + "requests in too, to every service on these ports: databases, RDP, proxies. Only the security groups "
      + "stand in their way. It is right where hosts call the internet; a scanner that reports it asks for "
      + "this explanation.",
    example: "inbound 110 allow tcp 1024-65535 from 0.0.0.0/0",
    remedy:
      "Deny the ports of your own services above 1023 in front of it, and watch the groups behind it.",
    references: CheckReference.cfnNag("W72") + CheckReference.trivy("AVD-AWS-0102")
      + CheckReference.pciDSS("1.4.2")
  ) { network in
    network.entryLists.filter { $0.direction == .inbound }.flatMap { list in
      list.entries.compactMap { ranked in
        guard ranked.entry.isForReplies, ranked.effective.sources.isOpenToTheWorld else {
          return nil
        }
        let admitted = network.admitted(of: ranked.effective, behind: list.acl)
        let groups =
          admitted.isEmpty
          ? "no security group behind it admits any of them"
          : "of these "
            + admitted.map { name, packets in
              "\(name) admits \(packets.admissions(.inbound, atMost: 2).joined(separator: ", "))"
            }.inSentence
        return Finding(
          check: "nacl.reply-rule-admits-requests", severity: .note,
          resource: list.resource(ranked.entry), subject: "inbound \(list.text(ranked.entry))",
          packets: ranked.effective,
          message:
            "\(list.name(ranked.entry)) is for replies, and admits requests to the same ports: "
            + groups)
      }
    }
  }
}

extension ReviewedNetwork {
  /// What the groups of the interfaces behind an ACL admit of some packets, by group.
  fileprivate func admitted(
    of packets: PacketSet, behind acl: NetworkACL
  ) -> [(name: String, packets: PacketSet)] {
    let behind = Set((subnets[acl.id] ?? []).map(\.id))
    return topology.securityGroups.compactMap { group in
      guard carriers[group.id]?.contains(where: { behind.contains($0.subnet) }) ?? false else {
        return nil
      }
      let admitted = admission.packets(group, .inbound).intersection(packets)
      return admitted.sources.isDisjoint(with: .internet)
        ? nil : ("security group \(group.displayName)", admitted)
    }
  }
}
