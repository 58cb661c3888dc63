internal import Diagnostics
internal import Provenance
internal import StructuredText

/// What a draft refers to and does not have becomes unknown: never absent, never allowed.
extension TopologyDraft {
  /// The draft as the document of a topology file, in which every reference leads somewhere, with what
  /// settling them adds to its report.
  package func completed() -> CompletedDraft {
    var draft = self
    draft.complete()
    return CompletedDraft(document: draft.document, report: draft.report)
  }

  private mutating func complete() {
    leaveOutWhatMeansNothing()
    placeInVPCs()
    // Placeholders refer to VPCs, which may be missing as well; hence the order of the kinds.
    for kind in Self.order {
      for index in (resources[kind] ?? []).indices { settle(kind, index) }
    }
  }

  /// The kinds that hold references, the VPCs, to which all others lead, last.
  private static let order: [ResourceKind] =
    ResourceKind.allCases.filter {
      ![.vpc, .subnet, .securityGroup, .networkACL, .routeTable].contains($0)
    }
    + [.vpc, .subnet, .routeTable, .networkACL, .securityGroup]

  private mutating func leaveOutWhatMeansNothing() {
    for kind in Self.order {
      var left: Set<String> = []
      for resource in resources[kind] ?? [] where !resource.essentials.isEmpty {
        let missing = resource.object.fields.first { field in
          guard resource.essentials.contains(field.key) else { return false }
          return switch field.value {
          case .reference(let kind, let id): !contains(kind, id)
          case .unknown: true
          default: false
          }
        }
        guard let missing else { continue }
        let what = missing.value.plainText.map { "'\($0)'" } ?? "it"
        report.skip(
          resource.type, resource.id,
          because: "its \(missing.key.rawValue) \(what) is not in the input",
          at: resource.object.location)
        left.insert(resource.id)
      }
      if !left.isEmpty { remove(kind) { left.contains($0.id) } }
    }
  }

  /// Says of everything that is in a VPC in which one it is, as far as what is with it says so.
  private mutating func placeInVPCs() {
    var membership = VPCMembership(resources, knownVPCs: knownVPCs)
    for kind in ResourceKind.allCases where kind.isInVPC || kind == .vpcEndpoint {
      for index in (resources[kind] ?? []).indices {
        guard let resource = resources[kind]?[index], resource.object[.vpc]?.plainText == nil,
          let vpc = membership.vpc(of: kind, resource.id)
        else { continue }
        resources[kind]?[index].object[.vpc] = .reference(.vpc, vpc)
      }
    }
    self.membership = membership
  }

  private mutating func settle(_ kind: ResourceKind, _ index: Int) {
    guard let resource = resources[kind]?[index] else { return }
    let object = settled(resource.object, of: resource)
    resources[kind]?[index].object = object
  }

  private mutating func settled(_ object: DraftObject, of owner: Resource) -> DraftObject {
    var result = object
    for (key, value) in object.fields {
      result[key] = settled(value, key, of: owner, at: object.location)
    }
    return result
  }

  private mutating func settled(
    _ value: DraftValue, _ key: Key, of owner: Resource, at location: SourceLocation
  ) -> DraftValue {
    switch value {
    case .text, .number, .boolean: return value
    case .unknown(let reason):
      // A resource nobody knows stands for the one that is meant.
      guard let kind = key.placeholderKind else { return value }
      let id = "unknown-\(kind.rawValue)-of-\(owner.id)"
      report.noteIncomplete(
        owner.type, owner.id, because: "\(key.rawValue): \(reason)", at: location)
      if kind == .securityGroup { note(unidentifiedGroup: id) }
      return placeholder(kind, id, of: owner, at: location)
    case .reference(let kind, let id):
      guard contains(kind, id) else { return missing(kind, id, key, of: owner, at: location) }
      return elsewhere(kind, id, key, of: owner, at: location) ?? value
    case .oneOf(let kinds, let id):
      if kinds.contains(where: { contains($0, id) }) { return .text(id) }
      report.noteIncomplete(
        owner.type, owner.id, because: "\(key.rawValue) '\(id)' is not in the input", at: location)
      return .unknown(id)
    case .list(let items):
      return .list(items.map { settled($0, key, of: owner, at: location) })
    case .object(let object): return .object(settled(object, of: owner))
    case .dictionary(let pairs):
      return .dictionary(
        pairs.map { ($0.key, settled($0.value, key, of: owner, at: location)) })
    }
  }

