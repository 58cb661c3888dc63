import Evaluation
import Markup
import Mustache
import NetworkModel
import Planning

/// The page of a plan: what was proven, the flows, and every list of rules as a table.
struct PlanPage: MustacheParent {
  let title: String
  let proof: String
  let failures: [String]
  /// As rows of a table.
  let flows: [String]
  let remarks: [String]
  let tables: [RuleTable]

  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "proof": proof
    case "failures": failures
    case "flows": flows
    case "remarks": remarks
    case "hasRemarks": !remarks.isEmpty
    case "tables": tables
    default: nil
    }
  }
}

extension PlanPage {
  init(_ plan: LeastPrivilegePlan, _ profile: RuleVocabulary.Profile) {
    let topology = plan.topology
    self.title = "Least-privilege rules" + (topology.title.map { ": \(Markdown.text($0))" } ?? "")
    self.proof = Markdown.text(plan.proof.sentence)
    self.failures = plan.proof.failures.map { Markdown.text(Sentence.capitalised($0.sentence)) }
    self.flows = plan.flows.map { planned in
      Markdown.row([
        Markdown.text(planned.flow.name), planned.outcome.verdict,
        planned.obstacles.map { Markdown.text($0) }.joined(separator: "; "),
      ])
    }
    self.remarks = plan.remarkSentences.map { Markdown.text(Sentence.capitalised($0)) }
    self.tables =
      topology.securityGroups.flatMap { group in
        Direction.allCases.map { Self.table(group, $0, profile, in: topology) }
      }
      + topology.networkACLs.flatMap { acl in
        Direction.allCases.map { Self.table(acl, $0, profile, in: topology) }
      }
  }

  private static func table(
    _ group: SecurityGroup, _ direction: Direction, _ profile: RuleVocabulary.Profile,
    in topology: Topology
  ) -> RuleTable {
    RuleTable(
      group, direction, profile, in: topology, isEnough: true,
      reasons: group.rules(direction).map { Markdown.text($0.description ?? "") },
      hasAnchors: false)
  }

  private static func table(
    _ acl: NetworkACL, _ direction: Direction, _ profile: RuleVocabulary.Profile,
    in topology: Topology
  ) -> RuleTable {
    let names = Sentence.list(
      topology.subnets(of: acl).map { Markdown.text($0.displayName) }, atMost: 20)
    return RuleTable(
      acl, direction, profile, in: topology, subnets: names.isEmpty ? "its subnets" : names,
      reasons: acl.entries(direction).map { Markdown.text($0.description ?? "") },
      hasAnchors: false)
  }
}
