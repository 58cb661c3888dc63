import Evaluation
import Mustache
import NetworkModel

/// A flow that meets a filter, and by which of its rules: a line below the rule tables.
struct RuleFlow: MustacheParent {
  let flow: String
  let flowVerdict: String
  let rules: String

  func child(named name: String) -> Any? {
    switch name {
    case "flow": flow
    case "flowVerdict": flowVerdict
    case "rules": rules
    default: nil
    }
  }
}

/// Which flows meet which filters, looked up once for all pages.
struct FilterFlows {
  private struct Filter: Hashable {
    let kind: Checkpoint.Kind
    let id: String
  }

  private let lines: [Filter: [RuleFlow]]

  init(_ network: DocumentedNetwork, _ site: SiteMap) {
    var lines: [Filter: [RuleFlow]] = [:]
    for (number, explanation) in network.explanations.enumerated() {
      var order: [Filter] = []
      var decisions: [Filter: [String]] = [:]
      for step in explanation.legs.flatMap(\.steps) where step.checkpoint.isFilter {
        for id in step.checkpoint.ids {
          let filter = Filter(kind: step.checkpoint.kind, id: id)
          guard let decision = Self.decision(step, at: id) else { continue }
          if decisions[filter] == nil { order.append(filter) }
          decisions[filter, default: []].append(decision)
        }
      }
      let flow = Markdown.link(
        Markdown.text(explanation.flow.name), to: "../\(site.flow(number))")
      for filter in order {
        lines[filter, default: []].append(
          RuleFlow(
            flow: flow, flowVerdict: Sentence.verdict(explanation.outcome),
            rules: (decisions[filter] ?? []).unique.joined(separator: ", ")))
      }
    }
    self.lines = lines
  }

  /// The flows that meet a group.
  func flows(at group: SecurityGroup) -> [RuleFlow] {
    lines[Filter(kind: .securityGroup, id: group.id.rawValue)] ?? []
  }

  /// The flows that meet an ACL.
  func flows(at acl: NetworkACL) -> [RuleFlow] {
    lines[Filter(kind: .networkACL, id: acl.id.rawValue)] ?? []
  }

  /// Which of a filter's rules decide at a step, linked to their rows; nil where it plays no part.
  private static func decision(_ step: Step, at id: String) -> String? {
    guard let direction = step.checkpoint.direction else { return nil }
    let side = direction.rawValue
    switch step.outcome {
    case .automatic: return "\(side) reply"
    case .notEvaluated: return nil
    default: break
    }
    let rules = step.deciders.compactMap { decider -> String? in
      switch decider {
      case .entry(_, let entry):
        Markdown.link("\(entry.ruleNumber)", to: "#\(RowAnchor(direction, entry.ruleNumber))")
      case .defaultDeny: Markdown.link("&#42;", to: "#\(RowAnchor.default(direction))")
      case .rule(let group, _, let number, _) where group.rawValue == id:
        Markdown.link("\(number)", to: "#\(RowAnchor(direction, number))")
      case .rule, .route: nil
      }
    }
    if !rules.isEmpty { return "\(side) \(rules.joined(separator: ", "))" }
    return step.outcome == .denied ? "\(side) no rule" : nil
  }
}
