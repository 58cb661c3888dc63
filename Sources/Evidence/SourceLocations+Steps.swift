public import Diagnostics
public import Evaluation
public import NetworkModel
public import Provenance

extension SourceLocations {
  /// Where the rule, entry or route was written that stops something at a step, or else the resource that it
  /// passes there; nil where the source has neither.
  public func place(of step: Step, in topology: Topology) -> SourceLocation? {
    let rules = step.deciders.filter { !$0.allows }.compactMap { place(of: $0, at: step, topology) }
    return rules.first
      ?? step.checkpoint.ids.lazy.compactMap { place(of: step.checkpoint, $0) }.first
  }

  private func place(
    of decider: Decider, at step: Step, _ topology: Topology
  ) -> SourceLocation? {
    let direction = step.checkpoint.direction ?? .inbound
    switch decider {
    case .entry(let acl, let entry):
      return self[.networkACLEntry(acl, direction, ruleNumber: entry.ruleNumber)]
    case .rule(let group, let direction, let number, _):
      return self[.securityGroupRule(group, direction, number)]
    case .route(let route):
      return step.checkpoint.ids.first.flatMap { id in
        topology.routeTables[id]?.routes.firstIndex(of: route).flatMap {
          self[.route(ResourceID(id), $0 + 1)]
        }
      }
    case .defaultDeny: return nil
    }
  }

  private func place(of checkpoint: Checkpoint, _ id: String) -> SourceLocation? {
    checkpoint.kind.resourceKinds.lazy.compactMap { self[.resource($0, id)] }.first
  }
}

extension Checkpoint.Kind {
  /// What a checkpoint of this kind can be.
  var resourceKinds: [ResourceKind] {
    switch self {
    case .networkACL: [.networkACL]
    case .securityGroup: [.securityGroup]
    case .routeTable: [.routeTable]
    case .natGateway: [.natGateway]
    case .loadBalancer: [.loadBalancer]
    case .peering: [.peering]
    case .transitGateway: [.transitGateway]
    case .vpcEndpoint: [.vpcEndpoint]
    case .internetGateway: [.vpc]
    case .networkInterface:
      [.instance, .autoScalingGroup, .loadBalancer, .database, .lambdaFunction]
    }
  }
}
