public import Evaluation
public import NetworkModel

extension Topology {
  /// An end of a leg as the plain evaluator sees it; nil for what it does not know.
  public func end(_ end: LegEnd) -> PlainEvaluator.End? {
    switch end.kind {
    case .internet, .external: return .outside
    case .address: return end.id == "no target" ? nil : .outside
    case .service, .autoScalingGroup, .natGateway, .vpcEndpoint, .lambdaFunction, .database:
      return nil
    case .instance:
      guard let interface = instances[end.id]?.interfaces.first,
        let subnet = subnets[interface.subnet]
      else { return nil }
      return .inside(
        subnet: subnet, groups: securityGroups(interface.securityGroups, in: subnet.vpc),
        hasPublicIP: interface.publicIP != nil, isClassicNode: false)
    case .loadBalancer:
      guard let loadBalancer = loadBalancers[end.id], let id = end.subnet, let subnet = subnets[id]
      else { return nil }
      return .inside(
        subnet: subnet, groups: securityGroups(loadBalancer.securityGroups, in: subnet.vpc),
        hasPublicIP: true, isClassicNode: true)
    }
  }
}

extension Leg {
  /// Whether it goes out to a public address and comes back in: two translations that the plain
  /// evaluator does not know.
  public var isReflected: Bool {
    from.subnet != nil && to.subnet != nil
      && steps.contains { $0.checkpoint.kind == .internetGateway }
  }
}
