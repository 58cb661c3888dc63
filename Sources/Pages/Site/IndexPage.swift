import Evaluation
import Evidence
import Markup
import Mustache
import NetworkModel
import Provenance
import Review

/// The index of one network.
struct IndexPage: MustacheParent {
  struct FlowRow: MustacheParent {
    let flow: String
    let from: String
    let to: String
    let traffic: String
    let verdict: String
    let expected: String
    let stop: String

    func child(named name: String) -> Any? {
      switch name {
      case "flow": flow
      case "from": from
      case "to": to
      case "traffic": traffic
      case "verdict": verdict
      case "expected": expected
      case "stop": stop
      default: nil
      }
    }
  }

  struct FilterRow: MustacheParent {
    let filter: String
    let users: String
    let inbound: String
    let outbound: String

    func child(named name: String) -> Any? {
      switch name {
      case "filter": filter
      case "users": users
      case "inbound": inbound
      case "outbound": outbound
      default: nil
      }
    }
  }

  let title: String
  let summary: String
  let overviews: [VPCOverview]
  let flows: [FlowRow]
  let groups: [FilterRow]
  let acls: [FilterRow]
  let findings: [String]
  let notes: String?
  let accepted: String?
  let coverage: String?
  let assumptions: [String]
  let reachability: String?
  let importPage: String?

  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "summary": summary
    case "overviews": overviews.count <= VPCOverview.mostShown ? overviews : []
    case "vpcs": overviews
    case "hasVPCs": overviews.count > VPCOverview.mostShown
    case "flows": flows
    case "hasFlows": !flows.isEmpty
    case "groups": groups
    case "hasGroups": !groups.isEmpty
    case "acls": acls
    case "hasACLs": !acls.isEmpty
    case "findings": findings
    case "notes": notes
    case "accepted": accepted
    case "coverage": coverage
    case "hasFindings": !findings.isEmpty || notes != nil || accepted != nil
    case "reachability": reachability
    case "import": importPage
    case "assumptions": assumptions
    case "hasAssumptions": !assumptions.isEmpty
    default: nil
    }
  }
}

extension IndexPage {
  init(_ context: PageContext, overviews: [VPCOverview]) {
    let network = context.network
    let topology = network.topology
    self.title = Markdown.text(network.title)
    self.summary = network.summary
    self.overviews = overviews
    self.flows = network.explanations.indices.map { FlowRow($0, context) }
    let groupNames = context.site.groups.map(\.displayName).repeated
    self.groups = context.site.groups.map { group in
      let carriers = (context.carriers[group.id] ?? []).map { Markdown.text($0.name) }.unique
      return FilterRow(
        filter: Markdown.link(
          Markdown.text(group.label(unlessIn: groupNames)), to: context.site.group(group.id) ?? ""),
        users: Sentence.list(carriers),
        inbound: Sentence.count(group.inbound.count, "rule"),
        outbound: Sentence.count(group.outbound.count, "rule"))
    }
    let aclNames = context.site.acls.map(\.displayName).repeated
    self.acls = context.site.acls.map { acl in
      let subnets = topology.subnets(of: acl)
      return FilterRow(
        filter: Markdown.link(
          Markdown.text(acl.label(unlessIn: aclNames)), to: context.site.acl(acl.id) ?? ""),
        users: Sentence.list(subnets.map { Markdown.text($0.displayName) }),
        inbound: Sentence.count(acl.inbound.count, "rule"),
        outbound: Sentence.count(acl.outbound.count, "rule"))
    }
    // Flows say themselves that they are not as expected; notes are on the pages of the filters.
    let found = context.review.findings.filter { $0.check != "flow.unexpected-verdict" }
    self.findings = found.filter { $0.severity != .note }.map(context.line)
    let notes = found.count { $0.severity == .note }
    self.notes = notes == 0 ? nil : Sentence.count(notes, "note")
    self.accepted =
      context.review.accepted.isEmpty
      ? nil : Sentence.count(context.review.accepted.count, "finding")
    self.coverage = context.coverage()
    self.assumptions = network.explanations.flatMap(\.assumptions).unique
      .map(context.sentence)
    self.reachability = network.reachability.map { _ in SiteMap.reachability }
    self.importPage = network.report.isEmpty ? nil : SiteMap.import
  }
}

extension IndexPage.FlowRow {
  init(_ number: Int, _ context: PageContext) {
    let explanation = context.network.explanations[number]
    let topology = context.network.topology
    let flow = explanation.flow
    self.flow = Markdown.link(Markdown.text(flow.name), to: context.site.flow(number))
    self.from = topology.name(of: flow.from)
    self.to = topology.name(of: flow.to)
    self.traffic = Markdown.text(flow.traffic.displayText)
    self.verdict = explanation.outcome.verdict
    self.expected =
      flow.expectation.map {
        explanation.outcome.meets($0) ? $0.rawValue : "**\($0.rawValue)**, not met"
      } ?? "–"
    self.stop = Self.stop(explanation, context)
  }

  /// The check that the picture highlights, linked to its rule.
  private static func stop(_ explanation: Explanation, _ context: PageContext) -> String {
    guard explanation.outcome != .allowed, let blocker = explanation.firstDecidingBlocker else {
      return "–"
    }
    let step = explanation.legs[blocker.leg].steps[blocker.step]
    let title = Markdown.text("\(step.checkpoint.displayName): \(step.title)")
    return context.site.row(of: step).map { Markdown.link(title, to: $0) } ?? title
  }
}

extension DocumentedNetwork {
  /// What the index is called.
  var title: String { topology.title ?? name }

  /// How many flows there are, and how many of them are not as expected.
  var summary: String {
    guard !explanations.isEmpty else { return "No flow is declared." }
    let judged = explanations.filter { $0.flow.expectation != nil }
    let failed = judged.count { !$0.isAsExpected }
    let flows = Sentence.count(explanations.count, "flow")
    if judged.isEmpty { return "\(flows)." }
    if failed > 0 {
      return "\(flows), **\(failed.grouped) not as expected**."
    }
    return judged.count == explanations.count
      ? "\(flows), all as expected."
      : "\(flows), the \(judged.count.grouped) with an expectation all as expected."
  }
}

extension [String] {
  /// Those that are there more than once.
  var repeated: Set<String> {
    Set(Dictionary(grouping: self, by: \.self).filter { $0.value.count > 1 }.keys)
  }
}

extension NetworkResource {
  /// Its name, with the identifier where others have the name as well.
  func label(unlessIn repeated: Set<String>) -> String {
    repeated.contains(displayName) && displayName != id.rawValue
      ? "\(displayName) (\(id))" : displayName
  }
}
