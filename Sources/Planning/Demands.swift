import NetworkModel

/// What the flows of a network need of its lists of rules.
struct Demands {
  private let byList: [RuleList: [Demand]]

  /// Collects demands, in the order of the flows.
  init(_ demands: [Demand]) {
    self.byList = Dictionary(grouping: demands, by: \.list)
  }

  /// The rules of a list, joined where they can be.
  func composed(for list: RuleList, in topology: Topology) -> [PlannedRule] {
    RuleComposition(byList[list] ?? [], of: list, in: topology).rules
  }

  /// The rules of a list, each demand by itself: what it may admit at most.
  func separate(for list: RuleList) -> [PlannedRule] {
    (byList[list] ?? []).flatMap(\.rules)
  }
}
