import Evaluation
public import NetworkModel

/// The rules that admit the declared flows of a network and their replies, and nothing else.
///
/// Everything but the rules stays as it is: places, routes, gateways, and which interface carries which group.
/// Filters that no flow meets get no rules.
public struct LeastPrivilegePlan: Sendable {
  /// The network with the planned rules.
  public let topology: Topology
  /// The declared flows but those that are expected to work in part, in their order.
  public let flows: [PlannedFlow]
  /// What the evaluation of that network says of the rules.
  public let proof: Proof
  /// The lists that are longer than AWS allows at first.
  public let exceededQuotas: [FilterQuota]
  /// What the plan leaves out, in sentences without full stops.
  public let remarks: [String]

  /// Whether every flow gets what is wanted of it, and the rules are proven.
  public var isComplete: Bool { proof.holds && flows.allSatisfy(\.isAsWanted) }

  /// Plans the rules of a network.
  public init(for network: Topology) async {
    let described = network.describingDefaults
    let open = described.withOpenFilters
    let evaluator = Evaluator(open)
    let wanted = described.flows.indices.filter { described.flows[$0].isWanted }
    let opened = wanted.map { evaluator.explain(described.flows[$0]) }
    let search = DemandSearch(open)
    let demands = Demands(zip(wanted, opened).flatMap { search.demands(of: $1, number: $0) })

    let composed = described.replacingRules { demands.composed(for: $0, in: described) }
    let topology = await composed.withoutDispensableRules().withEvenNumbers
    let check = PlanCheck(topology, demands: demands, opened: opened)
    self.flows = check.flows
    self.proof = await check.proof()
    self.topology = topology.withoutUnusedDefaults(unlessIn: network)
    self.exceededQuotas = FilterQuota.exceeded(in: topology)
    self.remarks =
      network.flows.filter { $0.expectation == .partial }.map {
        "\($0.name) is expected to work in part, and is not planned"
      } + search.remarks(on: opened)
  }
}

extension LeastPrivilegePlan {
  /// What there is to say beside flows and proof, in sentences without full stops.
  public var remarkSentences: [String] { remarks + exceededQuotas.map(\.sentence) }
}
