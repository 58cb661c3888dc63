import NetworkModel
import PacketSpace

extension LoadBalancerPaths {
  /// A node's check of a target: from the node's own address, whatever targets see of clients (LB-33).
  func healthCheck(
    from node: Attachment, to target: RegisteredTarget, _ listener: LoadBalancer.Listener
  ) -> Leg? {
    let port = topology.checkedPort(of: listener, loadBalancer, target: target.port)
    return evaluation.legs(of: connection(from: node, to: target, .healthCheck, port)).first?.first
  }

  /// The paths of one listener with what the health of their targets means for them.
  func settled(_ candidates: [FlowEvaluation.Candidate]) -> [FlowEvaluation.Candidate] {
    let anyServes = candidates.contains(where: \.serves)
    return candidates.map { candidate in
      var candidate = candidate
      if loadBalancer.kind == .classic {
        // Unhealthy targets get nothing, even if all are (LB-34).
        candidate.isOutOfService = candidate.healthCheck?.outcome == .denied
      } else if anyServes {
        // An unhealthy target among others gets no requests (LB-35); a node without targets leaves the
        // name's addresses (LB-30).
        candidate.isOutOfService = !candidate.serves
        if candidate.isOutOfService {
          candidate.healthCheck = candidate.healthCheck?.marked(.health)
        }
      } else {
        // All are unhealthy: requests go to all of them (LB-35).
        candidate.healthCheck = candidate.healthCheck?.marked(.healthFailOpen)
      }
      return candidate
    }
  }
}

extension FlowEvaluation.Candidate {
  /// Whether the path has a target that is not known to be unhealthy.
  fileprivate var serves: Bool { !isDeadEnd && healthCheck?.outcome != .denied }
}

extension Topology {
  /// The port on which a target is checked; where a Classic Load Balancer says nothing, AWS's default
  /// (LB-26).
  func checkedPort(
    of listener: LoadBalancer.Listener, _ loadBalancer: LoadBalancer, target port: UInt16
  ) -> UInt16 {
    let check = targetGroup(of: listener)?.healthCheck ?? loadBalancer.healthCheck
    return check?.port ?? (loadBalancer.kind == .classic ? 80 : port)
  }
}

extension Leg {
  /// The same leg with a code of our own, unless it has one.
  fileprivate func marked(_ code: ExplanationCode) -> Leg {
    var leg = self
    leg.code = self.code ?? code
    return leg
  }
}
