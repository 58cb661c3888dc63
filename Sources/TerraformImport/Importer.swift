internal import Diagnostics
internal import Provenance
internal import StructuredText
internal import TopologyFile

/// Adds what an inventory holds to a draft, kind by kind.
struct Importer {
  let inventory: Inventory
  /// Of plans: what was there before, by which the rules of other resources are told from a group's own.
  let prior: Inventory
  /// Where the authors wrote resources, by address without indexes.
  let positions: [String: SourceLocation]
  var draft: TopologyDraft
  /// The types that have been dealt with.
  var handled: Set<String> = []
  /// The VPCs' own groups, ACLs and tables.
  var defaults = VPCDefaults()
  /// The VPCs of what manages those.
  var ownVPCs: [Int: String] = [:]
  /// The interfaces, and what they are attached to.
  var interfaces = Interfaces()
  /// The subnets that give public addresses to what starts in them.
  var publicSubnets: Set<String> = []
  /// What is registered with classic load balancers beside what they list.
  var classicTargets: [String: [DraftValue]] = [:]
  private let labels: LabelUses

  init(_ documents: [Document], positions: [String: SourceLocation], draft: TopologyDraft) {
    inventory = Inventory(documents)
    prior = Inventory(
      documents.map { document in
        var prior = Document()
        prior.resources = document.prior
        return prior
      })
    labels = LabelUses(inventory.resources)
    self.positions = positions
    self.draft = draft
  }

  /// Adds everything: first what is referred to, at last the rules, which are sorted by the names of
  /// groups.
  mutating func run() {
    addVPCs()
    addSubnets()
    addSecurityGroups()
    addNetworkACLs()
    addPrefixLists()
    addInterfaces()
    addInstances()
    addGateways()
    addEndpoints()
    addPeerings()
    addTransitGateways()
    addAutoScalingGroups()
    addServices()
    addLambdaFunctions()
    addDatabases()
    addTargetGroups()
    addLoadBalancers()
    addClassicLoadBalancers()
    addRouteTables()
    addGroupRules()
    addEntries()
    noteTheRest()
  }
}

// MARK: - What all kinds need

extension Importer {
  func attributes(_ index: Int) -> Attributes { inventory.attributes(index) }

  func id(_ index: Int) -> String { inventory.ids[index] }

  /// Where a resource, or a block of one, was written.
  func location(_ index: Int, block: Attributes? = nil) -> SourceLocation {
    let resource = inventory.resources[index]
    if let position = positions[resource.address.withoutKeys] { return position }
    return block?.location ?? resource.location
  }

  /// What people call a resource: by its Name tag, as AWS calls it, or as its author does.
  func name(_ index: Int, _ keys: String...) -> String {
    let attributes = attributes(index)
    if let tag = attributes.nameTag { return tag }
    for key in keys {
      if let name = attributes.text(key).value { return name }
    }
    return labels.label(of: inventory.resources[index])
  }

  /// The resources of some types, which are dealt with from now on.
  mutating func take(_ types: String...) -> [Int] {
    handled.formUnion(types)
    return types.flatMap(inventory.all)
  }

  /// The resources of a family, which are dealt with from now on.
  mutating func take(_ family: Family) -> [Int] {
    handled.formUnion(family.types)
    return inventory.all(family)
  }

  mutating func noteRead(_ index: Int) {
    draft.report.noteRead(inventory.resources[index].type)
  }

  mutating func skip(_ index: Int, because reason: String) {
    draft.report.skip(
      inventory.resources[index].type, id(index), because: reason, at: location(index))
  }

  mutating func noteIncomplete(_ index: Int, because reason: String) {
    draft.report.noteIncomplete(
      inventory.resources[index].type, id(index), because: reason, at: location(index))
  }

  /// Adds a resource and counts it.
  mutating func add(
    _ kind: ResourceKind, _ index: Int, name: String, _ fill: (inout DraftObject) -> Void
  ) {
    draft.add(
      kind, id(index), name: name, type: inventory.resources[index].type, at: location(index),
      fill)
    noteRead(index)
  }
}

// MARK: - References

extension Importer {
  /// A link as a draft has it.
  func value(_ link: Link, _ kind: ResourceKind, _ family: Family) -> DraftValue? {
    switch link {
    case .absent: nil
    case .unknown(let reason, _): .unknown(reason)
    case .resource, .computed, .id:
      id(of: link, family).map { .reference(kind, $0) } ?? .unknown(Attributes.afterApply)
    }
  }

  /// The identifier in the draft of what a link leads to.
  func id(of link: Link, _ family: Family) -> String? {
    defaults.id(of: link, family, inventory)
  }

  /// Several links, each once; nothing where there are none.
  func values(_ links: [Link], _ kind: ResourceKind, _ family: Family) -> DraftValue? {
    var seen: Set<String> = []
    let values = links.compactMap { link -> DraftValue? in
      guard let value = value(link, kind, family) else { return nil }
      if let text = value.plainText, !seen.insert(text).inserted { return nil }
      return value
    }
    return values.isEmpty ? nil : .list(values)
  }

  /// One reference under one attribute.
  func reference(
    _ attributes: Attributes, _ key: String, _ kind: ResourceKind, _ family: Family
  ) -> DraftValue? {
    value(inventory.link(attributes, key, family), kind, family)
  }

  /// The references under one attribute.
  func references(
    _ attributes: Attributes, _ key: String, _ kind: ResourceKind, _ family: Family
  ) -> DraftValue? {
    values(inventory.links(attributes, key, family), kind, family)
  }
}

extension Fact<String> {
  /// The text, or that nobody knows it.
  var draftValue: DraftValue? {
    switch self {
    case .absent: nil
    case .known(let text): .text(text)
    case .unknown(let reason): .unknown(reason)
    }
  }
}

extension String {
  /// An address without its indexes: as its author wrote the resource.
  var withoutKeys: String {
    guard contains("[") else { return self }
    return ReferenceText(self).parts.compactMap { part in
      if case .name(let name) = part { name } else { nil as String? }
    }.joined(separator: ".")
  }
}
