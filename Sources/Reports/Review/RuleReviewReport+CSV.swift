import Evaluation
import Evidence
import NetworkModel
import PacketSpace
import Provenance
import Review

extension RuleReviewReport {
  /// One line for each rule, for spreadsheets.
  public var ruleLines: String {
    CSV.line([
      "filter", "id", "name", "direction", "rule", "protocol", "ports", "peer", "action",
      "description", "owner", "justification", "ticket", "reviewBy", "decision", "evidence",
      "findings", "writtenAt",
    ])
      + rules.rules.map { CSV.line(fields($0)) }.joined()
  }

  /// One line for each finding, those that are accepted at the end.
  public var findingLines: String {
    let header = [
      "number", "severity", "check", "resource", "id", "name", "direction", "rule", "message",
      "advice", "writtenAt", "accepted", "until", "findingID",
    ]
    let open = findings.enumerated().map { fields($1, number: "F\($0 + 1)", nil) }
    let known = accepted.map { fields($0.finding, number: "", $0) }
    return ([header] + open + known).map { CSV.line($0) }.joined()
  }

  private func fields(_ rule: ReviewedRule) -> [String] {
    let (kind, id, name, number, place):
      (Checkpoint.Kind, String, String?, Int, SourceLocations.Key)
    switch rule.location {
    case .rule(let group, let direction, let index):
      (kind, id, number) = (.securityGroup, group.rawValue, index)
      name = topology.securityGroups[group]?.name
      place = .securityGroupRule(group, direction, index)
    case .entry(let acl, let direction, let ruleNumber):
      (kind, id, number) = (.networkACL, acl.rawValue, ruleNumber)
      name = topology.networkACLs[acl]?.name
      place = .networkACLEntry(acl, direction, ruleNumber: ruleNumber)
    case .route: return []
    }
    let words = RuleVocabulary(.article, kind == .networkACL ? .networkACL : .securityGroup)
    return [
      kind.rawValue, id, name ?? "", rule.direction.rawValue, "\(number)",
      words.protocolName(of: rule.traffic), words.ports(of: rule.traffic),
      topology.displayText(of: rule.peer), rule.allows ? "allow" : "deny",
    ]
      + [
        rule.description, rule.note?.owner, rule.note?.justification, rule.note?.ticket,
        rule.note?.reviewBy,
      ].map { $0 ?? "" }
      + [
        rule.decisionText, reason(rule),
        findings(kind, id, rule.direction, rule: number).map { "F\($0)" }.joined(separator: " "),
        locations[place].map { "\($0)" } ?? "",
      ]
  }

  private func fields(
    _ finding: Finding, number: String, _ acceptance: AcceptedFinding?
  ) -> [String] {
    let resource = finding.resource
    return [
      number, finding.severity.rawValue, finding.check, resource.kind, resource.id,
      resource.name ?? "", resource.direction?.rawValue ?? "", resource.rule ?? "",
      finding.message, finding.advice ?? Check.named(finding.check)?.remedy ?? "",
      locations.place(of: finding).map { "\($0)" } ?? "",
      acceptance?.suppression.reason ?? "", acceptance?.suppression.until ?? "", finding.id,
    ]
  }
}
