import Evaluation
import Markup
import NetworkModel
import PacketSpace

/// What a rule does for the flows that it decides about, in a few clauses.
struct RuleUses {
  /// Uses that read the same but for the flow.
  private struct Clause: Hashable {
    let phase: Phase
    let client: String
    let server: String
    let traffic: String
    /// Whose ports the replies go to, and which.
    let clientPorts: String
    let isWhole: Bool
    /// What stops the packets before they get to the rule; nothing where they do.
    let stoppedBy: String
  }

  private let direction: Direction
  private let allows: Bool
  private let site: SiteMap
  private let network: DocumentedNetwork
  private var clauses: [Clause] = []
  private var flows: [Clause: [Int]] = [:]
  private var kinds: [Clause: Set<Leg.Kind>] = [:]

  init(
    _ uses: [RuleUsage.Use], _ direction: Direction, _ traffic: RuleTraffic, allows: Bool,
    in network: DocumentedNetwork, _ site: SiteMap, _ legTexts: [[LegText]],
    reached: [ReachedSteps]
  ) {
    self.direction = direction
    self.allows = allows
    self.site = site
    self.network = network
    for use in uses {
      let explanation = network.explanations[use.explanation]
      // What lets a packet through that is rightly stopped elsewhere is not there for its sake.
      if allows, explanation.outcome == .denied, explanation.flow.expectation == .denied {
        continue
      }
      let leg = explanation.legs[use.leg]
      let clause = Self.clause(
        legTexts[use.explanation][use.leg], leg.steps[use.step], traffic,
        stoppedBy: reached[use.explanation].contains(leg: use.leg, step: use.step)
          ? "" : explanation.stopName(before: use.step, in: use.leg))
      if flows[clause] == nil { clauses.append(clause) }
      if flows[clause]?.last != use.explanation {
        flows[clause, default: []].append(use.explanation)
      }
      kinds[clause, default: []].insert(leg.kind)
    }
  }

  /// The clauses, requests first; never empty.
  var text: String {
    guard !clauses.isEmpty else {
      return network.explanations.isEmpty
        ? "No flow is declared" : "No declared flow uses this rule"
    }
    let ordered =
      clauses.filter { $0.phase == .request } + clauses.filter { $0.phase == .return }
    let shown = ordered.count > 4 ? Array(ordered.prefix(3)) : ordered
    let rest = ordered.count - shown.count
    let texts = shown.map(text) + (rest > 0 ? ["\(rest) more uses, listed below"] : [])
    return Sentence.capitalised(texts.joined(separator: "; "))
  }

  private static func clause(
    _ leg: LegText, _ step: Step, _ traffic: RuleTraffic, stoppedBy: String
  ) -> Clause {
    Clause(
      phase: step.phase, client: leg.client, server: leg.server, traffic: leg.traffic,
      clientPorts: step.phase == .return ? replyPorts(leg, step, traffic) : "",
      isWhole: step.outcome != .partial, stoppedBy: stoppedBy)
  }

  private static func replyPorts(
    _ leg: LegText, _ step: Step, _ traffic: RuleTraffic
  ) -> String {
    guard !leg.replyPortsOwner.isEmpty else { return leg.client }
    let all = step.packets.destinationPorts
    let ports = all.intersection(traffic.destinationPorts)
    let text = "\(leg.replyPortsOwner) \(ports.shortText)"
    return step.outcome == .partial && ports != all ? "\(text), not all of \(all.shortText)" : text
  }

  private func text(_ clause: Clause) -> String {
    let way = direction == .inbound ? "in" : "out"
    let acts = allows ? "lets \(way)" : clause.isWhole ? "stops" : "stops some"
    let would = allows ? "would let \(way)" : clause.isWhole ? "would stop" : "would stop some"
    let verb = clause.stoppedBy.isEmpty ? acts : would
    let sentence =
      switch clause.phase {
      case .request:
        "\(verb) \(requests(clause)) from \(clause.client) to \(clause.server) on \(clause.traffic)"
      case .return:
        "return path: \(verb) replies of \(clause.server) (\(clause.traffic)) to "
          + clause.clientPorts
      }
    let stop = clause.stoppedBy.isEmpty ? "" : ", which stop before it at \(clause.stoppedBy)"
    return "\(sentence)\(stop) (\(links(flows[clause] ?? [])))"
  }

  private func requests(_ clause: Clause) -> String {
    switch kinds[clause] {
    case [.healthCheck]: "health checks"
    case [.data]: "requests"
    default: "requests and health checks"
    }
  }

  private func links(_ numbers: [Int]) -> String {
    Sentence.list(
      numbers.map {
        Markdown.link(
          Markdown.text(network.explanations[$0].flow.name), to: "../\(site.flow($0))")
      }, rest: "more flows")
  }
}

extension Explanation {
  /// What stops packets on their way to a step that they do not get to, as Markdown: the last such place
  /// of the same connection, or else the first of all.
  fileprivate func stopName(before step: Int, in leg: Int) -> String {
    let own = legs[leg].steps[..<step].last { $0.outcome == .denied }
    // Steps hold packet sets: of a flow between many there are too many to be put in one list.
    let stop =
      own
      ?? legs.lazy.compactMap { leg in leg.steps.first { $0.outcome == .denied } }.first
    return stop.map {
      "\($0.checkpoint.kind.displayName) \(Markdown.text($0.checkpoint.displayName))"
    }
      ?? "another place"
  }
}
