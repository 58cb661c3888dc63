import Evaluation
import NetworkModel

/// A network with what several checks need of it, computed once.
struct ReviewedNetwork: Sendable {
  let topology: Topology
  let explanations: [Explanation]
  /// Whether somebody declared the flows, or they were derived from the rules themselves.
  let areDeclared: Bool
  /// The day to judge dates by, as `2027-01-31`; nil: dates are not judged.
  let today: String?
  let evaluator: Evaluator
  let usage: RuleUsage
  let admission: GroupAdmission
  let replies: ReplyReview
  /// What carries each group.
  let carriers: [ResourceID<SecurityGroup>: [GroupCarrier]]

  init(_ topology: Topology, _ explanations: [Explanation], today: String?) {
    self.topology = topology
    self.explanations = explanations
    self.areDeclared = !topology.flows.isEmpty
    self.today = today
    self.evaluator = Evaluator(topology)
    self.usage = RuleUsage(explanations)
    self.admission = GroupAdmission(topology)
    self.replies = ReplyReview(topology, explanations)
    var carriers: [ResourceID<SecurityGroup>: [GroupCarrier]] = [:]
    for carrier in topology.groupCarriers {
      for group in carrier.groups { carriers[group, default: []].append(carrier) }
    }
    self.carriers = carriers
  }
}
