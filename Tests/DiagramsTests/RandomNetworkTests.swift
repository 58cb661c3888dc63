import Diagrams
import Evaluation
import NetworkModel
import TestSupport
import Testing

struct RandomNetworkTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `on random networks pictures agree with their explanations`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    for flow in topology.flows {
      let explanation = Evaluator(topology).explain(flow)
      let picture = Picture(Diagram.flow(explanation, in: topology, id: "flow"))
      let name = "\(flow.name), \(flow.from) to \(flow.to)"
      let numbers = explanation.legs.indices.filter { explanation.legs[$0].kind == .data }
        .flatMap { leg in
          explanation.legs[leg].steps.indices.compactMap {
            explanation.checkNumber(leg: leg, step: $0)
          }
        }
      #expect(Set(picture.checkNumbers).isSubset(of: numbers), "\(name)")
      // More ways than fit beside each other are drawn as fewer.
      if explanation.paths.count <= 3 {
        #expect(Set(picture.checkNumbers) == Set(numbers), "\(name)")
      }

      let toSource = picture.lines.filter { $0.isIntoSource }
      switch explanation.outcome {
      case .allowed: #expect(toSource.allSatisfy { $0.fate == "allow" }, "\(name)")
      case .denied: #expect(toSource.allSatisfy { $0.fate == "none" }, "\(name)")
      case .partial, .undetermined:
        #expect(picture.lines.contains { $0.fate != "allow" }, "\(name)")
      }
    }
  }
}
