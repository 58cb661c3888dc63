import Evaluation
import NetworkModel

/// What the pages of one network share, computed once.
struct PageContext {
  let network: DocumentedNetwork
  let site: SiteMap
  /// By explanation and leg.
  let legTexts: [[LegText]]
  let reasons: RuleReasons
  let filterFlows: FilterFlows
  /// The groups whose missing outbound rules stop a flow that is meant to work.
  let lacksOutboundRules: Set<ResourceID<SecurityGroup>>

  /// The first words of what resources are called: they keep their spelling at the start of a sentence.
  private let names: Set<Substring>

  init(_ network: DocumentedNetwork) {
    self.network = network
    self.names = Set(network.topology.names.compactMap { $0.split(separator: " ").first })
    self.site = SiteMap(network)
    self.legTexts = network.explanations.map { $0.legs.map(LegText.init) }
    self.reasons = RuleReasons(network, site, legTexts)
    self.filterFlows = FilterFlows(network, site)
    let wanted = network.explanations.filter { $0.flow.expectation != .denied }
    let blocking = wanted.flatMap { $0.legs.flatMap(\.steps) }.filter(\.isMissingOutboundRule)
    self.lacksOutboundRules = Set(
      blocking.flatMap(\.checkpoint.ids).map { ResourceID<SecurityGroup>($0) })
  }

  /// A sentence of the evaluation as a line of its own, as Markdown.
  func sentence(_ text: String) -> String {
    let isName = text.split(separator: " ", maxSplits: 1).first.map(names.contains) ?? true
    return Markdown.text(isName ? text : Sentence.capitalised(text))
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

extension Step {
  /// Whether a group's outbound rules keep a request from being sent.
  fileprivate var isMissingOutboundRule: Bool {
    phase == .request && checkpoint.kind == .securityGroup && checkpoint.direction == .outbound
      && outcome.blocks
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
