import Evaluation
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
    in network: DocumentedNetwork, _ site: SiteMap, _ legTexts: [[LegText]]
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
        legTexts[use.explanation][use.leg], leg.steps[use.step], traffic)
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
    _ leg: LegText, _ step: Step, _ traffic: RuleTraffic
  ) -> Clause {
    Clause(
      phase: step.phase, client: leg.client, server: leg.server, traffic: leg.traffic,
      clientPorts: step.phase == .return ? replyPorts(leg, step, traffic) : "",
      isWhole: step.outcome != .partial)
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
    let verb = allows ? "lets \(way)" : clause.isWhole ? "stops" : "stops some"
    let sentence =
      switch clause.phase {
      case .request:
        "\(verb) \(requests(clause)) from \(clause.client) to \(clause.server) on \(clause.traffic)"
      case .return:
        "return path: \(verb) replies of \(clause.server) (\(clause.traffic)) to "
          + clause.clientPorts
      }
    return "\(sentence) (\(links(flows[clause] ?? [])))"
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
