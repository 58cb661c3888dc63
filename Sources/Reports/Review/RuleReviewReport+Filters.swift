import Evaluation
import Evidence
import Markup
import NetworkModel
import PacketSpace
import Provenance
import Review

extension RuleReviewReport {
  /// Each security group with its rules.
  var groupTables: [Block] {
    guard !topology.securityGroups.isEmpty else { return [] }
    let carriers = topology.groupCarriers.byGroup
    return [.heading(level: 2, "Security groups", anchor: "security-groups")]
      + topology.securityGroups.enumerated().flatMap { number, group -> [Block] in
        let names = (carriers[group.id] ?? []).map(\.name).unique
        let users =
          names.isEmpty ? "Carried by nothing." : "Carried by \(Self.list(names))."
        return heading(group, "security-group-\(number + 1)", .securityGroup, users)
          + Direction.allCases.flatMap { direction in
            table(
              .securityGroup, direction,
              group.rules(direction).enumerated().map { index, rule in
                row(
                  .rule(group.id, direction, index + 1), number: index + 1, .securityGroup,
                  group.id.rawValue, cells: [])
              },
              none: direction == .outbound && group.outbound.isEmpty
                ? "No explicit outbound rules." : "No \(direction.rawValue) rules.")
          }
      }
  }

  /// Each network ACL with its entries.
  var aclTables: [Block] {
    guard !topology.networkACLs.isEmpty else { return [] }
    let subnets = topology.subnetsByACL
    return [.heading(level: 2, "Network ACLs", anchor: "network-acls")]
      + topology.networkACLs.enumerated().flatMap { number, acl -> [Block] in
        let names = (subnets[acl.id] ?? []).map(\.displayName)
        let users =
          names.isEmpty
          ? "Associated with no subnet." : "Associated with \(Self.list(names))."
        return heading(acl, "network-acl-\(number + 1)", .networkACL, users)
          + Direction.allCases.flatMap { direction in
            table(
              .networkACL, direction,
              acl.entries(direction).map { entry in
                row(
                  .entry(acl.id, direction, entry.ruleNumber), number: entry.ruleNumber,
                  .networkACL, acl.id.rawValue, cells: ["\(entry.ruleNumber)"])
              }, none: "No \(direction.rawValue) entries: everything is denied.")
          }
      }
  }

  private func heading(
    _ resource: some NetworkResource, _ anchor: String, _ kind: ResourceKind, _ users: String
  ) -> [Block] {
    let id = resource.id.rawValue
    let name = resource.displayName == id ? id : "\(resource.displayName) (\(id))"
    let place = locations[.resource(kind, id)].map { " Written at \($0)." } ?? ""
    return [.heading(level: 3, name, anchor: anchor), .paragraph([.text(users + place)])]
  }

  private func table(
    _ filter: RuleVocabulary.Filter, _ direction: Direction, _ rows: [[[Inline]]], none: String
  ) -> [Block] {
    let columns = RuleColumns(.article, filter, direction)
    guard !rows.isEmpty else { return [.paragraph([.text(none)])] }
    return [
      .paragraph([.strong(columns.heading)]),
      .table(
        Table(
          header: columns.names + [
            "Owner", "Justification", "Ticket", "Review by", "Decision", "Evidence",
          ], rows: rows)),
    ]
  }

  private func row(
    _ location: CriticalRule.Location, number: Int, _ kind: Checkpoint.Kind, _ id: String,
    cells: [String]
  ) -> [[Inline]] {
    guard let rule = rules.rule(location) else { return [] }
    let filter: RuleVocabulary.Filter = kind == .networkACL ? .networkACL : .securityGroup
    let words = RuleVocabulary(.article, filter)
    var texts = cells + words.cells(rule.traffic, rule.peer) + [topology.displayText(of: rule.peer)]
    if kind == .networkACL { texts.append(rule.allows ? "ALLOW" : "DENY") }
    texts += [
      rule.description, rule.note?.owner, rule.note?.justification, rule.note?.ticket,
      rule.note?.reviewBy,
    ].map { $0 ?? "" }
    return texts.map { [.text($0)] }
      + [
        [.strong(rule.decisionText)],
        evidence(rule, findings(kind, id, rule.direction, rule: number)),
      ]
  }

  private func evidence(_ rule: ReviewedRule, _ findings: [Int]) -> [Inline] {
    var inlines: [Inline] = [.text(reason(rule))]
    if !findings.isEmpty {
      inlines.append(" See ")
      for (index, number) in findings.enumerated() {
        if index > 0 { inlines.append(", ") }
        inlines.append(.link("F\(number)", to: .anchor("finding-\(number)")))
      }
      inlines.append(".")
    }
    return inlines
  }

  /// Which flows speak for a rule, and what it admits that none of them needs.
  func reason(_ rule: ReviewedRule) -> String {
    guard rules.areDeclared else { return "No flow is declared." }
    func names(_ flows: [Int]) -> String { Self.list(flows.map { explanations[$0].flow.name }) }
    guard rule.allows else {
      return rule.users.isEmpty ? "Stops no declared flow." : "Stops \(names(rule.users))."
    }
    var sentences: [String] = []
    let others = rule.users.filter {
      !rule.dependents.contains($0) && !rule.hopefuls.contains($0)
    }
    if !rule.dependents.isEmpty { sentences.append("Needed by \(names(rule.dependents)).") }
    if !rule.hopefuls.isEmpty {
      let state =
        rule.hopefuls.count == 1 ? "does not work as it should" : "do not work as they should"
      sentences.append("Meant for \(names(rule.hopefuls)), which \(state).")
    }
    if !others.isEmpty {
      sentences.append(
        "Used by \(names(others)), which \(others.count == 1 ? "does" : "do") without it.")
    }
    if sentences.isEmpty { sentences.append("No declared flow uses it.") }
    if let surplus = rule.surplus(in: topology), let enough = rule.sufficient(in: topology) {
      sentences.append("Also admits \(surplus). \(enough) would do.")
    }
    return sentences.joined(separator: " ")
  }

  /// The first few of many.
  static func list(_ names: [String]) -> String {
    names.count > 5
      ? names.prefix(4).joined(separator: ", ") + " and \(names.count - 4) more"
      : names.joined(separator: ", ")
  }
}

extension ReviewedRule {
  /// The decision, where somebody answers for a rule that no flow speaks for.
  var decisionText: String {
    decision == .remove && note?.justification != nil ? "ask the owner" : decision.rawValue
  }
}
