public import NetworkModel

extension Remedy.Change {
  /// What to do, in one sentence without a full stop.
  public func sentence(in topology: Topology) -> String {
    switch self {
    case .addEntry(let acl, let direction, let entry):
      "add to \(name(topology.networkACLs[acl], acl)) \(direction.rawValue) rule "
        + "\(entry.ruleNumber): \(entry.action.rawValue) "
        + topology.displayText(of: entry.traffic, direction, entry.peer)
    case .replaceEntry(let acl, let direction, let entry):
      "change \(name(topology.networkACLs[acl], acl)) \(direction.rawValue) rule "
        + "\(entry.ruleNumber) to: \(entry.action.rawValue) "
        + topology.displayText(of: entry.traffic, direction, entry.peer)
    case .addRule(let group, let direction, let rule):
      "add to \(name(topology.securityGroups[group], group)) \(direction.rawValue): allow "
        + topology.displayText(of: rule.traffic, direction, rule.peer)
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
}
