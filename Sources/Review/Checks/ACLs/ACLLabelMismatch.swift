import Evaluation
import NetworkModel

extension Check {
  static let aclLabelMismatch = Check(
    "nacl.label-mismatch", "The description of an ACL's entry names another service than its ports",
    .note,
    reason:
      "Who reads the description believes that the service passes, or that nothing else does. AWS reads "
      + "the protocol and the ports only.",
    example:
      "inbound: [{rule: 100, type: RDP, source: 10.0.0.0/16, action: allow, description: SSH}]",
    remedy: "Correct the description or the ports, whichever is wrong."
  ) { network in
    network.topology.networkACLs.flatMap { acl in
      Direction.allCases.flatMap { direction in
        acl.entries(direction).compactMap { entry in
          guard
            let label = ServiceLabel(contradicting: entry.traffic, in: entry.description)
          else { return nil }
          return Finding(
            check: "nacl.label-mismatch", severity: .note,
            resource: Finding.Resource(acl, direction, rule: "\(entry.ruleNumber)"),
            subject: "\(direction.rawValue) \(label.name) \(entry.traffic.displayText)",
            message:
              "\(direction.rawValue) rule \(entry.ruleNumber) of network ACL \(acl.displayName) is "
              + "described as \(label.name) (port \(label.ports.displayText)) and matches "
              + entry.traffic.displayText)
        }
      }
    }
  }
}
