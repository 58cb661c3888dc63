import Evaluation
import Markup
import NetworkModel
import PacketSpace
import Review

/// The last column of the rule tables: why a rule is there, in words derived from the evaluation.
struct RuleReasons {
  private let network: DocumentedNetwork
  private let site: SiteMap
  private let usage: RuleUsage
  private let rules: RuleReview
  private let legTexts: [[LegText]]
  private let reached: [ReachedSteps]

  init(
    _ network: DocumentedNetwork, _ site: SiteMap, _ usage: RuleUsage, _ rules: RuleReview,
    _ legTexts: [[LegText]]
  ) {
    self.legTexts = legTexts
    self.reached = network.explanations.map(ReachedSteps.init)
    self.network = network
    self.site = site
    self.usage = usage
    self.rules = rules
  }

  /// The column for a network ACL's entries.
  func reasons(for acl: NetworkACL, _ direction: Direction) -> [String] {
    acl.entries(direction).map { entry in
      let uses = usage.uses(ofEntry: entry.ruleNumber, in: acl.id, direction)
      return cell(
        entry.description, entry.note, .entry(acl.id, direction, entry.ruleNumber),
        RuleUses(
          uses, direction, entry.traffic, allows: entry.action == .allow, in: network, site,
          legTexts, reached: reached))
    }
  }

  /// The column for a security group's rules.
  func reasons(for group: SecurityGroup, _ direction: Direction) -> [String] {
    group.rules(direction).enumerated().map { index, rule in
      let uses = usage.uses(ofRule: index + 1, in: group.id, direction)
      return cell(
        rule.description, rule.note, .rule(group.id, direction, index + 1),
        RuleUses(
          uses, direction, rule.traffic, allows: true, in: network, site, legTexts, reached: reached
        ))
    }
  }

  /// What the input says, if it says something, then ours.
  private func cell(
    _ description: String?, _ note: RuleNote?, _ location: CriticalRule.Location, _ uses: RuleUses
  ) -> String {
    let said = [
      description, note?.justification, note?.owner.map { "Owner: \($0)" },
      note?.ticket.map { "Ticket: \($0)" }, note?.reviewBy.map { "Review by \($0)" },
    ]
    let sentences = said.compactMap { $0 }.filter { !$0.isEmpty }.map { text in
      let isEnded = text.last.map { ".!?:;".contains($0) } ?? true
      return "\(Markdown.text(text))\(isEnded ? "" : ".")"
    }
    return (sentences + [uses.text + remarks(location)]).joined(separator: " ")
  }

  /// Whether the flows do without a rule, and what it admits besides.
  private func remarks(_ location: CriticalRule.Location) -> String {
    guard rules.areDeclared, let rule = rules.rule(location), rule.allows, !rule.users.isEmpty
    else { return "" }
    let topology = network.topology
    let isSpare =
      rules.needsAreKnown && !rule.isNeeded ? "; without it they work as well" : ""
    guard let surplus = rule.surplus(in: topology), let enough = rule.sufficient(in: topology)
    else { return isSpare }
    return isSpare + "; also admits \(Markdown.text(surplus)): \(Markdown.text(enough)) would do"
  }
}
