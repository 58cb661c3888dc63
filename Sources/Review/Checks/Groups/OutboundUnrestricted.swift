import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let outboundUnrestricted = Check(
    "sg.outbound-unrestricted", "A security group lets everything out", .note,
    reason:
      "It is what AWS gives every new group. Whoever takes the machine over can send data anywhere; a "
      + "review asks for the services that the machine really calls.",
    example: "outbound: [{type: All traffic, destination: 0.0.0.0/0}]",
    remedy:
      "Admit what the machine calls. `portolan plan` writes these rules from the declared flows.",
    references: [
      CheckReference.checkov("CKV_AWS_382"),
      CheckReference.trivy("AVD-AWS-0104"),
      CheckReference.cfnNag("W5", "W40"),
      CheckReference.pciDSS("1.3.2"),
    ].flatMap { $0 }
  ) { network in
    network.topology.securityGroups.compactMap { group in
      guard network.carriers[group.id] != nil else { return nil }
      let wide = group.effectiveRules(.outbound).filter { rule in
        let peer = network.topology.addresses(of: rule.rule.peer)
        return rule.rule.traffic == .all && !network.topology.isUnknown(rule.rule.peer)
          && AddressFamily.allCases.contains {
            AddressSet.all.restricted(to: $0).isSubset(of: peer)
          }
      }
      guard let first = wide.first else { return nil }
      let peers = wide.map { network.topology.displayText(of: $0.rule.peer) }.unique
      return Finding(
        check: "sg.outbound-unrestricted", severity: .note, resource: Finding.Resource(first),
        packets: wide.reduce(PacketSet.empty) {
          $0.union(network.admission.packets($1.rule, .outbound))
        },
        message:
          "security group \(group.displayName) lets all traffic out to \(peers.inSentence) (\(wide.places))"
      )
    }
  }
}
