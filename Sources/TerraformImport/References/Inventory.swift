internal import Diagnostics
internal import StructuredText
internal import TopologyFile

/// All resources of some documents, and what their attributes lead to.
struct Inventory {
  let resources: [Resource]
  /// What each is called in the topology: AWS's identifier where it is known, otherwise the address.
  let ids: [String]
  private let resolvers: [Int: Resolver]
  private let byType: [String: [Int]]
  /// By AWS's identifiers, ARNs and names.
  private let known: [Family: [String: Int]]
  /// Groups whose names no other group has.
  private let groupsByName: [String: Int]

  init(_ documents: [Document]) {
    let resources = documents.flatMap(\.resources)
    self.resources = resources
    var resolvers: [Int: Resolver] = [:]
    for (number, document) in documents.enumerated() {
      guard let configuration = document.configuration else { continue }
      resolvers[number] = Resolver(resources, document: number, configuration)
    }
    self.resolvers = resolvers
    var byType: [String: [Int]] = [:]
    var known: [Family: [String: Int]] = [:]
    var ids: [String] = []
    var owners: [String: Int] = [:]
    for (index, resource) in resources.enumerated() {
      byType[resource.type, default: []].append(index)
      ids.append(Self.id(of: resource, &owners))
      guard let family = Family.byType[resource.type] else { continue }
      for key in Self.identifyingAttributes(of: family) {
        guard let text = resource.values?[key]?.text, !text.isEmpty else { continue }
        if known[family]?[text] == nil { known[family, default: [:]][text] = index }
      }
    }
    let groups = Family.securityGroup.types.flatMap { byType[$0] ?? [] }
    groupsByName = Dictionary(
      grouping: groups, by: { resources[$0].values?["name"]?.text ?? "" }
    ).compactMapValues { $0.count == 1 ? $0[0] : nil }
    self.byType = byType
    self.known = known
    self.ids = ids
  }

  /// The types that have resources, sorted.
  var types: [String] { byType.keys.sorted() }

  /// The resources of a type, in the order of the documents.
  func all(_ type: String) -> [Int] { byType[type] ?? [] }

  /// The resources of a family, those that are managed first.
  func all(_ family: Family) -> [Int] { family.types.flatMap(all) }

  /// The resource of a family with an identifier, an ARN or a name of AWS.
  func find(_ text: String, _ family: Family) -> Int? { known[family]?[text] }

  /// The attributes of a resource.
  func attributes(_ index: Int) -> Attributes {
    let resource = resources[index]
    let written = resolvers[resource.document]?.written(for: resource)?["expressions"]
    return Attributes(
      resource: index, values: resource.values,
      unknown: resource.unknown.map { .marks($0) } ?? .unmarked,
      sensitive: resource.sensitive, written: written.map { .attributes($0) } ?? .nothing,
      isPlanned: resource.isPlanned, location: resource.location)
  }

  /// Whether a reference was found to what a VPC has under an attribute.
  func isUsed(_ attribute: String, of vpc: Int) -> Bool {
    let item = Resolver.Item(resource: vpc, attribute: attribute)
    return resolvers[resources[vpc].document]?.computed.contains(item) ?? false
  }

  /// The attributes of resources that others name them by.
  private static func identifyingAttributes(of family: Family) -> [String] {
    switch family {
    case .autoScalingGroup, .classicLoadBalancer, .launchTemplate, .launchConfiguration,
      .subnetGroup:
      ["id", "arn", "name"]
    case .databaseInstance: ["id", "arn", "identifier"]
    case .databaseCluster: ["id", "arn", "cluster_identifier"]
    case .lambdaFunction: ["id", "arn", "function_name"]
    case .instance: ["id", "arn", "spot_instance_id"]
    case .elasticIP: ["id", "allocation_id", "public_ip"]
    default: ["id", "arn"]
    }
  }

  private static func id(of resource: Resource, _ owners: inout [String: Int]) -> String {
    guard let id = resource.values?["id"]?.text, !id.isEmpty else {
      // Two plans may have the same addresses for different things.
      if owners[resource.address, default: resource.document] == resource.document {
        owners[resource.address] = resource.document
        return resource.address
      }
      return "\(resource.address)@\(resource.location.file)"
    }
    switch Family.byType[resource.type] {
    case .databaseInstance: return resource.values?["identifier"]?.text ?? id
    case .databaseCluster: return resource.values?["cluster_identifier"]?.text ?? id
    case .some(let family): return family.shortened(id)
    case nil: return id
    }
  }
}

extension Family {
  /// An identifier as topologies have it: of an ARN the part that names the resource.
  func shortened(_ text: String) -> String {
    guard text.hasPrefix("arn:") else { return text }
    let marker: String
    switch self {
    case .loadBalancer, .classicLoadBalancer: marker = ":loadbalancer/"
    case .targetGroup: marker = ":targetgroup/"
    case .service: marker = ":service/"
    case .lambdaFunction: marker = ":function:"
    default: return text
    }
    return text.firstRange(of: marker).map { String(text[$0.upperBound...]) } ?? text
  }
}

