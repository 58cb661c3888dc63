import Evaluation
import Markup
import Mustache
import NetworkModel
import PacketSpace

/// The steps of one leg in one direction, as a table.
struct PathTable: MustacheParent {
  let sender: String
  let receiver: String
  let note: String
  /// Each a line of the table: number, place, rule, traffic, verdict.
  let rows: [String]

  func child(named name: String) -> Any? {
    switch name {
    case "sender": sender
    case "receiver": receiver
    case "note": note
    case "steps": rows
    default: nil
    }
  }
}

extension PathTable {
  init(
    _ explanation: Explanation, leg number: Int, _ phase: Phase, text: LegText,
    reached: ReachedSteps, in context: PageContext
  ) {
    let leg = explanation.legs[number]
    let client = text.client + context.places(of: leg.ends.map(\.from))
    let server = text.server + context.places(of: leg.ends.map(\.to))
    self.sender = phase == .request ? client : server
    self.receiver = phase == .request ? server : client
    let isOneOfTwoFamilies = explanation.legs.contains { $0.family != leg.family }
    self.note =
      [
        isOneOfTwoFamilies ? leg.family.displayName : "",
        phase == .request ? text.traffic : text.replyTraffic,
      ].filter { !$0.isEmpty }.map { ", \($0)" }.joined()
    self.rows = leg.steps.indices.filter { leg.steps[$0].phase == phase }.map { index in
      PathRow(
        leg.steps[index], of: leg, number: explanation.checkNumber(leg: number, step: index),
        isReached: reached.contains(leg: number, step: index), in: context
      ).line
    }
  }
}

/// One step as a row of the table.
private struct PathRow {
  let line: String

  init(_ step: Step, of leg: Leg, number: Int?, isReached: Bool, in context: PageContext) {
    let title = Markdown.text(step.title)
    let detail = step.detail(in: context.network.topology)
    let verdict = step.outcome.verdict
    self.line = Markdown.row([
      number.map(String.init) ?? "",
      Self.place(step.checkpoint, of: leg, in: context),
      context.site.row(of: step).map { Markdown.link(title, to: "../\($0)") } ?? title,
      detail.isEmpty ? "" : Markdown.text(detail),
      !isReached
        ? "not reached (\(verdict))" : step.outcome.blocks ? "**\(verdict)**" : verdict,
    ])
  }

  private static func place(
    _ checkpoint: Checkpoint, of leg: Leg, in context: PageContext
  ) -> String {
    let names = zip(checkpoint.ids, checkpoint.names).map { id, name in
      let label = Markdown.text(name)
      return context.site.page(of: checkpoint, id: id)
        .map { Markdown.link(label, to: "../\($0)") } ?? label
    }
    let what = "\(checkpoint.kind.displayName) \(names.joined(separator: ", "))"
    guard checkpoint.kind == .securityGroup, let carrier = checkpoint.on else { return what }
    return "\(what) of \(Markdown.text(context.carrierName(carrier, on: leg)))"
  }
}

extension PageContext {
  /// A subnet's name, as Markdown.
  func name(_ subnet: ResourceID<Subnet>) -> String {
    Markdown.text(network.topology.subnets[subnet]?.displayName ?? subnet.rawValue)
  }

  /// The subnets that the ends of parallel connections stand in: ` in public-a and public-b`.
  fileprivate func places(of ends: [LegEnd]) -> String {
    let subnets = ends.compactMap(\.subnet).unique.map { name($0) }
    return subnets.isEmpty ? "" : " in \(Sentence.list(subnets))"
  }

  /// An end of a connection and the subnet it stands in, as Markdown.
  func name(_ end: LegEnd) -> String {
    end.subnet.map { "\(end.displayText) in \(name($0))" } ?? end.displayText
  }

  /// What carries a group, by its name rather than its identifier.
  fileprivate func carrierName(_ id: String, on leg: Leg) -> String {
    [leg.from, leg.to].first { $0.id == id }?.displayName ?? id
  }
}
