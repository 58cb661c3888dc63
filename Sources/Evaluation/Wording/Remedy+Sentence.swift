public import NetworkModel

extension Remedy.Change {
  /// What to do, in one sentence without a full stop.
  public func sentence(in topology: Topology) -> String {
    switch self {
    case .addEntry(let acl, let direction, let entry):
      "add to \(name(topology.networkACLs[acl], acl)) \(direction.rawValue) rule "
        + "\(entry.ruleNumber): \(entry.action.rawValue) "
        + matched(entry.traffic, entry.peer, direction, in: topology)
    case .replaceEntry(let acl, let direction, let entry):
      "change \(name(topology.networkACLs[acl], acl)) \(direction.rawValue) rule "
        + "\(entry.ruleNumber) to: \(entry.action.rawValue) "
        + matched(entry.traffic, entry.peer, direction, in: topology)
    case .addRule(let group, let direction, let rule):
      "add to \(name(topology.securityGroups[group], group)) \(direction.rawValue): allow "
        + matched(rule.traffic, rule.peer, direction, in: topology)
    case .addRoute(let table, let route):
      "add to \(name(topology.routeTables[table], table)): "
        + "\(route.destination) → \(route.target)"
    case .replaceRoute(let table, let route):
      "change in \(name(topology.routeTables[table], table)): "
        + "\(route.destination) → \(route.target)"
    }
  }

  private func name<Resource: NetworkResource>(
    _ resource: Resource?, _ id: ResourceID<Resource>
  ) -> String {
    resource?.displayName ?? id.rawValue
  }

  private func matched(
    _ traffic: RuleTraffic, _ peer: RulePeer, _ direction: Direction, in topology: Topology
  ) -> String {
    let towards = direction == .inbound ? "from" : "to"
    return "\(traffic.displayText) \(towards) \(topology.displayText(of: peer))"
  }
}
