import Evaluation

/// What a flow gets: its verdict, and how each of its paths fares.
///
/// A verdict alone may be bought by leaving targets out of service, or by load balancers that use unhealthy targets since
/// they have no others (LB-35).
struct FlowService: Hashable {
  private struct Path: Hashable {
    let outcome: Outcome
    let healthCheck: Outcome?
  }

  let outcome: Outcome
  private let paths: [Path]

  init(_ explanation: Explanation) {
    self.outcome = explanation.outcome
    self.paths = explanation.paths.map { path in
      Path(
        outcome: path.outcome,
        // What is checked matters only where something arrives.
        healthCheck: path.outcome == .denied
          ? nil : path.healthCheck.map { explanation.legs[$0.leg].outcome })
    }
  }
}
