import Evaluation
import NetworkModel
import PacketSpace

/// Finds what flows need of the filters that they meet, in a network whose filters are open.
struct DemandSearch {
  /// The network with all filters open.
  let topology: Topology
  private let carriers: GroupCarriers

  init(_ topology: Topology) {
    self.topology = topology
    self.carriers = GroupCarriers(topology)
  }

  /// What a flow needs on every path that works, in the order of the packets.
  ///
  /// - Parameter number: the flow's place among those of the network.
  func demands(of explanation: Explanation, number: Int) -> [Demand] {
    let paths = explanation.paths.filter { $0.outcome != .denied }
    // A leg is shared by many paths; those of the data come before health checks.
    let connections =
      paths.flatMap(\.connections).unique.sorted { ($0.leg, $0.ends) < ($1.leg, $1.ends) }
      + paths.compactMap(\.healthCheck).unique
    return connections.flatMap { connection in
      let leg = explanation.legs[connection.leg]
      let ends = leg.ends[connection.ends]
      return leg.steps.flatMap { demands(of: $0, leg, ends, number) }
    }.unique
  }

  private func demands(
    of step: Step, _ leg: Leg, _ ends: Leg.Ends, _ number: Int
  ) -> [Demand] {
    guard step.checkpoint.isFilter, step.outcome != .automatic, step.outcome != .notEvaluated,
      let direction = step.checkpoint.direction, let list = list(of: step.checkpoint, direction)
    else { return [] }
    let far = step.farEnd(of: ends)
    let packets = leg.packets(step.packets, at: step, between: ends)
    return packets.parts(direction).compactMap { part in
      part.transport.map { transport in
        Demand(
          list: list, reason: Demand.Reason(flow: number, phase: step.phase, leg: leg.kind),
          transport: transport, ports: part.ports,
          peer: peer(part.remote, far, step, list))
      }
    }
  }

  /// Which filters the flows meet whose rules nobody can write, in sentences without full stops.
  func remarks(on explanations: [Explanation]) -> [String] {
    explanations.flatMap(\.legs).flatMap(\.steps).map(\.checkpoint).compactMap { checkpoint in
      guard checkpoint.isFilter, let direction = checkpoint.direction,
        list(of: checkpoint, direction) == nil
      else { return nil }
      let kind = checkpoint.kind == .networkACL ? "network ACL" : "security group"
      return
        "the rules of \(kind) \(checkpoint.displayName) are not in the model, and stay as they are"
    }.unique
  }

  /// The list that is to admit what a step needs; of the groups of an interface the one that the fewest others
  /// carry.
  private func list(of checkpoint: Checkpoint, _ direction: Direction) -> RuleList? {
    switch checkpoint.kind {
    case .networkACL:
      topology.networkACLs[checkpoint.id].map { RuleList(.networkACL($0.id), direction) }
    case .securityGroup:
      carriers.narrowest(
        checkpoint.ids.compactMap { topology.securityGroups[$0] }
          .filter { !$0.isUnidentified }.map(\.id)
      ).map { RuleList(.securityGroup($0), direction) }
    default: nil
    }
  }

  // MARK: The other end

  /// The other end as narrow as rules of a list name it.
  private func peer(
    _ remote: AddressSet, _ far: LegEnd, _ step: Step, _ list: RuleList
  ) -> Demand.Peer {
    if let family = remote.families.first, remote == topology.internet.restricted(to: family) {
      return .addresses(AddressSet(.any(family)))
    }
    switch list.filter {
    case .networkACL:
      // Addresses inside a subnet come and go; its ACL and those of others speak of its blocks.
      guard let subnet = far.subnet.flatMap({ topology.subnets[$0] }),
        let block = subnet.cidrs.first(where: { remote.isSubset(of: AddressSet($0)) })
      else { return .addresses(remote) }
      return .addresses(AddressSet(block))
    case .securityGroup(let group):
      return reference(to: far, step, in: group).map { .group($0) } ?? .addresses(remote)
    }
  }

  /// The group of the other end that rules of a group can refer to, as the step shows.
  ///
  /// Only what comes in is told by its group: two groups that name each other could not be made one after the
  /// other.
  private func reference(
    to far: LegEnd, _ step: Step, in group: ResourceID<SecurityGroup>
  ) -> ResourceID<SecurityGroup>? {
    let carried = Set(carriers.groups(of: far).map(\.id))
    let matching = step.deciders.compactMap { decider -> ResourceID<SecurityGroup>? in
      guard case .rule(group, .inbound, _, let rule) = decider,
        case .securityGroup(let id) = rule.peer
      else { return nil }
      return carried.contains(id) ? id : nil
    }
    return carriers.narrowest(matching)
  }
}
