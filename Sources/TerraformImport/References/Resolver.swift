internal import StructuredText

/// Finds what the expressions of a plan lead to, through modules and other resources' attributes.
///
/// A plan knows no identifiers of what it creates. What it has is the list of references that an expression
/// has, without what the expression makes of them. So an expression means a resource where it can only mean that
/// one; `count.index` and `each.key` beside a reference are taken for its index. The values of locals are not in the
/// plan: a local can be whatever its module can see.
final class Resolver {
  /// A resource, or what it has under an attribute.
  struct Item: Hashable {
    let resource: Int
    /// Where it is not the resource that is meant: what identifies what is.
    let attribute: String?
  }

  /// What an expression may lead to.
  struct Findings {
    /// Each once.
    fileprivate(set) var items: [Item] = []
    private var known: Set<Item> = []
    /// Texts that the expression may be, or hold.
    fileprivate(set) var constants: [String] = []
    /// The locals that it has.
    fileprivate(set) var locals: [String] = []
    /// What those can be.
    fileprivate(set) var behindLocals: [Item] = []
    /// Whether it has something that is not in the plan.
    fileprivate(set) var isOpen = false

    fileprivate mutating func add(_ item: Item) {
      if known.insert(item).inserted { items.append(item) }
    }

    fileprivate mutating func add(_ other: Findings) {
      for item in other.items { add(item) }
      constants += other.constants
      locals += other.locals
      behindLocals += other.behindLocals
      isOpen = isOpen || other.isOpen
    }

    /// Adds what something may be, by itself or by locals.
    fileprivate mutating func add(mayBe other: Findings) {
      for item in other.items + other.behindLocals { add(item) }
    }
  }

  /// Where an expression stands.
  struct Scope {
    let module: ModuleAddress
    /// The index of what the expression belongs to.
    let key: String?
    /// Behind `for_each` or `count`, what the index comes from.
    let iteration: YAMLNode?
    /// How many more references may be followed from here.
    let depth: Int
  }

  private let resources: [Resource]
  private let configuration: Configuration
  /// The resources of a block in a module.
  private var blocks: [Place: [Int]] = [:]
  private var byKey: [Place: [String: Int]] = [:]
  private var byFamily: [ModuleAddress: [Family: [Int]]] = [:]
  private var children: [ModuleAddress: [String: [ModuleAddress]]] = [:]
  private var visible: [ModuleAddress: [Family: [Item]]] = [:]
  /// What was found that no resource declares.
  private(set) var computed: Set<Item> = []
  /// How many references the resolution that is going on may still follow.
  private var budget = 0

  private static let largestList = 2_000
  private static let largestChoice = 200

  private struct Place: Hashable {
    let module: ModuleAddress
    let block: String
  }

  /// Prepares the resources of one document.
  init(_ resources: [Resource], document: Int, _ configuration: Configuration) {
    self.resources = resources
    self.configuration = configuration
    var modules: [String: ModuleAddress] = [:]
    var known: Set<ModuleAddress> = []
    for (index, resource) in resources.enumerated() where resource.document == document {
      let module = modules[resource.module] ?? ModuleAddress(resource.module)
      modules[resource.module] = module
      let place = Place(module: module, block: resource.block)
      blocks[place, default: []].append(index)
      if let key = resource.key { byKey[place, default: [:]][key] = index }
      if let family = Family.byType[resource.type] {
        byFamily[module, default: [:]][family, default: []].append(index)
      }
      var address = module
      while let step = address.steps.last, let parent = address.parent,
        known.insert(address).inserted
      {
        children[parent, default: [:]][step.name, default: []].append(address)
        address = parent
      }
    }
  }

  /// What a resource's author wrote for it.
  func written(for resource: Resource) -> YAMLNode? {
    configuration[ModuleAddress(resource.module)]?.resources[resource.block]
  }

  /// What an expression of a resource may lead to; without an expression, whatever its module can see.
  ///
  /// - Parameter isList: whether it means several things; otherwise many are as good as none.
  func findings(
    _ expression: YAMLNode?, of owner: Resource, _ family: Family, isList: Bool
  ) -> Findings {
    budget = isList ? Self.largestList : Self.largestChoice
    let scope = scope(of: owner, depth: 24)
    guard let expression else {
      return local("a dynamic block", in: scope.module, family)
    }
    return find(expression, scope, family)
  }

  private func scope(of resource: Resource, depth: Int) -> Scope {
    let written = written(for: resource)
    return Scope(
      module: ModuleAddress(resource.module), key: resource.key,
      iteration: written?["for_each_expression"] ?? written?["count_expression"], depth: depth)
  }

