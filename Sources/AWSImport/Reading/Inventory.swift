internal import Diagnostics
internal import Provenance
internal import StructuredText
internal import TopologyFile

/// What the documents of one network hold, by kind, before anything is made of it.
struct Inventory {
  /// The elements of the lists, each once, in the order of the documents.
  private(set) var elements: [DescribedList: [YAMLNode]] = [:]
  private var first: [DescribedList: [String: YAMLNode]] = [:]
  /// The entries of prefix lists.
  private(set) var prefixListEntries: [String: [YAMLNode]] = [:]
  /// The targets of target groups, by ARN.
  private(set) var targetHealth: [String: [YAMLNode]] = [:]
  /// The attributes of load balancers and target groups, by ARN, or by name for classic ones.
  private(set) var attributes: [String: YAMLNode] = [:]
  /// The load balancers, by ARN, whose listeners are all there.
  private(set) var withAllListeners: Set<String> = []
  /// The attachments that the route tables of transit gateways learn from.
  private(set) var propagations: [String: [YAMLNode]] = [:]
  /// The routes of the route tables of transit gateways.
  private(set) var transitGatewayRoutes: [String: [YAMLNode]] = [:]
  /// Those of which more exist than are there.
  private(set) var cutTransitGatewayRoutes: Set<String> = []
  /// The attachments that route tables of transit gateways are associated with: the table of each.
  private(set) var transitGatewayAssociations: [String: String] = [:]
  /// What was left out, and what is not about the network.
  var report: ImportReport

  private let complaints: Complaints

  init(report: ImportReport, complaints: Complaints) {
    self.report = report
    self.complaints = complaints
  }

  subscript(list: DescribedList) -> [YAMLNode] { elements[list] ?? [] }
}

// MARK: - Documents

extension Inventory {
  /// How deep wrappers are looked into.
  private static let wrapperDepth = 4

  /// Takes in a document.
  mutating func collect(_ document: YAMLNode, depth: Int = 0) {
    switch document.content {
    case .scalar: break
    case .sequence(let items): for item in items { collect(item: item, depth: depth) }
    case .mapping(let pairs):
      let context = AnswerContext(document)
      for pair in pairs where !pair.value.isNull { collect(pair, context, depth: depth) }
    }
  }

  /// An item of a list without a key: an element of some list, or a document.
  private mutating func collect(item: YAMLNode, depth: Int) {
    if let list = DescribedList(of: item) {
      add(item, to: list)
    } else if depth < Self.wrapperDepth {
      collect(item, depth: depth + 1)
    }
  }

  private mutating func collect(
    _ pair: YAMLNode.Pair, _ context: AnswerContext, depth: Int
  ) {
    if let list = DescribedList(key: pair.key) {
      if let items = pair.value.items, list.fits(pair.value) {
        for item in items { add(item, to: list) }
        return
      }
      if pair.value.items == nil, pair.value.text != nil {
        complaints.error(
          .malformedList, "'\(list.rawValue)' must be a list, found \(pair.value.found)",
          at: pair.value.location, help: "the output of 'aws … describe-…' has a list there")
        return
      }
    }
    if let answer = WrappedAnswer(key: pair.key), collect(answer, pair.value, context) { return }
    if ConfigurationItem.isList(pair) {
      for item in pair.value.items ?? [] { collect(configuration: item) }
      return
    }
    guard let items = pair.value.items else {
      if pair.isWrapper, depth < Self.wrapperDepth { collect(pair.value, depth: depth + 1) }
      return
    }
    if let list = UnmodelledList(key: pair.key) {
      for item in items { skip(item, list) }
    } else {
      report.noteUnrelated(pair.key, count: items.count)
    }
  }

  private mutating func skip(_ item: YAMLNode, _ list: UnmodelledList) {
    let id = UnmodelledList.identifiers.lazy.compactMap { item.text($0) }.first ?? item.text ?? ""
    report.skip(list.rawValue, id, because: list.reason, at: item.location)
  }

  private mutating func collect(configuration item: YAMLNode) {
    guard let configuration = ConfigurationItem(item) else {
      report.noteUnrelated(item.text("ResourceType") ?? "configurationItems")
      return
    }
    add(configuration.resource, to: configuration.list)
  }
}

// MARK: - Elements

extension Inventory {
  private mutating func add(_ element: YAMLNode, to list: DescribedList) {
    guard case .mapping = element.content else {
      // A query such as 'Reservations[].Instances' prints lists in a list.
      if let items = element.items, items.allSatisfy({ $0.items == nil }) {
        for item in items { add(item, to: list) }
        return
      }
      report.skip(
        list.rawValue, "", because: "\(element.found) is not what AWS prints",
        at: element.location)
      return
    }
    switch list {
    case .reservations: for instance in element.items("Instances") { add(instance, to: .instances) }
    case .loadBalancers where element.has("ListenerDescriptions"):
      addOnce(element, to: .classicLoadBalancers)
    case .managedPrefixLists, .prefixLists: addPrefixList(element)
    case .listenerRules: elements[list, default: []].append(element)
    default: addOnce(element, to: list)
    }
  }

  /// Two commands describe prefix lists, of which one prints what is in them.
  private mutating func addPrefixList(_ element: YAMLNode) {
    guard let id = element.text("PrefixListId") else { return }
    if let cidrs = element.list("Cidrs") { note(cidrs, ofPrefixList: id) }
    if let entries = element.list("Entries") { note(entries, ofPrefixList: id) }
    guard first[.prefixLists]?[id] == nil else { return }
    first[.prefixLists, default: [:]][id] = element
    elements[.prefixLists, default: []].append(element)
  }

