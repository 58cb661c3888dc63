import NetworkModel
import PacketSpace

/// Finds out which groups keep track of the connections of a flow.
struct TrackingRemarks {
  private let evaluation: FlowEvaluation
  private let legs: [Leg]
  private var topology: Topology { evaluation.topology }

  init(_ evaluation: FlowEvaluation, _ legs: [Leg]) {
    self.evaluation = evaluation
    self.legs = legs
  }

  /// One for each group that admits something of a request.
  var remarks: [ConnectionTracking] {
    legs.enumerated().filter { $1.kind == .data }.flatMap { number, leg in
      leg.steps.enumerated().compactMap { index, step -> ConnectionTracking? in
        guard step.phase == .request, step.checkpoint.kind == .securityGroup,
          !step.passed.isEmpty
        else { return nil }
        return ConnectionTracking(leg: number, step: index, kind: kind(of: step, in: leg))
      }
    }
  }

  private func kind(of step: Step, in leg: Leg) -> ConnectionTracking.Kind {
    if isAutomatic(leg) { return .automaticallyTracked }
    // ICMP and all others always are tracked (SG-25, SG-26).
    guard let transport = leg.transport, transport.hasPorts,
      let direction = step.checkpoint.direction
    else { return .tracked }
    let admitting = step.deciders.compactMap { decider in
      if case .rule(_, _, _, let rule) = decider { rule } else { nil }
    }
    let opposite = groups(at: step, of: leg).flatMap {
      $0.rules(direction == .inbound ? .outbound : .inbound)
    }
    let isUntracked =
      admitting.contains { $0.peer.isAnywhere(leg.family) }
      && opposite.contains {
        $0.peer.isAnywhere(leg.family) && $0.traffic.protocols.contains(transport)
          && $0.traffic.destinationPorts == .all
      }
    return isUntracked ? .untracked : .tracked
  }

  /// Whether something on the way makes every connection tracked (SG-27).
  private func isAutomatic(_ leg: Leg) -> Bool {
    let kinds: Set<LegEnd.Kind> = [.natGateway, .vpcEndpoint, .lambdaFunction]
    if kinds.contains(leg.from.kind) || kinds.contains(leg.to.kind) { return true }
    let balancer = evaluation.destination.balancer
    if balancer?.kind == .network { return true }
    let egressOnly = Set(topology.vpcs.compactMap { $0.egressOnlyInternetGateway?.rawValue })
    return leg.steps.contains { step in
      switch step.checkpoint.kind {
      case .internetGateway: egressOnly.contains(step.checkpoint.id)
      case .vpcEndpoint:
        topology.vpcEndpoints[step.checkpoint.id]?.service.contains("dynamodb") ?? false
      default: false
      }
    }
  }

  private func groups(at step: Step, of leg: Leg) -> [SecurityGroup] {
    let ends = [leg.from, leg.to].filter { $0.id == step.checkpoint.on }
    let vpc = ends.lazy.compactMap { $0.subnet.flatMap { topology.subnets[$0]?.vpc } }.first
    return step.checkpoint.ids.compactMap { id in
      topology.securityGroups[id] ?? vpc.map { topology.defaultSecurityGroup(of: $0) }
    }
  }
}

extension RulePeer {
  /// Whether it is every address of a family.
  fileprivate func isAnywhere(_ family: AddressFamily) -> Bool {
    self == .cidr(.any(family))
  }
}
