import Evaluation
import NetworkModel
import PacketSpace

/// Makes the rules of one list out of what is demanded of it, joined where that admits nothing else.
struct RuleComposition {
  /// What is demanded for some traffic.
  private struct Part {
    let traffic: RuleTraffic
    var addresses = AddressSet.empty
    var groups: [ResourceID<SecurityGroup>] = []
  }

  let topology: Topology
  let list: RuleList
  /// Requests before replies, then in the order of the flows: so the rules stand.
  private let demands: [Demand]
  /// The rules that the list has now.
  private let present: [PlannedRule]

  init(_ demands: [Demand], of list: RuleList, in topology: Topology) {
    self.topology = topology
    self.list = list
    self.present = topology.rules(of: list)
    self.demands =
      demands.filter { $0.reason.phase == .request } + demands.filter { $0.reason.phase == .return }
  }

  /// The rules, in the order in which they are first needed.
  var rules: [PlannedRule] {
    let rules = parts.flatMap { part in
      peers(of: part).map { PlannedRule(traffic: part.traffic, peer: $0) }
    }
    return rules.map { rule in (rule, demands.filter { isNeeded(rule, for: $0) }) }
      .enumerated().sorted { left, right in
        (rank(left.element.1), left.offset) < (rank(right.element.1), right.offset)
      }
      .map { _, element in
        var rule = element.0
        // What is there already keeps what people say about it.
        let known = present.first { $0.traffic == rule.traffic && $0.peer == rule.peer }
        rule.description =
          known?.description ?? RuleReason(element.1.map(\.reason), in: topology).text
        rule.note = known?.note
        return rule
      }
  }

  private func rank(_ demands: [Demand]) -> Int {
    demands.first.flatMap { self.demands.firstIndex(of: $0) } ?? .max
  }

  // MARK: Joining

  /// Ports of one peer joined, then peers of one traffic.
  private var parts: [Part] {
    var parts: [Part] = []
    for (transport, peer, ports) in portsByPeer {
      for traffic in RuleTraffic.admitting(ports, of: transport) {
        let known = parts.firstIndex { $0.traffic == traffic }
        if known == nil { parts.append(Part(traffic: traffic)) }
        switch peer {
        case .addresses(let addresses):
          parts[known ?? parts.count - 1].addresses =
            parts[known ?? parts.count - 1].addresses.union(addresses)
        case .group(let group): parts[known ?? parts.count - 1].groups.append(group)
        }
      }
    }
    return parts
  }

  private var portsByPeer: [(TransportProtocol, Demand.Peer, PortSet)] {
    struct Key: Hashable {
      let transport: TransportProtocol
      let peer: Demand.Peer
    }
    let keys = demands.map { Key(transport: $0.transport, peer: $0.peer) }
    let ports = Dictionary(zip(keys, demands.map(\.ports))) { $0.union($1) }
    return keys.unique.map { ($0.transport, $0.peer, ports[$0] ?? .empty) }
  }

  // MARK: Naming

  private func peers(of part: Part) -> [RulePeer] {
    part.groups.map { .securityGroup($0) } + peers(part.addresses)
  }

  /// Addresses as rules write them: a prefix list, a name of the network's own, or blocks.
  private func peers(_ addresses: AddressSet) -> [RulePeer] {
    guard !addresses.isEmpty else { return [] }
    if case .securityGroup = list.filter {
      if let list = topology.prefixLists.first(where: {
        $0.isKnown && AddressSet($0.cidrs) == addresses
      }) {
        return [.prefixList(list.id)]
      }
      if let name = topology.namedCIDRs.first(where: { AddressSet($0.cidrs) == addresses }),
        name.cidrs.count > 1
      {
        return [.named(name.id)]
      }
    }
    return addresses.cidrs.map { block in
      // Of a name for several blocks AWS has a rule each.
      let name = topology.namedCIDRs.first { $0.cidrs == [block] && block.prefixLength > 0 }
      return name.map { .named($0.id) } ?? .cidr(block)
    }
  }

  private func isNeeded(_ rule: PlannedRule, for demand: Demand) -> Bool {
    guard rule.traffic.soleProtocol == demand.transport,
      !rule.traffic.destinationPorts.isDisjoint(with: demand.ports)
    else { return false }
    switch demand.peer {
    case .group(let group): return rule.peer == .securityGroup(group)
    case .addresses(let addresses):
      return !topology.addresses(of: rule.peer).isDisjoint(with: addresses)
    }
  }
}
