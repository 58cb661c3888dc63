import Evaluation
import NetworkModel
import PacketSpace

/// What a group admits from the whole internet in one family, and what admits nobody in the other.
struct FamilyGap {
  private let rules: [NumberedRule]
  private let missing: PacketSet
  private let carriers: [GroupCarrier]
  private let closed: AddressFamily

  /// Nil where nothing is missing.
  init?(
    _ group: SecurityGroup, open: AddressFamily, closed: AddressFamily, _ carriers: [GroupCarrier],
    in network: ReviewedNetwork
  ) {
    let carriers = carriers.filter { $0.isPublic(in: closed) && $0.isPublic(in: open) }
    let everybody = AddressSet.internet.restricted(to: open)
    let rules = group.effectiveRules(.inbound).filter { rule in
      !network.topology.isUnknown(rule.rule.peer) && rule.rule.traffic.hasBothFamilies
        && everybody.isSubset(of: network.topology.addresses(of: rule.rule.peer))
    }
    guard !carriers.isEmpty, !rules.isEmpty else { return nil }
    let wanted = PacketSet(
      rules.map {
        $0.rule.traffic.box(peer: AddressSet.internet.restricted(to: closed), .inbound)
      })
    // Another group of the same interface may have the rule for the other family.
    let lacking = carriers.filter { carrier in
      let groups = carrier.groups.compactMap { network.topology.securityGroups[$0] }
      return !groups.contains { $0.hasUnknownPeer(.inbound, in: network.topology) }
        && groups.reduce(wanted) {
          $0.subtracting(network.admission.packets($1, .inbound))
        } == wanted
    }
    guard !lacking.isEmpty else { return nil }
    self.rules = rules
    self.missing = wanted
    self.carriers = lacking
    self.closed = closed
  }

  var finding: Finding {
    let group = rules[0].group
    let traffic = rules.map(\.rule.traffic.displayText).unique.inSentence
    let peer = CIDR.any(closed).description
    return Finding(
      check: "sg.ipv6-missing", severity: .warning, resource: Finding.Resource(rules[0]),
      subject: "\(closed.displayName)", packets: missing,
      message:
        "security group \(group.displayName) admits \(traffic) from everybody (\(rules.places)) "
        + "and nothing of it over \(closed.displayName), though "
        + "\(NameList.text(carriers.map(\.name).unique)) can be addressed so",
      advice: "add inbound \(traffic) from \(peer)")
  }
}

extension GroupCarrier {
  /// Whether the internet can address it in a family.
  fileprivate func isPublic(in family: AddressFamily) -> Bool {
    switch family {
    case .ipv4: hasPublicIP
    case .ipv6: addresses.families.contains(.ipv6)
    }
  }
}

extension RuleTraffic {
  /// Whether the same rule makes sense in the other family.
  fileprivate var hasBothFamilies: Bool { soleProtocol?.isICMP != true }
}

extension SecurityGroup {
  /// Whether a rule of a direction may match anything.
  func hasUnknownPeer(_ direction: Direction, in topology: Topology) -> Bool {
    isUnidentified || rules(direction).contains { topology.isUnknown($0.peer) }
  }
}
