import NetworkModel
import PacketSpace

/// What was taken for granted on the paths of a flow, and what AWS does not document about them.
struct Assumptions {
  let evaluation: FlowEvaluation
  let legs: [Leg]
  var topology: Topology { evaluation.topology }

  init(_ evaluation: FlowEvaluation, _ candidates: [FlowEvaluation.Candidate]) {
    self.evaluation = evaluation
    self.legs = candidates.flatMap { $0.connections + [$0.healthCheck].compactMap { $0 } }
  }

  var sentences: [String] {
    unknownAddresses + unknownLists + healthCheck + sharedAddressSpace + loadBalancerInsideSubnet
      + undeliveredRequest
      + loadBalancerName + gateways + preservation + inference
  }

  private var unknownAddresses: [String] {
    legs.flatMap { [$0.from, $0.to] }.compactMap { end in
      guard let subnet = end.subnet.flatMap({ topology.subnets[$0] }),
        let block = subnet.cidrs.first(where: { AddressSet($0) == end.addresses })
      else { return nil }
      let what = end.kind == .loadBalancer ? "the node of \(end.displayName)" : end.displayName
      return "the address of \(what) in \(subnet.displayName) is not given: every address of "
        + "\(block) is checked"
    }
  }

  private var unknownLists: [String] {
    let tables = legs.flatMap(\.steps).filter { $0.checkpoint.kind == .routeTable }
      .flatMap(\.checkpoint.ids).unique
    return tables.compactMap { topology.routeTables[$0] }.filter { $0.gap == nil }.flatMap {
      table in
      table.routes.compactMap { route in
        topology.unknownList(of: route).flatMap { $0.isOfService(route) ? $0 : nil }
      }.map { list in
        "which blocks \(list.displayName) has, for which \(table.displayName) has a route, is not in the "
          + "model: the addresses of this flow are taken not to be among them"
      }
    }
  }

  private var healthCheck: [String] {
    let owner = evaluation.destination.balancer
    guard let loadBalancer = owner, loadBalancer.healthCheck == nil,
      loadBalancer.listeners.contains(where: {
        topology.targetGroup(of: $0)?.healthCheck == nil
      }),
      let check = legs.first(where: { $0.kind == .healthCheck })
    else { return [] }
    return [
      "\(loadBalancer.displayName) states no health check: AWS's default, port "
        + "\(check.declared.destinationPorts), is taken"
    ]
  }

  private var sharedAddressSpace: [String] {
    let passesGateway = legs.contains { leg in
      leg.steps.contains { $0.checkpoint.kind == .internetGateway }
        && [leg.from, leg.to].contains { !$0.addresses.isDisjoint(with: .sharedIPv4) }
    }
    guard passesGateway else { return [] }
    return [
      "addresses of 100.64.0.0/10 are evaluated like public ones, although an internet gateway "
        + "does not carry them (RFC 6598)"
    ]
  }

  private var loadBalancerInsideSubnet: [String] {
    legs.compactMap { leg in
      guard leg.steps.contains(where: { $0.checkpoint.direction == .outbound && $0.remark != nil }),
        leg.from.kind == .loadBalancer, leg.from.subnet == leg.to.subnet,
        let subnet = leg.from.subnet.flatMap({ topology.subnets[$0] })
      else { return nil }
      return "whether the inbound rules of \(topology.networkACL(of: subnet).displayName) apply to "
        + "the traffic of \(leg.from.displayName) inside \(subnet.displayName) too is not documented "
        + "by AWS; they are not read here"
    }
  }

  private var undeliveredRequest: [String] {
    legs.compactMap { leg in
      guard leg.from.subnet == nil, !leg.steps(.request).contains(where: \.outcome.blocks),
        let route = leg.steps(.return).first(where: { $0.code == .noRouteToDestination })
      else { return nil }
      return "whether a request still arrives although \(route.checkpoint.displayName) has no "
        + "route back is not documented by AWS; the reply is lost in any case"
    }
  }

  private var loadBalancerName: [String] {
    guard let loadBalancer = evaluation.destination.loadBalancer,
      loadBalancer.scheme == .internetFacing, loadBalancer.kind != .gateway,
      legs.contains(where: {
        $0.from.subnet != nil && $0.kind == .data && $0.from.kind != .loadBalancer
      })
    else { return [] }
    return [
      "the name of \(loadBalancer.displayName) resolves to public addresses inside the VPC too"
    ]
  }
}
