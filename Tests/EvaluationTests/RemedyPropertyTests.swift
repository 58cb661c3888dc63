import NetworkModel
import TestSupport
import Testing

@testable import Evaluation

/// What must hold of every remedy, on small random networks.
struct RemedyPropertyTests {
  /// What a remedy reaches: a verdict, and how many targets it leaves out of service.
  private struct Goal: Hashable {
    let outcome: Outcome
    let outOfService: Int

    init(_ explanation: Explanation) {
      self.outcome = explanation.outcome
      self.outOfService = explanation.paths.count(where: \.isOutOfService)
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `a remedy gives the verdict that it promises, and needs each of its changes`(
    seed: UInt64
  ) async {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator).describingDefaults
    let evaluator = Evaluator(topology)
    let flows = topology.flows.prefix(4)
    for explanation in await evaluator.findingRemedies(of: flows.map { evaluator.explain($0) }) {
      let flow = explanation.flow
      for remedy in explanation.remedies ?? [] {
        let changed = Evaluator(topology.applying(remedy.changes)).explain(flow)
        #expect(changed.outcome == remedy.outcome)
        for change in remedy.changes {
          let rest = remedy.changes.filter { $0 != change }
          let without = Evaluator(topology.applying(rest)).explain(flow)
          #expect(Goal(without) != Goal(changed), "\(change) is not needed")
        }
      }
    }
  }
}
