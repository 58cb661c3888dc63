public import NetworkModel
import PacketSpace

/// The evaluation core: says what happens to the flows of a topology, and why.
///
/// Everything that Portolan prints or draws was decided here; nobody else reads rules.
public struct Evaluator: Sendable {
  let topology: Topology
  let cache = EvaluationCache()

  /// Prepares the evaluation of a network.
  public init(_ topology: Topology) {
    self.topology = topology
  }

  /// The flows of the network: the declared ones in the order of the source, or, where none is declared,
  /// those that its rules speak of.
  public var flows: [Flow] { topology.flows.isEmpty ? derivedFlows() : topology.flows }

  /// Explains every flow, in their order.
  public func explainFlows() -> [Explanation] {
    flows.map { explain($0) }
  }

  /// The same, several flows at a time.
  public func explainFlows() async -> [Explanation] {
    let flows = self.flows
    let size = max(4, flows.count / 16)
    return await withTaskGroup(of: (start: Int, explanations: [Explanation]).self) { group in
      for start in stride(from: 0, to: flows.count, by: size) {
        group.addTask { (start, flows[start...].prefix(size).map { explain($0) }) }
      }
      return await group.reduce(into: []) { $0.append($1) }
        .sorted { $0.start < $1.start }.flatMap(\.explanations)
    }
  }

  /// Explains one flow, declared or not; remedies and critical rules are for those who ask for them.
  public func explain(_ flow: Flow) -> Explanation {
    judge(FlowEvaluation(flow, in: topology, cache))
  }

  /// The verdict on a flow alone, which takes less than its explanation.
  public func outcome(of flow: Flow) -> Outcome {
    report(on: FlowEvaluation(flow, in: topology, cache)).outcome
  }

  /// The answer to a flow whose ends are known.
  func judge(_ evaluation: FlowEvaluation) -> Explanation {
    report(on: evaluation).explanation()
  }

  private func report(on evaluation: FlowEvaluation) -> ExplanationBuilder {
    var report = ExplanationBuilder(evaluation, evaluation.candidates())
    // A two-way attribute that the model does not state is evaluated both ways.
    if let loadBalancer = evaluation.loadBalancerOfUnknownZones {
      let without = ExplanationBuilder(
        evaluation, evaluation.candidates(FlowEvaluation.Assumed(crossZone: false)))
      report.compare(with: without, "crossZone", of: loadBalancer)
    }
    if let loadBalancer = evaluation.loadBalancerOfUnknownPreservation {
      let without = ExplanationBuilder(
        evaluation, evaluation.candidates(FlowEvaluation.Assumed(preservesClientIP: false)))
      report.compare(with: without, "preserveClientIP", of: loadBalancer)
    }
    return report
  }
}
