import Evaluation
public import NetworkModel

/// What changed between two networks, or two versions of one: rules, and what they mean.
public struct NetworkDifference: Sendable {
  /// The earlier network.
  public let before: Topology
  /// The later network.
  public let after: Topology
  /// The filters of which something changed, by name.
  public let filters: [FilterDifference]
  /// The flows that fare otherwise, in the order of the later network, then those that are gone.
  public let flows: [FlowDifference]
  /// Who can newly reach whom, or no longer: what is open to the internet first.
  public let reach: [ReachDifference]
  /// What is otherwise beside the rules.
  public let resources: [ResourceDifference]

  /// Compares two networks.
  ///
  /// Each flow of either is judged in both, as far as its ends are there.
  public init(from before: Topology, to after: Topology) async {
    let counterparts = Counterparts(before, after)
    let (old, new) = (Evaluator(before), Evaluator(after))
    async let filters = FilterComparison(counterparts).differences
    async let reachBefore = old.reachability()
    async let reachAfter = new.reachability()
    self.before = before
    self.after = after
    self.flows = FlowComparison(counterparts, old, new).differences
    self.resources = ResourceComparison(counterparts).differences
    self.filters = await filters
    self.reach = await ReachComparison(counterparts, reachBefore, reachAfter).differences
  }

  /// Whether nothing means anything else than before, as far as is known: no packet and no flow is
  /// treated otherwise.
  public var isWithoutEffect: Bool {
    flows.allSatisfy(\.isWithoutEffect) && filters.allSatisfy(\.isWithoutEffect) && reach.isEmpty
  }
}
