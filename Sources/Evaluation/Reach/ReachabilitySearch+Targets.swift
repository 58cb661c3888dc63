import NetworkModel
import PacketSpace

/// What load balancers open: connections to their targets. One that keeps the client's address opens none
/// of its own; what it hands on is part of the client's path.
extension ReachabilitySearch {
  /// The load balancers that are asked about as sources.
  static func forwarding(_ asked: FlowEndpoint?, in topology: Topology) -> [LoadBalancer] {
    topology.loadBalancers.filter { loadBalancer in
      [.classic, .application].contains(loadBalancer.kind)
        && (asked == nil || asked == .loadBalancer(loadBalancer.id))
    }
  }

  /// A row for each target, those of equal meaning not yet joined.
  var targetRows: [Reachability.Row] {
    forwarding.flatMap { loadBalancer in
      loadBalancer.listeners.flatMap { listener in
        topology.registeredTargets(of: listener).flatMap { registered -> [Reachability.Row] in
          guard let to = registered.target.endpoint else { return [] }
          return rows(from: loadBalancer, to: to, registered.port ?? listener.targetPort)
        }
      }
    }.unique
  }

  private func rows(
    from loadBalancer: LoadBalancer, to: FlowEndpoint, _ port: UInt16
  ) -> [Reachability.Row] {
    let target = topology.resolve(to)
    let parties = FilterClass.classes(of: target.places, in: topology)
    guard ports?.contains(port) != false, let place = target.places.first,
      let party = parties.first?.party(), isAskedAbout(place),
      let source = FilterClass.classes(
        of: topology.resolve(.loadBalancer(loadBalancer.id)).places, in: topology
      ).first?.party()
    else { return [] }
    let flow = Flow(
      name: "", from: .loadBalancer(loadBalancer.id), to: to, traffic: .tcp(PortSet(port)))
    let explanation = evaluator.judge(FlowEvaluation(flow, in: topology, evaluator.cache))
    return Reachability.Row(explanation, explanation.legs, from: source, to: party)
      .map { [$0] } ?? []
  }

  /// Whether a target is among the destinations of the question.
  private func isAskedAbout(_ place: Place) -> Bool {
    guard case .attachment(let target) = place else { return false }
    return destinations.contains { $0.attachments.contains { $0.isSame(as: target) } }
      || balanced.contains { $0.endpoint.places.contains { $0.isSame(as: target) } }
  }
}

extension Place {
  /// Whether it is an interface.
  fileprivate func isSame(as attachment: Attachment) -> Bool {
    if case .attachment(let own) = self { own.isSame(as: attachment) } else { false }
  }
}
