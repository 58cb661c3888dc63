import Evaluation
import Evidence
import Markup
import NetworkModel
import Provenance
import Review

/// What the pages of one network share, computed once.
struct PageContext {
  let network: DocumentedNetwork
  let site: SiteMap
  /// By explanation and leg.
  let legTexts: [[LegText]]
  let reasons: RuleReasons
  let carriers: [ResourceID<SecurityGroup>: [Carrier]]
  let filterFlows: FilterFlows
  /// What is wrong, and why each rule exists.
  let review: NetworkReview
  /// The groups whose missing outbound rules stop a flow that is meant to work.
  let lacksOutboundRules: Set<ResourceID<SecurityGroup>>

  /// The first words of what resources are called: they keep their spelling at the start of a sentence.
  private let names: Set<Substring>

  init(_ network: DocumentedNetwork) async {
    self.network = network
    self.names = Set(network.topology.names.compactMap { $0.split(separator: " ").first })
    self.carriers = network.topology.carriersByGroup
    let site = SiteMap(network)
    self.site = site
    async let filterFlows = FilterFlows(network, site)
    async let review = NetworkReview(
      network.topology, network.explanations, accepting: network.suppressions)
    async let usage = RuleUsage(network.explanations)
    let legTexts = network.explanations.map { $0.legs.map(LegText.init) }
    self.legTexts = legTexts
    self.lacksOutboundRules = Set(
      network.explanations.flatMap(\.groupsWithoutOutboundRule))
    self.review = await review
    self.reasons = await RuleReasons(network, site, usage, self.review.rules, legTexts)
    self.filterFlows = await filterFlows
  }

  /// A sentence of the evaluation as a line of its own, as Markdown.
  func sentence(_ text: String) -> String {
    let isName = text.split(separator: " ", maxSplits: 1).first.map(names.contains) ?? true
    return Markdown.text(isName ? text : Sentence.capitalised(text))
  }

  /// Where a part of the network was written, as Markdown.
  func place(_ key: SourceLocations.Key) -> String? {
    network.locations[key].map { Markdown.text($0.pageText) }
  }

  /// What was found about a filter, as Markdown.
  func findings(_ kind: Checkpoint.Kind, _ id: String) -> [String] {
    review.findings.filter { $0.resource.kind == kind.rawValue && $0.resource.id == id }
      .map(line)
  }

  /// A finding as a line of a list, as Markdown.
  func line(_ finding: Finding) -> String {
    "\(finding.severity.heading): \(sentence(finding.message))"
      + (network.locations.place(of: finding).map { " (\(Markdown.text($0.pageText)))" } ?? "")
  }

  /// `2 of 3 rules needed by declared flows`; nil where no flow is declared, or there is no rule.
  func coverage(where isMeant: (CriticalRule.Location) -> Bool = { _ in true }) -> String? {
    let coverage = review.rules.coverage(where: isMeant)
    guard review.rules.needsAreKnown, coverage.of > 0 else { return nil }
    return "\(coverage.needed) of \(Sentence.count(coverage.of, "rule")) needed by declared flows"
  }

  /// `Security Group web`, with the identifier where that differs from the name.
  func title<Resource: NetworkResource>(_ kind: String, _ resource: Resource) -> String {
    let name = "\(kind) \(Markdown.text(resource.displayName))"
    return resource.displayName == resource.id.rawValue
      ? name : "\(name) (\(Markdown.text(resource.id.rawValue)))"
  }

  /// The rules of other groups, and its own, that refer to a group.
  func references(to group: SecurityGroup) -> String {
    let references = site.groups.flatMap { other in
      Direction.allCases.flatMap { direction in
        other.rules(direction).enumerated()
          .filter { $0.element.peer == .securityGroup(group.id) }
          .map { index, _ in
            let row = "#\(RowAnchor(direction, index + 1))"
            let page = other.id == group.id ? row : "../\(site.group(other.id) ?? "")\(row)"
            return Markdown.link(
              "\(Markdown.text(other.displayName)) \(direction.rawValue) rule \(index + 1)",
              to: page)
          }
      }
    }
    return Sentence.list(references, atMost: 20)
  }
}

extension Explanation {
  /// The groups whose outbound rules keep a request from being sent that is meant to arrive.
  fileprivate var groupsWithoutOutboundRule: [ResourceID<SecurityGroup>] {
    guard flow.expectation != .denied, !blockers.isEmpty else { return [] }
    return blockers.flatMap { blocker -> [ResourceID<SecurityGroup>] in
      let step = legs[blocker.leg].steps[blocker.step]
      guard step.phase == .request, step.checkpoint.kind == .securityGroup,
        step.checkpoint.direction == .outbound
      else { return [] }
      return step.checkpoint.ids.map { ResourceID($0) }
    }
  }
}

extension Topology {
  /// What the resources are called that sentences begin with.
  fileprivate var names: [String] {
    securityGroups.map(\.displayName) + networkACLs.map(\.displayName)
      + routeTables.map(\.displayName) + instances.map(\.displayName)
      + autoScalingGroups.map(\.displayName) + loadBalancers.map(\.displayName)
      + externals.map(\.displayName) + subnets.map(\.displayName)
  }
}

extension Finding.Severity {
  /// It at the start of a line.
  fileprivate var heading: String { Sentence.capitalised(rawValue) }
}
