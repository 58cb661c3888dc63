import Evaluation
import Markup
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
      var labels: [Filter: [Direction: Set<RuleLabel>]] = [:]
      for step in explanation.legs.flatMap(\.steps) where step.checkpoint.isFilter {
        guard let direction = step.checkpoint.direction else { continue }
        for id in step.checkpoint.ids {
          let filter = Filter(kind: step.checkpoint.kind, id: id)
          let rules = Self.rules(step, direction, at: id)
          guard !rules.isEmpty else { continue }
          if labels[filter] == nil { order.append(filter) }
          labels[filter, default: [:]][direction, default: []].formUnion(rules)
        }
      }
      let flow = Markdown.link(
        Markdown.text(explanation.flow.name), to: "../\(site.flow(number))")
      for filter in order {
        let sides = Direction.allCases.compactMap { direction in
          labels[filter]?[direction].map { labels in
            "\(direction.rawValue) \(labels.sorted().map(\.text).joined(separator: ", "))"
          }
        }
        lines[filter, default: []].append(
          RuleFlow(
            flow: flow, flowVerdict: explanation.outcome.verdict,
            rules: sides.joined(separator: "; ")))
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

  /// Which of a filter's rules decide at a step, linked to their rows; none where it plays no part.
  private static func rules(_ step: Step, _ direction: Direction, at id: String) -> [RuleLabel] {
    switch step.outcome {
    case .automatic: return [RuleLabel(order: .max - 1, text: "reply")]
    case .notEvaluated: return []
    default: break
    }
    let rules = step.deciders.compactMap { decider -> RuleLabel? in
      switch decider {
      case .entry(_, let entry): RuleLabel(entry.ruleNumber, direction)
      case .defaultDeny:
        RuleLabel(
          order: .max - 2,
          text: Markdown.link("&#42;", to: "#\(RowAnchor.default(direction))"))
      case .rule(let group, _, let number, _) where group.rawValue == id:
        RuleLabel(number, direction)
      case .rule, .route: nil
      }
    }
    return rules.isEmpty && step.outcome == .denied
      ? [RuleLabel(order: .max, text: "no rule")] : rules
  }
}

/// A rule as a line below the tables names it.
private struct RuleLabel: Hashable, Comparable {
  /// Rules by number, then `*`, then what is no rule.
  let order: Int
  let text: String

  init(order: Int, text: String) {
    self.order = order
    self.text = text
  }

  init(_ number: Int, _ direction: Direction) {
    self.init(
      order: number, text: Markdown.link("\(number)", to: "#\(RowAnchor(direction, number))"))
  }

  static func < (left: Self, right: Self) -> Bool { left.order < right.order }
}
