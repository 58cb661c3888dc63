import Evaluation
import NetworkModel

extension Check {
  static let sharedAttachmentSubnet = Check(
    "transitGateway.shared-attachment-subnet",
    "The subnet of a transit gateway's attachment has machines in it", .note,
    reason:
      "The subnet's ACL and routes then apply to both: to the machines, and to everything that comes over "
      + "the gateway. A rule for the one breaks the other.",
    example: "attachments: {att-1: {vpc: vpc-1, subnets: [app-a]}}, and instances in app-a",
    remedy:
      "Give each attachment a small subnet of its own in every zone, with an ACL that allows everything."
  ) { network in
    var residents: [ResourceID<Subnet>: [String]] = [:]
    for carrier in network.allCarriers {
      residents[carrier.subnet, default: []].append(carrier.name)
    }
    return network.topology.transitGateways.flatMap { gateway in
      gateway.attachments.flatMap { attachment -> [Finding] in
        guard case .vpc(_, let subnets) = attachment.target else { return [] }
        return subnets.compactMap { subnet in
          guard let names = residents[subnet]?.unique else { return nil }
          let name = network.topology.subnets[subnet]?.displayName ?? subnet.rawValue
          return Finding(
            check: "transitGateway.shared-attachment-subnet", severity: .note,
            resource: Finding.Resource(
              kind: Checkpoint.Kind.transitGateway.rawValue, id: gateway.id.rawValue,
              name: gateway.name),
            subject: "\(attachment.id) \(subnet)",
            message:
              "attachment \(attachment.id) of transit gateway \(gateway.displayName) shares subnet "
              + "\(name) with \(NameList.text(names))")
        }
      }
    }
  }
}
