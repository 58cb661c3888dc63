import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let ruleWiderThanNeeded = Check(
    "rule.wider-than-needed", "A rule admits more than the declared flows need", .warning,
    reason:
      "Only what is necessary is to be admitted. What the rule admits beside the flows that use it, "
      + "nobody has asked for.",
    example: "TCP 0-65535 from 10.0.0.0/8, and the only flow is TCP 5432 from one subnet",
    remedy:
      "Replace the rule by the narrower one that the finding names, or declare the other flows.",
    references: CheckReference.cfnNag("W27", "W29", "W9") + CheckReference.securityHub("EC2.18")
      + CheckReference.pciDSS("1.2.5", "1.3.1", "1.3.2") + CheckReference.nist("SC-7(11)")
  ) { network in
    network.named.compactMap { rule, name, resource in
      guard rule.decision == .tighten, !rule.isForReplies,
        let narrower = rule.sufficient(in: network.topology)
      else { return nil }
      let peers = rule.direction == .inbound ? rule.unused.sources : rule.unused.destinations
      let isOpen = rule.direction == .inbound && peers.isOpenToTheWorld
      return Finding(
        check: "rule.wider-than-needed", severity: isOpen ? .warning : .note, resource: resource,
        subject: network.subject(rule), packets: rule.unused,
        message: "\(name) (\(network.text(rule))) is wider than the flows that use it: "
          + "\(narrower) would do",
        advice: "replace it by \(narrower)")
    }
  }
}
