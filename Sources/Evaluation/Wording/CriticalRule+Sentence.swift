public import NetworkModel

extension CriticalRule {
  /// The rule, and what becomes of the flow without it; a clause without a full stop.
  public func sentence(in topology: Topology) -> String {
    "\(location.displayText(in: topology)): without it \(outcome.rawValue)"
  }
}

extension CriticalRule.Location {
  /// The filter or table by its name, and which of its rules.
  public func displayText(in topology: Topology) -> String {
    switch self {
    case .entry(let id, let direction, let number):
      "\(topology.networkACLs[id]?.displayName ?? id.rawValue) \(direction.rawValue) rule \(number)"
    case .rule(let id, let direction, let number):
      "\(topology.securityGroups[id]?.displayName ?? id.rawValue) \(direction.rawValue) rule \(number)"
    case .route(let id, let route):
      "\(topology.routeTables[id]?.displayName ?? id.rawValue) route \(route.destination) → "
        + "\(route.target)"
    }
  }
}