  private func find(_ expression: YAMLNode, _ scope: Scope, _ family: Family) -> Findings {
    var findings = Findings()
    guard scope.depth > 0 else {
      findings.isOpen = true
      return findings
    }
    if let constant = expression["constant_value"] {
      findings.constants = constants(constant)
    } else if let references = expression["references"] {
      let heads = ReferenceText.heads(of: references.items.compactMap(\.text))
      let isIndexed = heads.contains { $0.hasPrefix("count.") || $0.hasPrefix("each.") }
      for head in heads {
        budget -= 1
        guard budget > 0 else {
          findings.isOpen = true
          break
        }
        findings.add(
          follow(
            ReferenceText(head).parts, scope, family, isIndexed: isIndexed,
            isAlone: heads.count == 1))
      }
    } else {
      // A block, or several.
      for item in expression.items + expression.pairs.map(\.value) {
        findings.add(find(item, scope, family))
      }
    }
    return findings
  }

  private func constants(_ node: YAMLNode) -> [String] {
    if let text = node.text { return [text] }
    return node.items.compactMap(\.text)
  }

  private func follow(
    _ parts: [ReferenceText.Part], _ scope: Scope, _ family: Family, isIndexed: Bool, isAlone: Bool
  ) -> Findings {
    var findings = Findings()
    guard case .name(let first)? = parts.first else { return findings }
    let names = parts.compactMap { part in
      if case .name(let name) = part { name } else { nil as String? }
    }
    switch first {
    case "count", "path", "terraform", "self": break
    case "each":
      guard names.count > 1, names[1] == "value", let iteration = scope.iteration else { break }
      findings = pick(scope.key, find(iteration, scope.deeper, family))
    case "local":
      findings = local(names.prefix(2).joined(separator: "."), in: scope.module, family)
    case "var":
      guard names.count > 1 else { break }
      let argument = argument(names[1], scope, family)
      findings = pick(isAlone ? parts.lastKey(after: 2) : nil, argument)
    case "module":
      findings = output(parts, names, scope, family, isIndexed: isIndexed, isAlone: isAlone)
    default:
      findings = attribute(parts, names, scope, family, isIndexed: isIndexed)
    }
    return findings
  }

  private func local(_ name: String, in module: ModuleAddress, _ family: Family) -> Findings {
    var findings = Findings()
    findings.locals = [name]
    findings.behindLocals = visible(from: module, family)
    return findings
  }

  /// The one of several with a key, where there is exactly one.
  private func pick(_ key: String?, _ findings: Findings) -> Findings {
    guard let key, findings.items.count > 1, findings.locals.isEmpty else { return findings }
    let blocks = Set(findings.items.map { resources[$0.resource].block })
    let number = key.unquoted
    let picked = findings.items.filter { resources[$0.resource].key?.unquoted == number }
    guard blocks.count == 1, picked.count == 1 else { return findings }
    var result = Findings()
    for item in picked { result.add(item) }
    return result
  }
}

// MARK: - Modules

extension Resolver {
  /// What a module gets for a variable.
  private func argument(_ name: String, _ scope: Scope, _ family: Family) -> Findings {
    guard let step = scope.module.steps.last, let parent = scope.module.parent else {
      return Findings()
    }
    let call = configuration[parent]?.calls[step.name]
    if let expression = call?["expressions"]?[name] {
      let outer = Scope(
        module: parent, key: step.key,
        iteration: call?["for_each_expression"] ?? call?["count_expression"],
        depth: scope.depth - 1)
      return find(expression, outer, family)
    }
    var findings = Findings()
    if let value = configuration[scope.module]?.variables[name]?["default"] {
      findings.constants = constants(value)
    }
    return findings
  }

  /// What a module gives back.
  private func output(
    _ parts: [ReferenceText.Part], _ names: [String], _ scope: Scope, _ family: Family,
    isIndexed: Bool, isAlone: Bool
  ) -> Findings {
    var findings = Findings()
    guard names.count > 1 else { return findings }
    let all = children[scope.module]?[names[1]] ?? []
    let modules: [ModuleAddress]
    if parts.count > 2, case .key(let key) = parts[2] {
      modules = all.filter { $0.steps.last?.key == key }
    } else if isIndexed, all.count > 1, let key = scope.key,
      let one = all.first(where: { $0.steps.last?.key == key })
    {
      modules = [one]
    } else {
      modules = all
    }
    for module in modules {
      guard let written = configuration[module] else { continue }
      let scope = Scope(module: module, key: nil, iteration: nil, depth: scope.depth - 1)
      let outputs = names.count > 2 ? [names[2]] : written.outputNames
      for expression in outputs.compactMap({ written.outputs[$0] }) {
        findings.add(find(expression, scope, family))
      }
    }
    return pick(
      isAlone ? parts.lastKey(after: 3) : isIndexed ? scope.key : nil, findings)
  }

