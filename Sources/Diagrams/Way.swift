import Evaluation
import NetworkModel

/// One whole way of a flow, or one health check, as it is to be drawn.
struct Way {
  let connections: [Explanation.Path.Connection]
  /// The health check that the last connection depends on: a number in the explanation's legs.
  let healthCheck: Int?
  let service: Service
  let outcome: Outcome
}

/// Whether a load balancer uses a target (LB-34).
enum Service: Hashable {
  case inUse
  /// The node has others: nothing is sent here, and nothing is missed.
  case leftOut
  /// The node has no other: what it gets is lost, though the connection itself would work.
  case unhealthy
}

extension Explanation {
  /// The ways of the flow itself.
  ///
  /// Where the verdict hangs on something that no way shows, no way is drawn as certain.
  var ways: [Way] {
    let isUncertain = outcome == .undetermined && !paths.contains { $0.outcome == .undetermined }
    return paths.map {
      Way(
        connections: $0.connections, healthCheck: $0.healthCheck?.leg,
        service: service(of: $0),
        outcome: isUncertain && $0.outcome != .denied ? .undetermined : $0.outcome)
    }
  }

  /// What blocks the connection itself says more than that a health check fails for the same reason.
  private func service(of path: Path) -> Service {
    guard path.isOutOfService, let last = path.connections.last else { return .inUse }
    let hasOthers = paths.contains {
      $0.connections.first == path.connections.first && !$0.isOutOfService
    }
    if hasOthers { return .leftOut }
    return legs[last.leg].outcome == .denied ? .inUse : .unhealthy
  }

  /// Every health check that the flow depends on, once.
  var healthCheckWays: [Way] {
    paths.compactMap(\.healthCheck).unique.map {
      Way(
        connections: [$0], healthCheck: nil, service: .inUse, outcome: legs[$0.leg].outcome)
    }
  }
}
