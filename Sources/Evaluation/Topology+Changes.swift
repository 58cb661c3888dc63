public import NetworkModel

extension Topology {
  /// The network with some changes made.
  func applying(_ changes: [Remedy.Change]) -> Topology {
    var result = self
    for change in changes {
      switch change {
      case .addEntry(let id, let direction, let entry),
        .replaceEntry(let id, let direction, let entry):
        result.changeEntries(of: id, direction) {
          $0.filter { $0.ruleNumber != entry.ruleNumber } + [entry]
        }
      case .addRule(let id, let direction, let rule):
        result.changeRules(of: id, direction) { $0 + [rule] }
      case .addRoute(let id, let route): result.changeRoutes(of: id) { $0 + [route] }
      case .replaceRoute(let id, let route):
        result.changeRoutes(of: id) { $0.filter { $0.destination != route.destination } + [route] }
      }
    }
    return result
  }

  /// The network without one rule; of a group's rules that are alike all of them, since AWS keeps but one.
  public func removing(_ rule: CriticalRule.Location) -> Topology {
    var result = self
    switch rule {
    case .entry(let id, let direction, let number):
      result.changeEntries(of: id, direction) { $0.filter { $0.ruleNumber != number } }
    case .rule(let id, let direction, let number):
      result.changeRules(of: id, direction) { rules in
        rules.filter { rule in
          rule.traffic != rules[number - 1].traffic || rule.peer != rules[number - 1].peer
        }
      }
    case .route(let id, let route): result.changeRoutes(of: id) { $0.filter { $0 != route } }
    }
    return result
  }

  /// The network with the default ACL and group written out that a source leaves out, so that they can be
  /// changed; in a network of several VPCs their identifiers would be ambiguous.
  public var describingDefaults: Topology {
    guard vpcs.count == 1, let vpc = vpcs.first else { return self }
    var result = self
    if networkACLs[Self.defaultID] == nil {
      result.networkACLs = ResourceTable(networkACLs + [defaultNetworkACL(of: vpc.id)])
    }
    if securityGroups[Self.defaultID] == nil {
      result.securityGroups = ResourceTable(securityGroups + [defaultSecurityGroup(of: vpc.id)])
    }
    return result
  }

  private mutating func changeEntries(
    of id: ResourceID<NetworkACL>, _ direction: Direction,
    _ change: ([NetworkACL.Entry]) -> [NetworkACL.Entry]
  ) {
    networkACLs = networkACLs.replacing(id) { $0.changing(direction, change) }
  }

  private mutating func changeRules(
    of id: ResourceID<SecurityGroup>, _ direction: Direction,
    _ change: ([SecurityGroup.Rule]) -> [SecurityGroup.Rule]
  ) {
    securityGroups = securityGroups.replacing(id) { $0.changing(direction, change) }
  }

  private mutating func changeRoutes(
    of id: ResourceID<RouteTable>, _ change: ([Route]) -> [Route]
  ) {
    routeTables = routeTables.replacing(id) { $0.changing(change) }
  }
}
