import Evaluation
import NetworkModel

extension Check {
  static let redundantRule = Check(
    "sg.redundant-rule", "A rule admits nothing that other rules of its group do not admit", .note,
    reason:
      "Whoever removes the other rule believes that something is closed now, and it is not. Each rule also "
      + "counts against the quota.",
    example:
      "inbound: [{type: HTTPS, source: 0.0.0.0/0}, {type: HTTPS, source: 10.0.0.0/16}]",
    remedy: "Remove the rule, or narrow the wider one that makes it useless."
  ) { network in
    network.topology.securityGroups.flatMap { group in
      Direction.allCases.flatMap { direction in
        RuleCoverage(group, direction, in: network).redundant.map { rule, covering in
          let peer = rule.rule.peer
          return Finding(
            check: "sg.redundant-rule", severity: .note, resource: Finding.Resource(rule),
            subject: "\(direction.rawValue) \(rule.rule.traffic.displayText) \(peer)",
            packets: network.admission.packets(rule.rule, direction),
            message: "security group \(group.displayName) does not need \([rule].places) "
              + "(\(network.topology.text(of: rule))): \(covering.places) "
              + (covering.count == 1 ? "admits the same" : "together admit the same"),
            advice: "remove the rule")
        }
      }
    }
  }
}
