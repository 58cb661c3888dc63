import Evaluation
import NetworkModel

/// Which steps a packet gets to: those behind a step that lets nothing through are judged too, but
/// nothing arrives there.
struct ReachedSteps {
  private struct Place: Hashable {
    let leg: Int
    let step: Int
  }

  private var places: Set<Place> = []

  init(_ explanation: Explanation) {
    let ways = Set(explanation.paths.map { $0.connections.map(\.leg) })
    let checks = explanation.legs.indices.filter { explanation.legs[$0].kind == .healthCheck }
    for way in ways.union(checks.map { [$0] }) { walk(way, explanation) }
    if explanation.paths.isEmpty {
      for leg in explanation.legs.indices { walk([leg], explanation) }
    }
  }

  /// Follows a packet over all requests, and its reply back.
  private mutating func walk(_ legs: [Int], _ explanation: Explanation) {
    for (phase, order) in [(Phase.request, legs), (.return, legs.reversed())] {
      for leg in order {
        for (index, step) in explanation.legs[leg].steps.enumerated() where step.phase == phase {
          places.insert(Place(leg: leg, step: index))
          if step.outcome == .denied { return }
        }
      }
    }
  }

  /// Whether anything arrives at a step.
  func contains(leg: Int, step: Int) -> Bool { places.contains(Place(leg: leg, step: step)) }
}
