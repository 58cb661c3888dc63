public import NetworkModel
import PacketSpace

/// The evaluation core: says what happens to the flows of a topology, and why.
///
/// Everything that Portolan prints or draws was decided here; nobody else reads rules.
public struct Evaluator: Sendable {
  private let topology: Topology

  /// Prepares the evaluation of a network.
  public init(_ topology: Topology) {
    self.topology = topology
  }

  /// Explains every declared flow, in the order of the source.
  public func explainDeclaredFlows() -> [Explanation] {
    topology.flows.map { explain($0) }
  }

  /// Explains one flow, declared or not.
  public func explain(_ flow: Flow) -> Explanation {
    let evaluation = FlowEvaluation(flow, in: topology)
    let ways = evaluation.candidates(crossZone: true)
    var report = ExplanationBuilder(evaluation, ways)
    guard let loadBalancer = evaluation.destination.loadBalancer, loadBalancer.crossZone == nil
    else { return report.explanation() }
    // A two-way attribute that the model does not state is evaluated both ways.
    let without = ExplanationBuilder(evaluation, evaluation.candidates(crossZone: false))
    report.compare(with: without, crossZoneOf: loadBalancer)
    return report.explanation()
  }
}