  /// What stands for a resource that is not there.
  private mutating func missing(
    _ kind: ResourceKind, _ id: String, _ key: Key, of owner: Resource, at location: SourceLocation
  ) -> DraftValue {
    report.noteIncomplete(
      owner.type, owner.id, because: "\(kind.noun) '\(id)' is not in the input", at: location)
    let isPeer = [Key.source, .destination].contains(key)
    if isPeer, kind == .securityGroup { return .unknown("group \(id)") }
    guard kind.hasPlaceholder else { return .unknown(id) }
    return placeholder(kind, id, of: owner, at: location)
  }

  /// What stands for a resource that is not there where another VPC has one of its name; nil where it is
  /// the same.
  private mutating func elsewhere(
    _ kind: ResourceKind, _ id: String, _ key: Key, of owner: Resource, at location: SourceLocation
  ) -> DraftValue? {
    // What has a subnet has addresses by subnet as well, which would lead to another one.
    guard kind.isInVPC, kind != .subnet, placeholders.contains(id),
      let vpc = membership?.vpc(of: owner.kind, owner.id),
      let other = self[kind, id]?[.vpc]?.plainText, other != vpc
    else { return nil }
    if [Key.source, .destination].contains(key) { return .unknown("group \(id)") }
    return placeholder(kind, "\(id)-of-\(vpc)", of: owner, at: location)
  }

  /// A resource of which nothing is known.
  private mutating func placeholder(
    _ kind: ResourceKind, _ id: String, of owner: Resource, at location: SourceLocation
  ) -> DraftValue {
    let vpc = kind.isInVPC ? self.vpc(of: kind, id, for: owner) : nil
    placeholders.insert(id)
    let isUnidentified = unidentifiedGroups.contains(id)
    add(kind, id, type: "", at: location) { object in
      if let vpc { object[.vpc] = .reference(.vpc, vpc) }
      for key in kind.unknownKeys { object[key] = .unknown("not in the input") }
      if kind == .securityGroup, isUnidentified { object[.state] = .text("unidentified") }
      if kind == .subnet {
        object[.routeTable] = .reference(.routeTable, "routes-of-\(id)")
        object[.networkACL] = .reference(.networkACL, "acl-of-\(id)")
      }
    }
    return .reference(kind, id)
  }

  /// The VPC of something that is not there: as others know it, or the one of what refers to it.
  private mutating func vpc(
    of kind: ResourceKind, _ id: String, for owner: Resource
  ) -> String {
    if owner.kind == .vpc { return owner.id }
    if let known = knownVPCs[id] ?? owner.object[.vpc]?.plainText { return known }
    return membership?.vpc(of: kind, id) ?? membership?.vpc(of: owner.kind, owner.id)
      ?? "vpc-of-\(id)"
  }
}

extension Key {
  /// What an unknown value of the key stands for: a resource with everything unknown.
  fileprivate var placeholderKind: ResourceKind? {
    switch self {
    case .subnet, .subnets: .subnet
    case .vpc: .vpc
    case .securityGroups: .securityGroup
    case .networkACL: .networkACL
    case .routeTable, .mainRouteTable: .routeTable
    case .targetGroup: .targetGroup
    default: nil
    }
  }
}

extension ResourceKind {
  /// Whether a resource of this kind that is not there can be one of which nothing is known.
  fileprivate var hasPlaceholder: Bool { !unknownKeys.isEmpty }

  fileprivate var isInVPC: Bool {
    [.subnet, .routeTable, .securityGroup, .networkACL].contains(self)
  }

  /// What is unknown of a resource that is not there.
  fileprivate var unknownKeys: [Key] {
    switch self {
    case .vpc, .subnet: [.cidr]
    case .routeTable: [.routes]
    case .securityGroup, .networkACL: [.inbound, .outbound]
    case .prefixList: [.cidrs]
    case .targetGroup: [.targets]
    default: []
    }
  }
}
