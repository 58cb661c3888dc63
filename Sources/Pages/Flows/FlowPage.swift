import Evaluation
import Mustache
import NetworkModel

/// The page of a flow.
struct FlowPage: MustacheParent {
  struct Picture: MustacheParent {
    let alternative: String
    let target: String

    func child(named name: String) -> Any? {
      switch name {
      case "alternative": alternative
      case "target": target
      default: nil
      }
    }
  }

  let title: String
  let picture: [Picture]
  let verdict: String
  let expectation: String
  let headline: String
  let from: String
  let to: String
  let traffic: String
  let clientPorts: String
  let affected: [String]
  let requests: [PathTable]
  let replies: [PathTable]
  let healthChecks: [PathTable]
  let blockers: [String]
  let changes: [String]
  let outcomeOfChanges: String
  let missing: [String]
  let findings: [String]
  let assumptions: [String]

  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "picture": picture
    case "verdict": verdict
    case "expectation": expectation
    case "headline": headline
    case "from": from
    case "to": to
    case "traffic": traffic
    case "clientPorts": clientPorts
    case "affected": affected
    case "isPartlyAffected": !affected.isEmpty
    case "requests": requests
    case "hasRequests": !requests.isEmpty
    case "replies": replies
    case "hasReplies": !replies.isEmpty
    case "healthChecks": healthChecks
    case "hasHealthChecks": !healthChecks.isEmpty
    case "blockers": blockers
    case "isBlocked": !blockers.isEmpty
    case "changes": changes
    case "hasChanges": !changes.isEmpty
    case "outcomeOfChanges": outcomeOfChanges
    case "missing": missing
    case "hasMissing": !missing.isEmpty
    case "findings": findings
    case "hasFindings": !findings.isEmpty
    case "assumptions": assumptions
    case "hasAssumptions": !assumptions.isEmpty
    default: nil
    }
  }
}

extension FlowPage {
  /// - Parameter alternative: what the picture says to those who do not see it; nil without a picture.
  init(_ number: Int, _ context: PageContext, alternative: String?) {
    let explanation = context.network.explanations[number]
    let flow = explanation.flow
    let topology = context.network.topology
    self.title = Markdown.text(flow.name)
    self.picture =
      alternative.map {
        [
          Picture(
            alternative: Markdown.text($0),
            target: Markdown.target("../\(context.site.picture(number))"))
        ]
      } ?? []
    self.verdict = Sentence.verdict(explanation.outcome)
    self.expectation = explanation.expectationText.map { ", \($0)" } ?? ""
    self.headline = Markdown.text(explanation.headline)
    self.from = topology.name(of: flow.from)
    self.to = topology.name(of: flow.to)
    self.traffic = Markdown.text(flow.traffic.displayText)
    self.clientPorts = explanation.clientPortsText
    self.affected = explanation.affected
    let reached = ReachedSteps(explanation)
    let data = explanation.legs.indices.filter { explanation.legs[$0].kind == .data }
    let checks = explanation.legs.indices.filter { explanation.legs[$0].kind == .healthCheck }
    func tables(_ legs: [Int], _ phase: Phase) -> [PathTable] {
      legs.map { PathTable(explanation, leg: $0, phase, reached: reached, in: context) }
        .filter { !$0.rows.isEmpty }
    }
    self.requests = tables(data, .request)
    self.replies = tables(data.reversed(), .return)
    self.healthChecks = checks.flatMap { tables([$0], .request) + tables([$0], .return) }
    self.blockers = explanation.blockerLines
    self.changes =
      explanation.remedies.first.map { remedy in
        remedy.changes.map { Markdown.text(Sentence.capitalised($0.sentence(in: topology))) }
      } ?? []
    self.outcomeOfChanges =
      explanation.remedies.first.map { Sentence.verdict($0.outcome) } ?? ""
    self.missing = explanation.missing.map(Markdown.sentence)
    self.findings = explanation.findings.map { Markdown.sentence($0.message) }
    self.assumptions = explanation.assumptions.unique.map(Markdown.sentence)
  }
}

extension Markdown {
  /// A sentence of the evaluation as a line of its own.
  static func sentence(_ text: String) -> String { self.text(Sentence.capitalised(text)) }
}

extension Explanation {
  /// Whether the verdict is the expected one; nil where nothing is expected.
  var expectationText: String? {
    flow.expectation.map {
      outcome.meets($0) ? "as expected" : "**expected \($0.rawValue)**"
    }
  }

  fileprivate var clientPortsText: String {
    guard let clientPorts else { return "–" }
    guard let kind = flow.clientPorts?.kind, kind != .any else {
      return clientPorts.declared.shortText
    }
    return "\(clientPorts.declared.shortText) (\(kind.displayName))"
  }

  /// Who is affected, a line for each dimension that is not whole.
  fileprivate var affected: [String] {
    [affectedClients, workingPaths].compactMap { $0 }
  }

  private var workingPaths: String? {
    guard outcome == .partial, partialBy.contains(.paths) else { return nil }
    let working = paths.count { $0.outcome == .allowed && !$0.isOutOfService }
    return "\(working) of \(Sentence.count(paths.count, "path")) work."
  }

  /// All blockers, the one that the picture highlights in bold.
  fileprivate var blockerLines: [String] {
    blockers.enumerated().map { index, blocker in
      let number = checkNumber(leg: blocker.leg, step: blocker.step)
      let kind = legs[blocker.leg].kind == .healthCheck ? "Health check, check" : "Check"
      let check = number.map { "\(kind) \($0): " } ?? ""
      let message =
        number == nil ? Sentence.capitalised(blocker.message) : blocker.message
      let line = "\(check)\(Markdown.text(message))"
      let code = blocker.code.map { " \(Markdown.code($0.rawValue))" } ?? ""
      return (index == 0 ? "**\(line)**" : line) + code
    }
  }
}

extension Topology {
  /// An end of a flow by its name, as Markdown.
  func name(of endpoint: FlowEndpoint) -> String {
    let name: String? =
      switch endpoint {
      case .internet: "the internet"
      case .external(let id): externals[id]?.displayName
      case .instance(let id): instances[id]?.displayName
      case .interface(let id, let interface):
        instances[id].map { "\($0.displayName)/\(interface)" }
      case .autoScalingGroup(let id): autoScalingGroups[id]?.displayName
      case .loadBalancer(let id): loadBalancers[id]?.displayName
      case .securityGroup(let id): securityGroups[id]?.displayName
      case .address, .cidr, .named: nil
      }
    return Markdown.text(name ?? endpoint.description)
  }
}
