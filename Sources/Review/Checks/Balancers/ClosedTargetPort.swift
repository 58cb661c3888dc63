import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let closedTargetPort = Check(
    "loadBalancer.target-port-closed", "A target's groups do not admit its load balancer", .warning,
    reason:
      "Behind the load balancer the port is the target's, which need not be the listener's: a rule for the "
      + "wrong one of the two admits nothing.",
    example: "listeners: [{port: 443, targetPort: 8080, …}], and the target's group admits 443",
    remedy: "Admit the target's port from the group of the load balancer.",
    references: CheckReference.pciDSS("1.2.5")
  ) { network in
    network.topology.loadBalancers.filter(\.callsTargetsItself).flatMap { balancer in
      balancer.listeners.filter { !$0.answersItself }.flatMap { listener -> [Finding] in
        let closed = network.closedTargets(of: listener, at: balancer)
        return closed.map(\.filter).unique.map { filter in
          let targets = closed.filter { $0.filter == filter }
          let ports = PortSet(targets.map { $0.port...$0.port })
          return Finding(
            check: "loadBalancer.target-port-closed", severity: .warning,
            resource: Finding.Resource(balancer), subject: "\(listener.port) \(filter.id)",
            packets: targets.reduce(PacketSet.empty) { $0.union($1.packets) },
            message:
              "load balancer \(balancer.displayName) sends requests for port \(listener.port) to "
              + "\(listener.transports == [.udp] ? "UDP" : "TCP") \(ports.displayText) of "
              + "\(NameList.text(targets.map(\.name).unique)), and security group "
              + "\(filter.displayName) admits none of them")
        }
      }
    }
  }
}

/// A target that the requests of a load balancer stop at.
private struct ClosedTarget {
  let name: String
  let port: UInt16
  /// Where they stop.
  let filter: Checkpoint
  let packets: PacketSet
}

extension ReviewedNetwork {
  /// How many targets of a listener are asked about: those of one target group are mostly alike.
  private static let mostTargets = 8

  fileprivate func closedTargets(
    of listener: LoadBalancer.Listener, at balancer: LoadBalancer
  ) -> [ClosedTarget] {
    topology.registeredTargets(of: listener).prefix(Self.mostTargets).compactMap { target in
      guard let (end, name) = topology.end(of: target.target), let port = target.port else {
        return nil
      }
      let traffic: FlowTraffic =
        listener.transports == [.udp] ? .udp(PortSet(port)) : .tcp(PortSet(port))
      let flow = Flow(name: "target", from: .loadBalancer(balancer.id), to: end, traffic: traffic)
      guard [.denied, .partial].contains(evaluator.outcome(of: flow)) else { return nil }
      let steps = evaluator.explain(flow).legs.flatMap(\.steps).filter {
        $0.phase == .request && $0.checkpoint.kind == .securityGroup
          && $0.checkpoint.direction == .inbound
      }
      guard let step = steps.first, steps.allSatisfy({ $0.outcome == .denied }) else { return nil }
      return ClosedTarget(
        name: name, port: port, filter: step.checkpoint.withoutPlace, packets: step.packets)
    }
  }
}

extension Checkpoint {
  /// The groups alone, whichever interface they are at.
  fileprivate var withoutPlace: Checkpoint { Checkpoint(kind: kind, ids: ids, names: names) }
}

extension LoadBalancer {
  /// Whether targets see requests from its nodes, and not from its clients (LB-09, LB-10).
  fileprivate var callsTargetsItself: Bool {
    switch kind {
    case .classic, .application: true
    case .network: preserveClientIP == false
    case .gateway: false
    }
  }
}

extension Topology {
  /// A target as the end of a flow, and what people call it.
  fileprivate func end(of target: LoadBalancer.Target) -> (FlowEndpoint, String)? {
    switch target {
    case .instance(let id): (.instance(id), instances[id]?.displayName ?? id.rawValue)
    case .autoScalingGroup(let id):
      (.autoScalingGroup(id), autoScalingGroups[id]?.displayName ?? id.rawValue)
    case .address(let address): (.address(address), address.description)
    case .lambdaFunction, .loadBalancer, .unknown: nil
    }
  }
}
