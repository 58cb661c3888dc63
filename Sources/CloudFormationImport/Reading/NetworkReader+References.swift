internal import Provenance
internal import TopologyFile

extension NetworkReader {
  /// The VPC of what names none: EC2 then takes the account's default one.
  static let defaultVPC = "default-vpc"
  /// The subnet of what names none.
  static let defaultSubnet = "default-subnet"

  /// The identifier that a value stands for; absent where nothing is written.
  mutating func identifier(_ value: Value?) -> Fact<String> {
    switch value?.content {
    case nil, .nothing: return .absent
    case .text(let text): return text.isEmpty ? .unknown("an empty text") : .known(text)
    case .reference(let reference):
      guard reference.attribute != nil else { return .known(reference.id) }
      usedDefaults.insert(reference)
      return .known(reference.defaultID)
    case .unknown(let unknown):
      return unknown.symbol.map { .known(placeholder($0)) } ?? .unknown(unknown.reason)
    case .list(let items) where items.count == 1: return identifier(items[0])
    case .list, .object, .zones: return .unknown(value?.gap ?? "")
    }
  }

  /// The identifier of what is named like something that is not known: the same wherever it is written like
  /// this.
  private func placeholder(_ symbol: String) -> String {
    let inner = symbol.dropFirst(2).dropLast()
    guard symbol.hasPrefix("${"), symbol.hasSuffix("}"), !inner.contains("{") else { return symbol }
    let name = String(inner)
    return network.resources[name] == nil ? name : "parameter \(name)"
  }

  /// A resource that a value names; nil where nothing is written.
  mutating func reference(_ value: Value?, _ kind: ResourceKind) -> DraftValue? {
    switch identifier(value) {
    case .absent: nil
    case .known(let id): .reference(kind, id)
    case .unknown(let reason): .unknown(reason)
    }
  }

  /// The resources that a list names; nil where it is empty or not written.
  mutating func references(_ value: Value?, _ kind: ResourceKind) -> DraftValue? {
    guard let value else { return nil }
    var seen: Set<String> = []
    var references: [DraftValue] = []
    for item in value.items {
      guard let reference = reference(item, kind) else { continue }
      // One that is not known stands for all of them.
      guard seen.insert(reference.plainText ?? "").inserted else { continue }
      references.append(reference)
    }
    return references.isEmpty ? nil : .list(references)
  }

  /// A VPC that a resource names, or the account's default one.
  mutating func vpc(_ value: Value?) -> DraftValue {
    reference(value, .vpc) ?? .reference(.vpc, Self.defaultVPC)
  }

  /// The subnets that a resource names, or one of the account's default VPC.
  mutating func subnets(_ value: Value?) -> DraftValue {
    if let subnets = references(value, .subnet) { return subnets }
    draft.note(vpc: Self.defaultVPC, of: Self.defaultSubnet)
    return .list([.reference(.subnet, Self.defaultSubnet)])
  }

  /// The resource of the templates that a value refers to, if it does.
  func resource(_ value: Value?) -> StackResource? {
    guard case .reference(let reference)? = value?.content, reference.attribute == nil else {
      return nil
    }
    return network.resources[reference.id]
  }

  /// The resource of a type that a value refers to, by reference or by the name that it is given.
  func resource(_ value: Value?, named type: String) -> StackResource? {
    if let text = value?.text { return named[type]?[text] }
    return resource(value)
  }

  /// What a resource is called: its Name tag, or a property with a name.
  func name(_ resource: StackResource, _ properties: String...) -> String? {
    if let name = resource.nameTag { return name }
    for property in properties {
      if let name = resource[property]?.text { return name }
    }
    return nil
  }
}

extension Reference {
  /// The identifier of a VPC's default group or ACL.
  var defaultID: String { "\(id).\(attribute ?? "")" }
}
