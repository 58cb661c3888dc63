import NetworkModel

/// Which resources of two networks are the same ones: those of one identifier, or else of a name that only
/// one has on each side.
struct Counterparts {
  /// One of the two networks.
  enum Side {
    case before
    case after
  }

  private struct Key: Hashable {
    let kind: ObjectIdentifier
    let id: String

    init<Resource>(_ id: ResourceID<Resource>) {
      self.kind = ObjectIdentifier(Resource.self)
      self.id = id.rawValue
    }
  }

  let before: Topology
  let after: Topology
  private var later: [Key: String] = [:]
  private var earlier: [Key: String] = [:]
  /// By the identifier of a resource of any kind.
  private var laterTexts: [String: String] = [:]
  private var inBoth: Set<String> = []
  private var namesBefore: [Key: String] = [:]
  private var namesAfter: [Key: String] = [:]

  init(_ before: Topology, _ after: Topology) {
    self.before = before
    self.after = after
    note(\.namedCIDRs)
    note(\.prefixLists)
    note(\.vpcs)
    note(\.subnets)
    note(\.routeTables)
    note(\.securityGroups)
    note(\.networkACLs)
    note(\.instances)
    note(\.autoScalingGroups)
    note(\.loadBalancers)
    note(\.targetGroups)
    note(\.natGateways)
    note(\.peerings)
    note(\.transitGateways)
    note(\.vpcEndpoints)
    note(\.lambdaFunctions)
    note(\.databases)
    note(\.externals)
  }

  private mutating func note<Resource>(_ table: KeyPath<Topology, ResourceTable<Resource>>) {
    for (old, new) in Self.pairs(before[keyPath: table], after[keyPath: table]) {
      if let old { namesBefore[Key(old.id)] = (new ?? old).displayName }
      if let new { namesAfter[Key(new.id)] = new.displayName }
      if let old, let new {
        later[Key(old.id)] = new.id.rawValue
        earlier[Key(new.id)] = old.id.rawValue
        laterTexts[old.id.rawValue] = new.id.rawValue
        inBoth.insert(new.id.rawValue)
      }
    }
  }

  /// The resources of two tables, those that are the same side by side, by name.
  static func pairs<Resource: NetworkResource>(
    _ before: ResourceTable<Resource>, _ after: ResourceTable<Resource>
  ) -> [(before: Resource?, after: Resource?)] {
    func byName(_ resources: [Resource]) -> [String: Resource] {
      Dictionary(grouping: resources, by: \.displayName).compactMapValues {
        $0.count == 1 ? $0[0] : nil
      }
    }
    let gone = byName(before.filter { after[$0.id] == nil })
    let new = byName(after.filter { before[$0.id] == nil })
    let renamed = before.filter {
      after[$0.id] == nil
        && (gone[$0.displayName] == nil || new[$0.displayName] == nil)
    }
    let all =
      after.map { resource -> (before: Resource?, after: Resource?) in
        let name = resource.displayName
        return (before[resource.id] ?? (new[name] == nil ? nil : gone[name]), resource)
      } + renamed.map { ($0, nil) }
    return all.sorted { name($0.before, $0.after) < name($1.before, $1.after) }
  }

  private static func name<Resource: NetworkResource>(
    _ before: Resource?, _ after: Resource?
  ) -> (String, String) {
    let resource = after ?? before
    return (resource?.displayName ?? "", resource?.id.rawValue ?? "")
  }

  /// What a resource is called: in the later network, where it is in both.
  func name<Resource>(_ id: ResourceID<Resource>, _ side: Side) -> String {
    (side == .before ? namesBefore : namesAfter)[Key(id)] ?? id.rawValue
  }

  /// The identifier that a resource of one network has in the other; nil where it is not there.
  func identifier<Resource>(
    _ id: ResourceID<Resource>, on side: Side
  ) -> ResourceID<Resource>? {
    (side == .before ? earlier : later)[Key(id)].map { ResourceID($0) }
  }

  /// The identifier in the later network of a resource, or of an interface of one, that the earlier one
  /// has.
  func laterText(of id: String) -> String {
    if let later = laterTexts[id] { return later }
    guard let slash = id.lastIndex(of: "/"), let owner = laterTexts[String(id[..<slash])] else {
      return id
    }
    return owner + id[slash...]
  }

  /// Whether a resource, or the owner of an interface, is in both networks.
  func isInBoth(_ id: String) -> Bool {
    inBoth.contains(id)
      || id.lastIndex(of: "/").map { inBoth.contains(String(id[..<$0])) } ?? false
  }
}
