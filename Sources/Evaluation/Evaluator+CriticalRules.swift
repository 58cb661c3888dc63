import NetworkModel
import PacketSpace

extension Evaluator {
  /// Explains every flow; declared ones with the rules that they live on. Derived ones come from the rules and
  /// say nothing about need.
  public func explainFlowsWithNeeds() async -> [Explanation] {
    let explanations: [Explanation] = await explainFlows()
    return topology.flows.isEmpty ? explanations : await findingCriticalRules(of: explanations)
  }

  /// Finds the rules that flows live on: each that decides about some of a flow's packets is removed, and
  /// the flow evaluated again.
  ///
  /// It takes an evaluation for each such rule, so it is not a part of every explanation.
  public func findingCriticalRules(of explanations: [Explanation]) async -> [Explanation] {
    let candidates = explanations.map(Self.candidates)
    // By rule, so that the network without it is made once for all flows.
    var users: [CriticalRule.Location: [Int]] = [:]
    for (number, locations) in candidates.enumerated() {
      for location in locations { users[location, default: []].append(number) }
    }
    let described = topology.describingDefaults
    let outcomes = await withTaskGroup(
      of: (location: CriticalRule.Location, outcomes: [Int: Outcome]).self
    ) { group in
      for (location, numbers) in users {
        group.addTask {
          let without = Evaluator(described.removing(location))
          let outcomes = numbers.map { ($0, without.outcome(of: explanations[$0].flow)) }
          return (location, Dictionary(uniqueKeysWithValues: outcomes))
        }
      }
      return await group.reduce(into: [:]) { $0[$1.location] = $1.outcomes }
    }
    return explanations.enumerated().map { number, explanation in
      var explanation = explanation
      explanation.criticalRules = candidates[number].compactMap { location in
        outcomes[location]?[number].flatMap { outcome in
          outcome == explanation.outcome ? nil : CriticalRule(location: location, outcome: outcome)
        }
      }
      return explanation
    }
  }

  /// The rules that let something of a working flow through, in the order of its steps.
  private static func candidates(_ explanation: Explanation) -> [CriticalRule.Location] {
    guard [.allowed, .partial].contains(explanation.outcome) else { return [] }
    return explanation.legs.flatMap(\.steps).flatMap { step in
      step.passed.isEmpty
        ? [] : step.deciders.compactMap { CriticalRule.Location($0, at: step) }
    }.unique
  }
}