  fileprivate mutating func note(_ entries: [YAMLNode], ofPrefixList id: String) {
    if prefixListEntries[id] == nil { prefixListEntries[id] = entries }
  }

  /// Adds an element, unless it has been added already.
  private mutating func addOnce(_ element: YAMLNode, to list: DescribedList) {
    guard let identity = list.identity(of: element) else {
      report.skip(
        list.rawValue, "", because: "it has no \(list.signature.first ?? "ID")",
        at: element.location)
      return
    }
    if let other = first[list]?[identity] {
      guard !element.says(other) else { return }
      report.skip(
        list.rawValue, identity,
        because: "it is described twice; what \(other.location) says is used",
        at: element.location)
      return
    }
    first[list, default: [:]][identity] = element
    elements[list, default: []].append(element)
  }
}

// MARK: - Wrapped answers

extension Inventory {
  /// Takes in the answer to a question about one thing; says whether it is one.
  private mutating func collect(
    _ answer: WrappedAnswer, _ value: YAMLNode, _ context: AnswerContext
  ) -> Bool {
    switch answer {
    case .listeners:
      guard let items = value.items else { return false }
      for item in items {
        if let arn = item.text("LoadBalancerArn") { withAllListeners.insert(arn) }
        for listener in item.items("Listeners") { add(listener, to: .listeners) }
      }
    case .targetHealth:
      guard let items = value.items else { return false }
      for item in items {
        note(item.list("TargetHealthDescriptions"), AnswerContext(item).targetGroup, item)
      }
    case .targetHealthDescriptions:
      guard let items = value.items else { return false }
      note(items, context.targetGroup, value)
    case .loadBalancerAttributes, .targetGroupAttributes:
      if let items = value.items {
        for item in items { note(attributes: item, AnswerContext(item)) }
      } else {
        note(attributes: value, context)
      }
    case .attributes:
      guard value.items?.first?.has("Key") ?? false else { return false }
      note(attributes: value, context)
    case .entries:
      guard let items = value.items, items.first?.has("Cidr") ?? true else { return false }
      note(prefixList: items, context, value)
    case .prefixListEntries:
      guard let items = value.items else { return false }
      for item in items {
        note(prefixList: item.items("Entries"), AnswerContext(item), item)
      }
    case .propagations, .staticRoutes:
      guard let items = value.items else { return false }
      for item in items { collectTables(answer, item) }
    case .routeTablePropagations:
      guard let items = value.items else { return false }
      note(table: context.transitGatewayRouteTable, value) { $0.propagations[$1] = items }
    case .routes:
      guard let items = value.items, items.first?.has("TransitGatewayAttachments") ?? false
      else { return false }
      note(table: context.transitGatewayRouteTable, value) { $0.transitGatewayRoutes[$1] = items }
    case .associations:
      guard let items = value.items, items.first?.has("TransitGatewayAttachmentId") ?? false
      else { return false }
      note(table: context.transitGatewayRouteTable, value) { inventory, table in
        for item in items {
          guard let id = item.text("TransitGatewayAttachmentId") else { continue }
          inventory.transitGatewayAssociations[id] = table
        }
      }
    }
    return true
  }

  private mutating func note(
    _ targets: [YAMLNode]?, _ group: String?, _ node: YAMLNode
  ) {
    guard let group else {
      report.skip(
        "TargetHealthDescriptions", "", because: "which target group they are of is not written",
        at: node.location)
      return
    }
    guard let targets, targetHealth[group] == nil else { return }
    targetHealth[group] = targets
  }

  private mutating func note(attributes node: YAMLNode, _ context: AnswerContext) {
    guard let owner = context.targetGroup ?? context.loadBalancer else {
      report.skip(
        "Attributes", "", because: "which load balancer or target group they are of is not written",
        at: node.location)
      return
    }
    if attributes[owner] == nil { attributes[owner] = node }
  }

  private mutating func note(
    prefixList entries: [YAMLNode], _ context: AnswerContext, _ node: YAMLNode
  ) {
    guard let id = context.prefixList else {
      report.skip(
        "Entries", "", because: "which prefix list they are of is not written", at: node.location)
      return
    }
    note(entries, ofPrefixList: id)
  }

  private mutating func collectTables(_ answer: WrappedAnswer, _ item: YAMLNode) {
    note(table: item.text("TransitGatewayRouteTableId"), item) { inventory, table in
      if answer == .propagations {
        inventory.propagations[table] = item.items("TransitGatewayRouteTablePropagations")
      } else {
        inventory.transitGatewayRoutes[table] = item.items("Routes")
        if item.boolean("AdditionalRoutesAvailable") == true {
          inventory.cutTransitGatewayRoutes.insert(table)
        }
      }
    }
  }

  private mutating func note(
    table: String?, _ node: YAMLNode, _ change: (inout Inventory, String) -> Void
  ) {
    guard let table else {
      report.skip(
        "TransitGatewayRouteTables", "", because: "which route table it is of is not written",
        at: node.location)
      return
    }
    change(&self, table)
  }
}

extension DescribedList {
  /// What tells an element from all others: its identifier, and for things that have only a name, where
  /// they are.
  fileprivate func identity(of element: YAMLNode) -> String? {
    switch self {
    case .classicLoadBalancers:
      return element.text("LoadBalancerName").map { _ in element.classicIdentity }
    case .launchTemplateVersions:
      guard let id = element.text("LaunchTemplateId") else { return nil }
      return "\(id) \(element.text("VersionNumber") ?? "")"
    case .loadBalancers, .targetGroups, .autoScalingGroups, .launchConfigurations, .dbInstances,
      .dbClusters, .functions:
      return signature.lazy.compactMap { element.text($0) }.first
    default: return signature.first.flatMap { element.text($0) }
    }
  }
}