  /// What of a family an expression in a module may mean by a local.
  func visible(from module: ModuleAddress, _ family: Family) -> [Item] {
    if let known = visible[module]?[family] { return known }
    var findings = Findings()
    let own = (byFamily[module]?[family] ?? []).lazy.filter { self.isNew(self.resources[$0]) }
    for index in own.prefix(Self.largestChoice) {
      findings.add(Item(resource: index, attribute: nil))
    }
    // For expressions that lead back here.
    visible[module, default: [:]][family] = findings.items
    let outerBudget = budget
    budget = Self.largestList
    defer { budget = outerBudget }
    for (name, _) in (configuration[module]?.calls ?? [:]).sorted(by: { $0.key < $1.key }) {
      for child in children[module]?[name] ?? [] {
        guard let written = configuration[child] else { continue }
        let scope = Scope(module: child, key: nil, iteration: nil, depth: 12)
        for expression in written.outputNames.compactMap({ written.outputs[$0] }) {
          findings.add(mayBe: find(expression, scope, family))
        }
      }
    }
    if findings.items.isEmpty, let step = module.steps.last, let parent = module.parent,
      let call = configuration[parent]?.calls[step.name]
    {
      let scope = Scope(
        module: parent, key: step.key,
        iteration: call["for_each_expression"] ?? call["count_expression"], depth: 12)
      for pair in call["expressions"]?.pairs ?? [] {
        findings.add(mayBe: find(pair.value, scope, family))
      }
    }
    visible[module, default: [:]][family] = findings.items
    return findings.items
  }

  /// Only of what is created the identifier is not known.
  private func isNew(_ resource: Resource) -> Bool {
    !resource.isData && resource.values?["id"]?.text == nil
  }
}

// MARK: - Resources

extension Resolver {
  private func attribute(
    _ parts: [ReferenceText.Part], _ names: [String], _ scope: Scope, _ family: Family,
    isIndexed: Bool
  ) -> Findings {
    var findings = Findings()
    let isData = names.first == "data"
    let length = isData ? 3 : 2
    guard names.count >= length else { return findings }
    let block = names.prefix(length).joined(separator: ".")
    let place = Place(module: scope.module, block: block)
    let all = blocks[place] ?? []
    let found: [Int]
    var rest = parts.dropFirst(length)
    if case .key(let key)? = rest.first {
      rest = rest.dropFirst()
      found = instance(key, at: place).map { [$0] } ?? []
    } else if isIndexed, all.count > 1, let key = scope.key, let one = instance(key, at: place) {
      found = [one]
    } else {
      found = all
    }
    if found.isEmpty {
      // What is looked up when the plan is applied is not in it.
      findings.isOpen = isData && Family.byType["data.\(names[1])"] == family
      return findings
    }
    var name: String?
    if case .name(let text)? = rest.first { name = text }
    for index in found {
      budget -= 1
      findings.add(attribute(name, of: index, family, depth: scope.depth))
      guard budget > 0 else {
        findings.isOpen = true
        break
      }
    }
    return findings
  }

  /// The one of a block's instances with an index; keys of maps that are numbers are indexes of lists, too.
  private func instance(_ key: String, at place: Place) -> Int? {
    byKey[place]?[key] ?? byKey[place]?[key.unquoted]
  }

  private func attribute(
    _ name: String?, of index: Int, _ family: Family, depth: Int
  ) -> Findings {
    var findings = Findings()
    let resource = resources[index]
    let owner = Family.byType[resource.type]
    if owner == family, name.map(Family.identities.contains) ?? true {
      if resource.isData, resource.values?["id"]?.text == nil {
        findings.isOpen = true
      } else {
        findings.add(Item(resource: index, attribute: nil))
      }
      return findings
    }
    guard let name else { return findings }
    if let owner, family.isComputed(name, by: owner), resource.values?[name]?.text == nil {
      let item = Item(resource: index, attribute: name)
      computed.insert(item)
      findings.add(item)
    } else if let value = resource.values?[name], !value.isNull {
      findings.constants = constants(value)
    } else if let expression = written(for: resource)?["expressions"]?[name] {
      findings = find(expression, scope(of: resource, depth: depth - 1), family)
    }
    return findings
  }
}

extension Resolver.Scope {
  fileprivate var deeper: Self {
    Self(module: module, key: key, iteration: iteration, depth: depth - 1)
  }
}

extension String {
  /// An index without its quotes.
  fileprivate var unquoted: String {
    hasPrefix("\"") && hasSuffix("\"") && utf8.count > 1 ? String(dropFirst().dropLast()) : self
  }
}

extension [ReferenceText.Part] {
  /// The index that it ends with, behind so many parts.
  fileprivate func lastKey(after count: Int) -> String? {
    guard self.count > count, case .key(let key)? = last else { return nil }
    return key
  }
}
