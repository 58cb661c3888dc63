import Evaluation
import NetworkModel

/// Which rules of a network its wanted flows cannot do without.
struct RuleNeeds {
  let topology: Topology
  /// What the wanted flows get in it.
  private let services: [(flow: Flow, service: FlowService)]
  /// By rule, the flows whose packets it decides about.
  private let users: [CriticalRule.Location: [Int]]

  /// - Parameter explanations: of the wanted flows, in this network.
  init(_ explanations: [Explanation], in topology: Topology) {
    self.topology = topology
    self.services = explanations.map { ($0.flow, FlowService($0)) }
    var users: [CriticalRule.Location: [Int]] = [:]
    for (number, explanation) in explanations.enumerated() {
      let locations = explanation.legs.flatMap(\.steps).flatMap { step in
        step.deciders.compactMap { CriticalRule.Location($0, at: step) }
      }
      for location in locations.unique { users[location, default: []].append(number) }
    }
    self.users = users
  }

  /// The rules without any one of which every flow gets what it gets now, in the order of the lists.
  func dispensableRules() async -> [CriticalRule.Location] {
    let rules = topology.plannedRules
    let areNeeded = await withTaskGroup(of: (Int, Bool).self) { group in
      for (number, rule) in rules.enumerated() {
        group.addTask { (number, isNeeded(rule, in: topology)) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    return rules.enumerated().filter { areNeeded[$0.offset] == false }.map(\.element)
  }

  /// Whether some flow gets something else without a rule.
  ///
  /// - Parameter topology: this network, perhaps without other rules that no flow needs.
  func isNeeded(_ rule: CriticalRule.Location, in topology: Topology) -> Bool {
    let numbers = users[rule] ?? []
    guard !numbers.isEmpty else { return false }
    let without = Evaluator(topology.removing(rule))
    return numbers.contains { number in
      FlowService(without.explain(services[number].flow)) != services[number].service
    }
  }
}

extension Topology {
  /// The rules of all lists that can be written.
  var plannedRules: [CriticalRule.Location] {
    writableLists.flatMap { list -> [CriticalRule.Location] in
      switch list.filter {
      case .securityGroup(let id):
        (securityGroups[id]?.rules(list.direction) ?? []).indices
          .map { .rule(id, list.direction, $0 + 1) }
      case .networkACL(let id):
        (networkACLs[id]?.entries(list.direction) ?? [])
          .map { .entry(id, list.direction, $0.ruleNumber) }
      }
    }
  }
}
