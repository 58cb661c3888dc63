import NetworkModel
import PacketSpace

/// Which parties the rules of a security group speak of: of all pairs only those need an evaluation
/// where both sides' groups name the other one.
struct PeerIndex {
  private let topology: Topology
  private let parties: [FilterClass]
  private let everybody: Set<Int>
  private let addresses: [AddressSet]
  private let carriers: [ResourceID<SecurityGroup>: Set<Int>]
  private var known: [RulePeer: Set<Int>] = [:]

  init(_ parties: [FilterClass], in topology: Topology) {
    self.topology = topology
    self.parties = parties
    self.everybody = Set(parties.indices)
    self.addresses = parties.map(\.addresses)
    var carriers: [ResourceID<SecurityGroup>: Set<Int>] = [:]
    for (index, party) in parties.enumerated() {
      for group in party.groups { carriers[group.id, default: []].insert(index) }
    }
    self.carriers = carriers
  }

  /// The parties that the groups' rules of a direction speak of; those without groups admit all.
  mutating func peers(of groups: [SecurityGroup], _ direction: Direction) -> Set<Int> {
    guard !groups.isEmpty else { return everybody }
    var result: Set<Int> = []
    for group in groups {
      for rule in group.rules(direction) where !rule.isStale {
        result.formUnion(peers(rule.peer))
        if result.count == everybody.count { return result }
      }
    }
    return result
  }

  private mutating func peers(_ peer: RulePeer) -> Set<Int> {
    if case .securityGroup(let id) = peer { return carriers[id] ?? [] }
    if let peers = known[peer] { return peers }
    let block = topology.addresses(of: peer)
    let peers = Set(parties.indices.filter { !addresses[$0].isDisjoint(with: block) })
    known[peer] = peers
    return peers
  }
}
