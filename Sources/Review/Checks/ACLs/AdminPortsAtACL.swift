import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let adminPortsAtACL = Check(
    "nacl.admin-ports-open", "A network ACL admits SSH or RDP from the world", .warning,
    reason:
      "Only the security groups behind it keep the world from the ports that machines are run by.",
    example: "inbound 100 allow tcp 22 from 0.0.0.0/0",
    remedy:
      "Admit these ports from the addresses of those who run the machines, or use Session Manager.",
    references: CheckReference.checkov("CKV_AWS_232", "CKV_AWS_231")
      + CheckReference.trivy("AVD-AWS-0105") + CheckReference.securityHub("EC2.21")
      + CheckReference.prowler(
        "ec2_networkacl_allow_ingress_tcp_port_22", "ec2_networkacl_allow_ingress_tcp_port_3389")
      + CheckReference.cis("1.4.0", "5.1") + CheckReference.cis("3.0.0", "5.1")
      + CheckReference.cis("5.0.0", "5.2") + CheckReference.pciDSS("1.3.1", "1.4.2")
  ) { network in
    network.entryLists.filter { $0.direction == .inbound }.flatMap { list in
      list.entries.compactMap { ranked in
        // Entries for everything have a check of their own; those for replies cannot do without the ports.
        let ports = ranked.entry.services.intersection(adminPorts)
        guard !ports.isEmpty, ranked.entry.traffic != .all else { return nil }
        let packets = ranked.effective.intersection(
          PacketSet(PacketBox(protocols: [.tcp], destinationPorts: ports)))
        guard packets.sources.isOpenToTheWorld else { return nil }
        return Finding(
          check: "nacl.admin-ports-open", severity: .warning, resource: list.resource(ranked.entry),
          subject: "inbound \(list.text(ranked.entry))", packets: packets,
          message: "\(list.name(ranked.entry)) admits "
            + packets.admissions(.inbound, atMost: 3).joined(separator: "; "))
      }
    }
  }

  private static var adminPorts: PortSet { PortSet([22...22, 3389...3389]) }
}
