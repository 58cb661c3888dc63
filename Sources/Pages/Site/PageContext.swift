import Evaluation
import NetworkModel

/// What the pages of one network share, computed once.
struct PageContext {
  let network: DocumentedNetwork
  let site: SiteMap
  let reasons: RuleReasons
  let filterFlows: FilterFlows
  /// The groups whose missing outbound rules stop a flow that is meant to work.
  let lacksOutboundRules: Set<ResourceID<SecurityGroup>>

  init(_ network: DocumentedNetwork) {
    self.network = network
    self.site = SiteMap(network)
    self.reasons = RuleReasons(network, site)
    self.filterFlows = FilterFlows(network, site)
    let wanted = network.explanations.filter { $0.flow.expectation != .denied }
    let blocking = wanted.flatMap { $0.legs.flatMap(\.steps) }.filter(\.isMissingOutboundRule)
    self.lacksOutboundRules = Set(
      blocking.flatMap(\.checkpoint.ids).map { ResourceID<SecurityGroup>($0) })
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
