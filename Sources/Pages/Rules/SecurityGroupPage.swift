import Evaluation
import Markup
import Mustache
import NetworkModel
import Provenance

/// The page of a security group.
struct SecurityGroupPage: MustacheParent {
  let title: String
  let carriers: String
  let place: String?
  let references: String
  let tables: [RuleTable]
  let coverage: String?
  let findings: [String]
  let flows: [RuleFlow]

  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "carriers": carriers
    case "place": place
    case "references": references
    case "isReferenced": !references.isEmpty
    case "tables": tables
    case "coverage": coverage
    case "findings": findings
    case "hasFindings": !findings.isEmpty
    case "flows": flows
    case "hasFlows": !flows.isEmpty
    default: nil
    }
  }
}

extension SecurityGroupPage {
  init(
    _ group: SecurityGroup, _ context: PageContext, profile: RuleVocabulary.Profile
  ) {
    let topology = context.network.topology
    self.title = context.title("Security Group", group)
    let carriers = context.carriers[group.id] ?? []
    self.carriers =
      carriers.isEmpty
      ? "Nothing carries this group."
      : "Carried by \(Sentence.list(carriers.map { "\($0.kind) \(Markdown.text($0.name))" }.unique))."
    self.place = context.place(.resource(.securityGroup, group.id.rawValue))
    self.references = context.references(to: group)
    self.tables = Direction.allCases.map { direction in
      RuleTable(
        group, direction, profile, in: topology,
        isEnough: !context.lacksOutboundRules.contains(group.id),
        reasons: context.reasons.reasons(for: group, direction))
    }
    self.coverage = context.coverage {
      if case .rule(group.id, _, _) = $0 { true } else { false }
    }
    self.findings = context.findings(.securityGroup, group.id.rawValue)
    self.flows = context.filterFlows.flows(at: group)
  }
}
