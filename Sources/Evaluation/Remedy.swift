public import NetworkModel

/// Changes that together make a flow work, tried on the model before they are named.
public struct Remedy: Hashable, Sendable {
  /// One change of one rule or route.
  public enum Change: Hashable, Sendable {
    /// An entry to add to a network ACL.
    case addEntry(ResourceID<NetworkACL>, Direction, NetworkACL.Entry)
    /// An entry of a network ACL that takes the place of the one with its number.
    case replaceEntry(ResourceID<NetworkACL>, Direction, NetworkACL.Entry)
    /// A rule to add to a security group.
    case addRule(ResourceID<SecurityGroup>, Direction, SecurityGroup.Rule)
    /// A route to add to a route table.
    case addRoute(ResourceID<RouteTable>, Route)
    /// A route that takes the place of the one with its destination.
    case replaceRoute(ResourceID<RouteTable>, Route)
  }

  /// What to change; without any one of them the verdict is another.
  public let changes: [Change]
  /// The verdict with these changes, evaluated anew.
  public let outcome: Outcome
  /// What else to know about the changes, each a sentence without a full stop.
  public let remarks: [String]
}
