import Evaluation
import NetworkModel
import PacketSpace

/// Checks planned rules by evaluating the network that has them.
struct PlanCheck {
  let topology: Topology
  let demands: Demands
  /// The declared flows that are planned or to be denied.
  let flows: [PlannedFlow]
  private let opened: [Explanation]
  private let planned: [Explanation]

  /// - Parameter opened: the wanted flows where all filters are open.
  init(_ topology: Topology, demands: Demands, opened: [Explanation]) {
    let evaluator = Evaluator(topology)
    let wanted = zip(opened, opened.map { evaluator.explain($0.flow) })
    var others = wanted.makeIterator()
    self.topology = topology
    self.demands = demands
    self.opened = opened
    self.planned = wanted.map(\.1)
    self.flows = topology.flows.compactMap { flow in
      if flow.isWanted {
        return others.next().map { open, planned in
          PlannedFlow(flow: flow, outcome: planned.outcome, obstacles: open.obstacles)
        }
      }
      guard flow.expectation == .denied else { return nil }
      return PlannedFlow(flow: flow, outcome: evaluator.explain(flow).outcome, obstacles: [])
    }
  }

  /// What holds of the rules.
  func proof() async -> Proof {
    let removable = await RuleNeeds(planned, in: topology).dispensableRules()
    let losing = zip(opened, planned).filter { FlowService($0) != FlowService($1) }.map {
      Proof.Failure.flowLoses($0.0.flow.name)
    }
    let notDenied = flows.filter { $0.flow.expectation == .denied && $0.outcome != .denied }
    return Proof(
      allowedFlows: flows.count { $0.outcome == .allowed && $0.flow.isWanted },
      deniedFlows: flows.count { $0.outcome == .denied && !$0.flow.isWanted },
      rules: topology.plannedRules.count,
      failures: losing + excessiveLists.map { .admitsMore($0) } + removable.map { .isRemovable($0) }
        + notDenied.map { .flowIsNotDenied($0.flow.name, $0.outcome) })
  }

  /// The lists that admit more than each demand does by itself.
  private var excessiveLists: [RuleList] {
    let planned = Admission(topology)
    let most = Admission(topology.replacingRules { demands.separate(for: $0) })
    return topology.writableLists.filter { !planned.packets($0).isSubset(of: most.packets($0)) }
  }
}

extension Explanation {
  /// Why a flow does not work although all filters are open.
  fileprivate var obstacles: [String] {
    guard outcome != .allowed else { return [] }
    return outcome == .undetermined && !missing.isEmpty
      ? missing : blockers.map(\.message).unique
  }
}
