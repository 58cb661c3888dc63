import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let referencesNothing = Check(
    "sg.references-nothing", "A rule refers to something that is not there", .warning,
    reason:
      "It looks as if it admitted somebody, and it admits nobody. Who carries the group some day gets in "
      + "without anybody having decided so.",
    example: "inbound: [{type: SSH, source: sg-bastion}], and no bastion is left",
    remedy: "Remove the rule, or let it refer to what is meant."
  ) { network in
    network.topology.securityGroups.flatMap { group in
      Direction.allCases.flatMap { group.numberedRules($0) }.compactMap { rule in
        guard let fault = network.emptiness(of: rule) else { return nil }
        return Finding(
          check: "sg.references-nothing", severity: rule.rule.isStale ? .warning : .note,
          resource: Finding.Resource(rule),
          subject: "\(rule.direction.rawValue) \(rule.rule.traffic.displayText) \(rule.rule.peer)",
          message: "\([rule].places) of security group \(group.displayName) "
            + "(\(network.topology.text(of: rule))) matches nothing: \(fault)")
      }
    }
  }
}

extension ReviewedNetwork {
  /// Why a rule matches nothing, if that is certain.
  fileprivate func emptiness(of rule: NumberedRule) -> String? {
    let peer = rule.rule.peer
    let name = topology.displayText(of: peer)
    if rule.rule.isStale { return "\(name) is gone, or the peering to its VPC is" }
    switch peer {
    case .prefixList:
      let isEmpty = !topology.isUnknown(peer) && topology.addresses(of: peer).isEmpty
      return isEmpty ? "\(name) has no entries" : nil
    case .securityGroup(let id):
      // A group that nobody carries has a finding of its own, whatever its rules say.
      guard carriers[rule.group.id] != nil, id != rule.group.id else { return nil }
      let vpc = topology.securityGroups[id]?.vpc ?? rule.group.vpc
      guard topology.carriesReferences(from: rule.group.vpc, to: vpc, rule.direction) else {
        return
          "\(name) belongs to \(topology.vpcs[vpc]?.displayName ?? vpc.rawValue), and no connection "
          + "to it carries references \(rule.direction == .inbound ? "in" : "out")"
      }
      return carriers[id] == nil && !mayBeCarriedUnnamed(in: vpc) ? "nothing carries \(name)" : nil
    case .cidr, .named, .unknownGroup, .unknown: return nil
    }
  }
}
