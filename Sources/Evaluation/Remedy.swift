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
  }

  /// What to change; all of it is needed.
  public let changes: [Change]
  /// The verdict with these changes, evaluated anew.
  public let outcome: Outcome
}

extension Topology {
  /// The network with some changes made.
  func applying(_ changes: [Remedy.Change]) -> Topology {
    var result = self
    for change in changes {
      switch change {
      case .addEntry(let id, let direction, let entry),
        .replaceEntry(let id, let direction, let entry):
        result.networkACLs = result.networkACLs.replacing(id) { acl in
          let entries =
            acl.entries(direction).filter { $0.ruleNumber != entry.ruleNumber } + [entry]
          return NetworkACL(
            id: acl.id, name: acl.name, vpc: acl.vpc,
            inbound: direction == .inbound ? entries : acl.inbound,
            outbound: direction == .outbound ? entries : acl.outbound)
        }
      case .addRule(let id, let direction, let rule):
        result.securityGroups = result.securityGroups.replacing(id) { group in
          SecurityGroup(
            id: group.id, name: group.name, description: group.description, vpc: group.vpc,
            inbound: direction == .inbound ? group.inbound + [rule] : group.inbound,
            outbound: direction == .outbound ? group.outbound + [rule] : group.outbound)
        }
      case .addRoute(let id, let route):
        result.routeTables = result.routeTables.replacing(id) { table in
          RouteTable(
            id: table.id, name: table.name, vpc: table.vpc, routes: table.routes + [route])
        }
      }
    }
    return result
  }
}

extension ResourceTable {
  /// The table with one of its resources changed.
  fileprivate func replacing(
    _ id: ResourceID<Resource>, _ change: (Resource) -> Resource
  ) -> Self {
    ResourceTable(map { $0.id == id ? change($0) : $0 })
  }
}
