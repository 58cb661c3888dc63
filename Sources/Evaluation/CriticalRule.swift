public import NetworkModel

/// A rule that a flow lives on: without it the verdict is worse.
public struct CriticalRule: Hashable, Sendable {
  /// Which rule it is.
  public enum Location: Hashable, Sendable {
    /// An entry of a network ACL, by its number.
    case entry(ResourceID<NetworkACL>, Direction, Int)
    /// A rule of a security group, counted from 1.
    case rule(ResourceID<SecurityGroup>, Direction, Int)
    /// A route of a route table.
    case route(ResourceID<RouteTable>, Route)
  }

  /// Which rule it is.
  public let location: Location
  /// The verdict without it, evaluated anew.
  public let outcome: Outcome
}

extension CriticalRule.Location {
  /// The rule that decides at a step; nothing where AWS supplies it and nobody can remove it.
  public init?(_ decider: Decider, at step: Step) {
    switch decider {
    case .entry(let acl, let entry):
      guard let direction = step.checkpoint.direction, entry.action == .allow else { return nil }
      self = .entry(acl, direction, entry.ruleNumber)
    case .rule(let group, let direction, let number, _): self = .rule(group, direction, number)
    case .route(let route):
      guard route.target != .local, step.checkpoint.kind == .routeTable else { return nil }
      self = .route(ResourceID(step.checkpoint.id), route)
    case .defaultDeny: return nil
    }
  }
}
