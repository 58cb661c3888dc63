import Evaluation
import NetworkModel

extension Check {
  static let groupLabelMismatch = Check(
    "sg.label-mismatch", "The description of a group's rule names another service than its ports",
    .note,
    reason:
      "Who reads the description believes that the service is open, or that nothing else is. AWS reads the "
      + "protocol and the ports only.",
    example: "inbound: [{type: RDP, source: 10.0.0.0/16, description: SSH from the bastion}]",
    remedy: "Correct the description or the ports, whichever is wrong."
  ) { network in
    network.topology.securityGroups.flatMap { group in
      Direction.allCases.flatMap { group.numberedRules($0) }.compactMap { rule in
        guard
          let label = ServiceLabel(
            contradicting: rule.rule.traffic, in: rule.rule.description)
        else { return nil }
        return Finding(
          check: "sg.label-mismatch", severity: .note, resource: Finding.Resource(rule),
          subject: "\(rule.direction.rawValue) \(label.name) \(rule.rule.traffic.displayText)",
          packets: network.admission.packets(rule.rule, rule.direction),
          message:
            "\([rule].places) of security group \(group.displayName) is described as \(label.name) "
            + "(port \(label.ports.displayText)) and admits \(rule.rule.traffic.displayText)")
      }
    }
  }
}
