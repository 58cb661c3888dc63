public import NetworkModel
import PacketSpace

/// The evaluation core: says what happens to the flows of a topology, and why.
///
/// Everything that Portolan prints or draws was decided here; nobody else reads rules.
public struct Evaluator: Sendable {
  private let topology: Topology
  private let cache = LegCache()

  /// Prepares the evaluation of a network.
  public init(_ topology: Topology) {
    self.topology = topology
  }

  /// Explains every declared flow, in the order of the source.
  public func explainDeclaredFlows() -> [Explanation] {
    topology.flows.map { explain($0) }
  }

  /// The same, several flows at a time.
  public func explainDeclaredFlows() async -> [Explanation] {
    let flows = topology.flows
    let size = max(4, flows.count / 16)
    return await withTaskGroup(of: (start: Int, explanations: [Explanation]).self) { group in
      for start in stride(from: 0, to: flows.count, by: size) {
        group.addTask { (start, flows[start...].prefix(size).map { explain($0) }) }
      }
      return await group.reduce(into: []) { $0.append($1) }
        .sorted { $0.start < $1.start }.flatMap(\.explanations)
    }
  }

  /// Explains one flow, declared or not.
  public func explain(_ flow: Flow) -> Explanation {
    var explanation = judge(flow)
    explanation.remedies = remedies(for: explanation)
    return explanation
  }

  private func judge(_ flow: Flow) -> Explanation {
    let evaluation = FlowEvaluation(flow, in: topology, cache)
    var report = ExplanationBuilder(evaluation, evaluation.candidates(crossZone: true))
    if let loadBalancer = evaluation.destination.loadBalancer, loadBalancer.crossZone == nil {
      // A two-way attribute that the model does not state is evaluated both ways.
      let without = ExplanationBuilder(evaluation, evaluation.candidates(crossZone: false))
      report.compare(with: without, crossZoneOf: loadBalancer)
    }
    return report.explanation()
  }

  /// What would make a flow work, evaluated on the changed model before it is named.
  private func remedies(for explanation: Explanation) -> [Remedy] {
    guard explanation.outcome != .allowed, explanation.flow.expectation != .denied else {
      return []
    }
    let changes = RemedySearch(topology: topology, explanation: explanation).changes
    guard !changes.isEmpty else { return [] }
    let changed = Evaluator(topology.applying(changes)).judge(explanation.flow)
    return changed.outcome == explanation.outcome
      ? [] : [Remedy(changes: changes, outcome: changed.outcome)]
  }
}
