import Evaluation
import NetworkModel
import PacketSpace

/// What a flow needs of one list of rules, as narrow as such rules are written.
struct Demand: Hashable {
  /// The other end that has to be admitted.
  enum Peer: Hashable {
    case addresses(AddressSet)
    case group(ResourceID<SecurityGroup>)
  }

  /// What needs it.
  struct Reason: Hashable {
    /// The flow, by its place among those of the network.
    let flow: Int
    let phase: Phase
    let leg: Leg.Kind
  }

  let list: RuleList
  let reason: Reason
  let transport: TransportProtocol
  let ports: PortSet
  let peer: Peer
}

extension Demand {
  /// It as rules of its own, not joined with any other.
  var rules: [PlannedRule] {
    RuleTraffic.admitting(ports, of: transport).flatMap { traffic in
      switch peer {
      case .group(let id): [PlannedRule(traffic: traffic, peer: .securityGroup(id))]
      case .addresses(let addresses):
        addresses.cidrs.map { PlannedRule(traffic: traffic, peer: .cidr($0)) }
      }
    }
  }
}
