import Evaluation
import Evidence
import Markup
import Mustache
import NetworkModel
import PacketSpace

/// The page of a flow.
struct FlowPage: MustacheParent {
  let title: String
  let pictures: [PagePicture]
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
  let healthCheckSummary: String
  let healthCheckPictures: [PagePicture]
  let blockers: [String]
  let remedies: [RemedySection]
  let reasonForNoRemedy: String
  let criticalRules: [String]
  let tracking: [String]
  let missing: [String]
  let findings: [String]
  let assumptions: [String]

  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "pictures": pictures
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
    case "healthCheckSummary": healthCheckSummary
    case "healthCheckPictures": healthCheckPictures
    case "hasHealthChecks": !healthCheckSummary.isEmpty
    case "blockers": blockers
    case "isBlocked": !blockers.isEmpty
    case "remedies": remedies
    case "hasRemedies": !remedies.isEmpty
    case "reasonForNoRemedy": reasonForNoRemedy
    case "hasReasonForNoRemedy": !reasonForNoRemedy.isEmpty
    case "criticalRules": criticalRules
    case "hasCriticalRules": !criticalRules.isEmpty
    case "tracking": tracking
    case "hasTracking": !tracking.isEmpty
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
  /// - Parameter pictures: what each picture says to those who do not see it.
  init(_ number: Int, _ context: PageContext, pictures: [PictureSubject: String]) {
    let explanation = context.network.explanations[number]
    let flow = explanation.flow
    let topology = context.network.topology
    func shown(_ subject: PictureSubject) -> [PagePicture] {
      let path = "../\(context.site.picture(number, of: subject)).svg"
      return [pictures[subject].map { PagePicture(alternative: $0, path: path) }].compactMap { $0 }
    }
    self.title = Markdown.text(flow.name)
    self.pictures = shown(.flow)
    self.healthCheckPictures = shown(.healthChecks)
    self.verdict = explanation.outcome.verdict
    self.expectation = explanation.expectationClause
    self.headline = Markdown.text(explanation.headline)
    self.from = topology.name(of: flow.from)
    self.to = topology.name(of: flow.to)
    self.traffic = Markdown.text(flow.traffic.displayText)
    self.clientPorts = explanation.clientPortsText
    self.affected = explanation.affected(in: context)
    let reached = ReachedSteps(explanation)
    let texts = context.legTexts[number]
    let data = explanation.legs.indices.filter { explanation.legs[$0].kind == .data }
    let checks = explanation.legs.indices.filter { explanation.legs[$0].kind == .healthCheck }
    func tables(_ legs: [Int], _ phase: Phase) -> [PathTable] {
      legs.map {
        PathTable(explanation, leg: $0, phase, text: texts[$0], reached: reached, in: context)
      }
      .filter { !$0.rows.isEmpty }
    }
    self.requests = tables(data, .request)
    self.replies = tables(data.reversed(), .return)
    self.healthChecks = checks.filter { explanation.legs[$0].outcome != .allowed }
      .flatMap { tables([$0], .request) + tables([$0], .return) }
    self.healthCheckSummary = Sentence.list(
      checks.map { leg in
        let verdict = explanation.legs[leg].outcome.verdict
        return
          "\(texts[leg].client) checks \(texts[leg].server) on \(texts[leg].traffic): \(verdict)"
      }, atMost: 20)
    self.blockers = explanation.blockerLines(in: context)
    self.remedies = RemedySection.sections(of: explanation, in: context)
    self.reasonForNoRemedy = explanation.reasonForNoRemedy.map(context.sentence) ?? ""
    self.criticalRules = (explanation.criticalRules ?? []).map {
      Markdown.text($0.sentence(in: topology))
    }
    self.tracking = explanation.trackingSentences.map(context.sentence)
    self.missing = explanation.missing.map(context.sentence)
    self.findings = explanation.findings.map { context.sentence($0.message) }
    self.assumptions = explanation.assumptions.map(context.sentence)
  }
}

extension Explanation {
  /// What was expected, after the verdict.
  fileprivate var expectationClause: String {
    guard let expected = flow.expectation else { return "" }
    return outcome.meets(expected)
      ? ", as expected" : ", but **\(expected.rawValue)** was expected"
  }

  fileprivate var clientPortsText: String {
    guard let clientPorts else { return "–" }
    guard let kind = flow.clientPorts?.kind, kind != .any else {
      return clientPorts.declared.shortText
    }
    return "\(clientPorts.declared.shortText) (\(kind.displayName))"
  }

  /// All blockers, the one that the picture highlights in bold.
  fileprivate func blockerLines(in context: PageContext) -> [String] {
    blockers.enumerated().map { index, blocker in
      let number = checkNumber(leg: blocker.leg, step: blocker.step)
      let kind = legs[blocker.leg].kind == .healthCheck ? "Health check, check" : "Check"
      let check = number.map { "\(kind) \($0): " } ?? ""
      let line =
        check.isEmpty ? context.sentence(blocker.message) : check + Markdown.text(blocker.message)
      let code = blocker.code.map { " \(Markdown.code($0.rawValue))" } ?? ""
      let step = legs[blocker.leg].steps[blocker.step]
      let place = context.network.locations.place(of: step, in: context.network.topology)
      return (index == 0 ? "**\(line)**" : line) + code
        + (place.map { " (\(Markdown.text($0.pageText)))" } ?? "")
    }
  }
}

extension Topology {
  /// An end of a flow by its name, as Markdown.
  func name(of endpoint: FlowEndpoint) -> String {
    Markdown.text(displayText(of: endpoint))
  }
}
