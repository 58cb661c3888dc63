import Evaluation
import NetworkModel

/// Which pages a network gets, and how they link to each other.
///
/// Every page but the index stands one folder below it, so that all links between them begin with `../`.
struct SiteMap {
  /// The groups with a page: those of the model, and default ones that something carries.
  let groups: [SecurityGroup]
  /// The ACLs with a page: those of the model, and default ones that a subnet has.
  let acls: [NetworkACL]
  private let flowSlugs: [String]
  private let healthCheckSlugs: [String]
  private let vpcSlugs: [ResourceID<VPC>: String]
  private let groupSlugs: [ResourceID<SecurityGroup>: String]
  private let aclSlugs: [ResourceID<NetworkACL>: String]

  init(_ network: DocumentedNetwork) {
    let topology = network.topology
    self.groups = topology.documentedGroups
    self.acls = topology.documentedACLs
    var table = SlugTable()
    self.flowSlugs = network.explanations.map { table.slug(for: $0.flow.name) }
    self.healthCheckSlugs = network.explanations.map {
      table.slug(for: "\($0.flow.name) health check")
    }
    self.vpcSlugs = Self.slugs(of: Array(topology.vpcs), &table, prefix: "VPC ")
    table = SlugTable()
    self.groupSlugs = Self.slugs(of: groups, &table)
    table = SlugTable()
    self.aclSlugs = Self.slugs(of: acls, &table)
  }

  private static func slugs<Resource: NetworkResource>(
    of resources: [Resource], _ table: inout SlugTable, prefix: String = ""
  ) -> [ResourceID<Resource>: String] {
    var slugs: [ResourceID<Resource>: String] = [:]
    for resource in resources {
      slugs[resource.id] = table.slug(for: prefix + resource.displayName)
    }
    return slugs
  }

  // MARK: Paths from the index

  /// The page that says who can reach whom.
  static let reachability = "reachability.md"

  /// The page that says what was read, and what was not.
  static let `import` = "import.md"

  func flow(_ number: Int) -> String { "flows/\(flowSlugs[number]).md" }

  /// A picture without its extension.
  func picture(_ number: Int, of subject: PictureSubject) -> String {
    "diagrams/\(slug(number, subject))"
  }

  /// The XML name of a picture.
  func pictureID(_ number: Int, of subject: PictureSubject) -> String {
    "flow-\(slug(number, subject))"
  }

  private func slug(_ number: Int, _ subject: PictureSubject) -> String {
    switch subject {
    case .flow: flowSlugs[number]
    case .healthChecks: healthCheckSlugs[number]
    }
  }

  /// The picture of a VPC without its extension.
  func overview(_ id: ResourceID<VPC>) -> String { "diagrams/\(vpcSlugs[id] ?? "")" }

  func overviewID(_ id: ResourceID<VPC>) -> String { "overview-\(vpcSlugs[id] ?? "")" }

  func group(_ id: ResourceID<SecurityGroup>) -> String? {
    groupSlugs[id].map { "security-groups/\($0).md" }
  }

  func acl(_ id: ResourceID<NetworkACL>) -> String? {
    aclSlugs[id].map { "network-acls/\($0).md" }
  }

  /// The row of the rule that decides at a step, or the page of its filter; nil for what has no page.
  func row(of step: Step) -> String? {
    switch step.checkpoint.kind {
    case .networkACL:
      guard let page = step.checkpoint.ids.first.flatMap({ acl(ResourceID($0)) }),
        let direction = step.checkpoint.direction
      else { return nil }
      guard let rule = step.shownRule else { return page }
      if case .entry(_, let entry) = rule {
        return "\(page)#\(RowAnchor(direction, entry.ruleNumber))"
      }
      return "\(page)#\(RowAnchor.default(direction))"
    case .securityGroup:
      if case .rule(let id, let direction, let number, _)? = step.shownRule, let page = group(id) {
        return "\(page)#\(RowAnchor(direction, number))"
      }
      return step.checkpoint.ids.first.flatMap { group(ResourceID($0)) }
    case .routeTable, .internetGateway, .natGateway, .loadBalancer, .peering, .transitGateway,
      .vpcEndpoint, .networkInterface:
      return nil
    }
  }

  /// The page of the filter at a step.
  func page(of checkpoint: Checkpoint, id: String) -> String? {
    switch checkpoint.kind {
    case .networkACL: acl(ResourceID(id))
    case .securityGroup: group(ResourceID(id))
    case .routeTable, .internetGateway, .natGateway, .loadBalancer, .peering, .transitGateway,
      .vpcEndpoint, .networkInterface:
      nil
    }
  }
}

extension Step {
  /// The rule to point at: the first that lets something through, or else the first that does not.
  fileprivate var shownRule: Decider? {
    deciders.first { decider in
      switch decider {
      case .entry(_, let entry): entry.action == .allow
      case .rule: true
      case .defaultDeny, .route: false
      }
    } ?? deciders.first
  }
}

extension Topology {
  /// The model's groups, then AWS's default group where something carries it.
  fileprivate var documentedGroups: [SecurityGroup] {
    let carriers = carriers.filter { $0.groups == nil }
    let defaults = vpcs.map(\.id)
      .filter { vpc in carriers.contains { subnets[$0.subnet]?.vpc == vpc } }
      .map { defaultSecurityGroup(of: $0) }
    return Array(securityGroups)
      + defaults.filter { securityGroups[$0.id] == nil }.longest(\.outbound)
  }

  /// The model's ACLs, then AWS's default ACL where a subnet has it.
  fileprivate var documentedACLs: [NetworkACL] {
    let defaults = vpcs.map(\.id)
      .filter { vpc in subnets.contains { $0.vpc == vpc && $0.networkACL == nil } }
      .map { defaultNetworkACL(of: $0) }
    return Array(networkACLs) + defaults.filter { networkACLs[$0.id] == nil }.longest(\.inbound)
  }
}

extension Array {
  /// One for all VPCs: what AWS supplies is alike everywhere, but for the rules of a VPC with IPv6.
  fileprivate func longest(_ rules: (Element) -> [some Any]) -> [Element] {
    self.max { rules($0).count < rules($1).count }.map { [$0] } ?? []
  }
}
