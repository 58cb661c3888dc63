import Evaluation
import NetworkModel
import PacketSpace

/// Which rules of a group's direction the others cover.
///
/// References are opaque: nobody knows which interfaces will carry a group tomorrow. The same reference
/// covers one, or blocks that hold every address of the VPC of the group.
struct RuleCoverage {
  /// The rules that could all go at once, the first ones kept where several are alike, and what covers each.
  let redundant: [(rule: NumberedRule, covering: [NumberedRule])]

  init(_ group: SecurityGroup, _ direction: Direction, in network: ReviewedNetwork) {
    let all = group.effectiveRules(direction).compactMap {
      Extent($0, in: network.topology)
    }
    var kept = all
    var redundant: [(rule: NumberedRule, covering: [NumberedRule])] = []
    for extent in all.reversed() {
      let others = kept.filter { $0.rule.number != extent.rule.number }
      guard let covering = extent.covering(among: others) else { continue }
      kept = others
      redundant.append((extent.rule, covering.map(\.rule)))
    }
    // What covers a rule may have been found to be covered itself since: name what stays.
    let stays = kept
    self.redundant = redundant.reversed().map { rule, covering in
      let again = all.first { $0.rule.number == rule.number }?.covering(among: stays)
      return (rule, again?.map(\.rule) ?? covering)
    }
  }

  /// What a rule matches: traffic with addresses, or with whatever an opaque peer stands for.
  private struct Extent {
    let rule: NumberedRule
    /// The peer, where its addresses are not for sure those that the model has.
    let opaque: RulePeer?
    let addresses: AddressSet

    init?(_ rule: NumberedRule, in topology: Topology) {
      self.rule = rule
      switch rule.rule.peer {
      case .unknown: return nil
      case .securityGroup(let id):
        opaque = rule.rule.peer
        let vpc = topology.securityGroups[id]?.vpc ?? rule.group.vpc
        let blocks = AddressSet(topology.vpcs[vpc]?.cidrs ?? [])
        addresses = blocks.isEmpty ? .all : blocks
      case let peer where topology.isUnknown(peer):
        opaque = peer
        addresses = .all
      case let peer:
        opaque = nil
        addresses = topology.addresses(of: peer)
      }
    }

    /// The rules that together match all that this one does; nil where something is left.
    func covering(among others: [Extent]) -> [Extent]? {
      guard !addresses.isEmpty else { return nil }
      var left = packets(addresses)
      var covering: [Extent] = []
      for other in others where other.mayCover(self) {
        let matched = other.packets(other.opaque == nil ? other.addresses : addresses)
        let rest = left.subtracting(matched)
        guard rest != left else { continue }
        left = rest
        covering.append(other)
        if left.isEmpty { return covering }
      }
      return nil
    }

    private func mayCover(_ other: Extent) -> Bool {
      let (mine, theirs) = (rule.rule.traffic, other.rule.rule.traffic)
      guard opaque == nil || opaque == other.opaque else { return false }
      return !mine.protocols.isDisjoint(with: theirs.protocols)
        && !mine.destinationPorts.isDisjoint(with: theirs.destinationPorts)
        && !addresses.isDisjoint(with: other.addresses)
    }

    private func packets(_ peer: AddressSet) -> PacketSet {
      PacketSet(rule.rule.traffic.box(peer: peer, .inbound))
    }
  }
}
