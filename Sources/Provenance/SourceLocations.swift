public import Diagnostics
public import NetworkModel

/// Where the parts of a topology were written.
public struct SourceLocations: Hashable, Sendable {
  /// A part of a topology that has a place.
  public enum Key: Hashable, Sendable {
    /// A resource, by its identifier.
    case resource(ResourceKind, String)
    /// A rule of a group, counted from 1.
    case securityGroupRule(ResourceID<SecurityGroup>, Direction, Int)
    /// An entry of a network ACL, by its rule number.
    case networkACLEntry(ResourceID<NetworkACL>, Direction, ruleNumber: Int)
    /// A route of a table, counted from 1.
    case route(ResourceID<RouteTable>, Int)
    /// A listener of a load balancer, counted from 1.
    case listener(ResourceID<LoadBalancer>, Int)
    /// A flow, by its name.
    case flow(String)
  }

  private var places: [Key: SourceLocation] = [:]

  /// Starts without places.
  public init() {}

  /// Where a part was written, if it was.
  public subscript(key: Key) -> SourceLocation? { places[key] }

  /// Notes where a part was written; what was noted first stays.
  public mutating func note(_ location: SourceLocation, of key: Key) {
    if places[key] == nil { places[key] = location }
  }
}
