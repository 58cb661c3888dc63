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
    in network: DocumentedNetwork, _ site: SiteMap
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
      let clause = Self.clause(leg, leg.steps[use.step], traffic)
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

  private static func clause(_ leg: Leg, _ step: Step, _ traffic: RuleTraffic) -> Clause {
    let ports =
      step.phase == .return
      ? replyPorts(leg, step, traffic) : ""
    return Clause(
      phase: step.phase, client: leg.clientName, server: leg.serverName,
      traffic: leg.transport?.text(ports: leg.declared.destinationPorts) ?? "",
      clientPorts: ports, isWhole: step.outcome != .partial)
  }

  private static func replyPorts(_ leg: Leg, _ step: Step, _ traffic: RuleTraffic) -> String {
    guard leg.transport?.hasPorts == true else { return leg.clientName }
    let owner =
      switch leg.from.kind {
      case .internet, .address: "the clients' ephemeral ports"
      case .loadBalancer: "\(leg.clientName)'s own ports"
      case .external, .instance, .autoScalingGroup, .service:
        "\(leg.clientName)'s ephemeral ports"
      }
    let ports = step.packets.destinationPorts.intersection(traffic.destinationPorts)
    return "\(owner) \(ports.shortText)"
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

extension Leg {
  /// The client of all parallel connections, as Markdown.
  var clientName: String { Self.name(ends.map(\.from)) }

  /// The server of all parallel connections, as Markdown.
  var serverName: String { Self.name(ends.map(\.to)) }

  private static func name(_ ends: [LegEnd]) -> String {
    Sentence.list(ends.map(\.displayText).unique)
  }
}

extension LegEnd {
  /// What pages call it, as Markdown.
  var displayText: String { kind == .internet ? "the internet" : Markdown.text(displayName) }
}

extension PortSet {
  /// The ports in a few words: of many ranges only the first ones.
  var shortText: String {
    guard ranges.count > 4 else { return displayText }
    return PortSet(ranges.prefix(3)).displayText + " and \(ranges.count - 3) more ranges"
  }
}
