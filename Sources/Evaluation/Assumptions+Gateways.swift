import NetworkModel
import PacketSpace

/// What is taken for granted of gateways and load balancers, and what AWS does not say of them.
extension Assumptions {
  /// Attributes of gateways that the model does not state.
  var gateways: [String] {
    legs.flatMap { leg in leg.steps.compactMap { assumption(at: $0, of: leg) } }
  }

  private func assumption(at step: Step, of leg: Leg) -> String? {
    let id = step.checkpoint.id
    switch step.checkpoint.kind {
    case .networkInterface where step.outcome == .passed:
      return "\(step.checkpoint.displayName) is taken to forward what it receives unchanged"
    case .peering:
      guard let peering = topology.peerings[id], peering.sameRegion == nil,
        leg.dependsOnReference
      else { return nil }
      return
        "\(peering.displayName) is taken to be within one Region, where rules may refer to groups "
        + "of the other VPC"
    case .transitGateway:
      guard let gateway = topology.transitGateways[id], gateway.routeTables.isEmpty else {
        return nil
      }
      return
        "\(gateway.displayName) names no route tables: every attachment is taken to use one and to "
        + "propagate to it, as is AWS's default"
    default: return nil
    }
  }

  /// What is inferred of connections that a Network Load Balancer passes on.
  var preservation: [String] {
    guard let balancer = evaluation.destination.loadBalancer, balancer.kind == .network else {
      return []
    }
    let passedOn = legs.filter {
      $0.kind == .data && $0.to.kind != .loadBalancer && $0.from.kind != .loadBalancer
    }
    guard !passedOn.isEmpty else { return [] }
    var sentences = [
      "replies are taken to come back through \(balancer.displayName), so that the subnets of its "
        + "targets need no route to the clients; AWS implies it"
    ]
    let isByAddress = passedOn.contains { leg in
      let last = leg.steps(.request).last { $0.checkpoint.kind == .securityGroup }
      return last?.deciders.isEmpty == false && !leg.dependsOnReference
    }
    if isByAddress, balancer.securityGroups?.isEmpty == false {
      // LB-22.
      sentences.append(
        "rules for the clients' addresses are taken to match behind \(balancer.displayName) although "
          + "it has groups; AWS does not say")
    }
    return sentences
  }

  /// What follows from AWS's documentation without being written there.
  var inference: [String] {
    let steps = legs.flatMap(\.steps)
    var sentences: [String] = []
    if steps.contains(where: { $0.code == .badStateRoute }) {
      // RT-09.
      sentences.append(
        "a route whose target is gone is taken to win by its length all the same; AWS does not spell "
          + "that out")
    }
    let sendsMail = legs.contains { leg in
      leg.from.subnet != nil && leg.to.subnet == nil && leg.transport == .tcp
        && leg.declared.destinationPorts.contains(25)
    }
    if sendsMail {
      // SG-11.
      sentences.append(
        "the block that AWS puts on TCP 25 to the internet by default is taken to be lifted")
    }
    if steps.contains(where: { $0.checkpoint.kind == .peering }) {
      // NACL-27.
      sentences.append(
        "network ACLs are taken to be evaluated across a peering as between subnets; AWS does not spell "
          + "that out")
    }
    return sentences
  }
}

extension Leg {
  /// Whether a rule that refers to a group admits something.
  fileprivate var dependsOnReference: Bool {
    steps.flatMap(\.deciders).contains { decider in
      if case .rule(_, _, _, let rule) = decider, case .securityGroup = rule.peer {
        true
      } else {
        false
      }
    }
  }
}
