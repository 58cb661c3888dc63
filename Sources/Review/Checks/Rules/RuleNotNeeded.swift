import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let ruleNotNeeded = Check(
    "rule.not-needed", "No declared flow uses a rule", .warning,
    reason:
      "Every rule has to have a business need. Nobody wrote down a flow that passes by this one: either "
      + "the flow is missing in the documentation, or the rule is left over.",
    example: "an inbound rule for TCP 8080, and no flow to that port",
    remedy:
      "Declare the flow that needs it, say why it is there (justification, in portolan.yml), or remove "
      + "the rule.",
    references: CheckReference.pciDSS("1.2.5", "1.2.7", "1.3.1", "1.3.2")
      + CheckReference.nist("CM-7", "SC-7(5)")
  ) { network in
    network.named.compactMap { rule, name, resource in
      guard rule.decision == .remove, rule.note?.justification == nil else { return nil }
      let peers = rule.direction == .inbound ? rule.unused.sources : rule.unused.destinations
      // What waits for the whole world weighs more.
      let isOpen = rule.direction == .inbound && peers.isOpenToTheWorld && !rule.isForReplies
      return Finding(
        check: "rule.not-needed", severity: isOpen ? .warning : .note, resource: resource,
        subject: network.subject(rule), packets: rule.unused,
        message: "\(name) (\(network.text(rule))): no declared flow uses it",
        advice: "declare the flow that needs it, or remove the rule")
    }
  }
}
