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
  let rules: RuleReview
  let replies: ReplyReview
  /// Both lists of each ACL.
  let entryLists: [EntryList]
  /// The subnets of each ACL, where they are stated or the VPC's default.
  let subnets: [ResourceID<NetworkACL>: [Subnet]]
  /// Everything that carries groups.
  let allCarriers: [GroupCarrier]
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
    self.entryLists = topology.networkACLs.flatMap { acl in
      Direction.allCases.map { EntryList(acl, $0, in: topology) }
    }
    self.rules = RuleReview(topology, explanations, usage, admission, entryLists)
    self.subnets = topology.subnetsByACL
    self.allCarriers = topology.groupCarriers
    self.carriers = allCarriers.byGroup
  }
}