// MARK: - Links

extension Inventory {
  /// What an attribute that names one thing leads to.
  func link(_ attributes: Attributes, _ key: String, _ family: Family) -> Link {
    switch attributes.text(key) {
    case .absent: .absent
    case .known(let text): link(text, family)
    case .unknown(let reason): resolve(attributes, key, family, reason)
    }
  }

  /// What the first of some attributes leads to that is there.
  func link(_ attributes: Attributes, anyOf keys: [String], _ family: Family) -> Link {
    for key in keys {
      let link = link(attributes, key, family)
      if case .absent = link { continue }
      return link
    }
    return .absent
  }

  /// What an identifier leads to.
  func link(_ text: String, _ family: Family) -> Link {
    if let index = find(text, family) { return .resource(index) }
    // Groups of other accounts have the account in front; AWS's own are written so, too.
    if family == .securityGroup, let slash = text.firstIndex(of: "/"),
      let index = find(String(text[text.index(after: slash)...]), family)
    {
      return .resource(index)
    }
    return .id(family.shortened(text))
  }

  /// The groups that an attribute gives by identifiers or, as in the default VPC, by names.
  func groups(_ attributes: Attributes, namedBy key: String) -> [Link] {
    links(attributes, key, .securityGroup).map { link in
      guard case .id(let text) = link, !text.hasPrefix("sg-") else { return link }
      return groupsByName[text].map { .resource($0) } ?? .unknown("the group named '\(text)'")
    }
  }

  /// What an attribute leads to that names several things.
  func links(_ attributes: Attributes, _ key: String, _ family: Family) -> [Link] {
    let list = attributes.list(key)
    let known = list.known.map { link($0, family) }
    guard list.isOpen else { return known }
    guard let findings = findings(attributes, key, family, isList: true) else {
      return known + [.unknown(Attributes.afterApply)]
    }
    var links = known + findings.items.map(link)
    links += Self.identifiers(findings.constants, family).map { link($0, family) }
    let more = findings.behindLocals.filter { !findings.items.contains($0) }
    let isOpen =
      findings.isOpen || (!findings.locals.isEmpty && (findings.items.isEmpty || !more.isEmpty))
    if findings.items.isEmpty, !findings.isOpen, Set(more).count == 1, let one = more.first {
      links.append(link(one))
    } else if isOpen {
      links.append(.unknown(Self.reason(findings)))
    } else if links.isEmpty {
      links.append(.unknown(Attributes.afterApply))
    }
    return links
  }

  private func resolve(
    _ attributes: Attributes, _ key: String, _ family: Family, _ reason: String
  ) -> Link {
    guard let findings = findings(attributes, key, family, isList: false) else {
      return .unknown(reason)
    }
    let items = findings.items
    let candidates = items.isEmpty ? findings.behindLocals : items
    if !findings.isOpen, Set(candidates).count == 1, let one = candidates.first {
      return link(one)
    }
    if candidates.isEmpty {
      let constants = Set(Self.identifiers(findings.constants, family))
      if constants.count == 1, !findings.isOpen, let one = constants.first {
        return link(one, family)
      }
      return .unknown(Self.reason(findings))
    }
    let names = candidates.prefix(3).map { ids[$0.resource] }.joined(separator: ", ")
    return .unknown(
      "one of \(names)\(candidates.count > 3 ? ", …" : "")",
      candidates: candidates.prefix(Self.maximum).filter { $0.attribute == nil }.map(\.resource))
  }

  /// How many resources are worth marking for something that belongs to one of them.
  private static let maximum = 50

  private func findings(
    _ attributes: Attributes, _ key: String, _ family: Family, isList: Bool
  ) -> Resolver.Findings? {
    let owner = resources[attributes.resource]
    guard let resolver = resolvers[owner.document] else { return nil }
    switch attributes.expression(key) {
    case .absent: return nil
    case .written(let expression):
      return resolver.findings(expression, of: owner, family, isList: isList)
    case .hidden: return resolver.findings(nil, of: owner, family, isList: isList)
    }
  }

  private func link(_ item: Resolver.Item) -> Link {
    item.attribute.map { .computed(by: item.resource, attribute: $0) } ?? .resource(item.resource)
  }

  private static func identifiers(_ constants: [String], _ family: Family) -> [String] {
    guard let prefix = family.prefix else { return [] }
    return constants.filter { $0.hasPrefix(prefix) }
  }

  private static func reason(_ findings: Resolver.Findings) -> String {
    findings.locals.first.map { "\($0), which plans do not hold" } ?? Attributes.afterApply
  }
}
