internal import Diagnostics
internal import Provenance
internal import StructuredText

/// The resources that the files of a network declare, before anything is known about them but
/// where they stand: references can be checked whatever else is wrong.
struct Declarations {
  struct Declaration {
    let id: String
    let name: String?
    let location: SourceLocation
    let node: YAMLNode
  }

  /// By kind, in the order of the files.
  private(set) var all: [ResourceKind: [Declaration]] = [:]
  private var byID: [ResourceKind: [String: Declaration]] = [:]
  private var byName: [ResourceKind: [String: [String]]] = [:]

  /// Adds a resource; returns the other one where the identifier is taken.
  mutating func add(_ pair: YAMLNode.Pair, _ kind: ResourceKind) -> Declaration? {
    if let other = byID[kind]?[pair.key] { return other }
    let declaration = Declaration(
      id: pair.key, name: Self.name(of: pair.value), location: pair.keyLocation, node: pair.value)
    all[kind, default: []].append(declaration)
    byID[kind, default: [:]][pair.key] = declaration
    if let name = declaration.name {
      byName[kind, default: [:]][name, default: []].append(pair.key)
    }
    return nil
  }

  /// The resources of a kind.
  func resources(_ kind: ResourceKind) -> [Declaration] { all[kind] ?? [] }

  /// The identifiers of a kind.
  func ids(_ kind: ResourceKind) -> [String] { resources(kind).map(\.id) }

  /// What people may call the resources of a kind: identifiers, and names.
  func words(_ kind: ResourceKind) -> [String] {
    resources(kind).map(\.id) + resources(kind).compactMap(\.name)
  }

  /// The resource of a kind with an identifier.
  func find(_ id: String, _ kind: ResourceKind) -> Declaration? { byID[kind]?[id] }

  /// The identifiers of the resources of a kind that have a name.
  func ids(named name: String, _ kind: ResourceKind) -> [String] { byName[kind]?[name] ?? [] }

  /// The identifiers of the resources of a kind whose identifier or name is a text but for its case.
  func ids(like text: String, _ kind: ResourceKind) -> [String] {
    let wanted = text.lowercased()
    return resources(kind).filter {
      $0.id.lowercased() == wanted || $0.name?.lowercased() == wanted
    }.map(\.id)
  }

  /// The kinds that have a resource with an identifier.
  func kinds(of id: String) -> [ResourceKind] {
    ResourceKind.allCases.filter { byID[$0]?[id] != nil }
  }

  private static func name(of node: YAMLNode) -> String? {
    guard case .mapping(let pairs) = node.content else { return nil }
    return pairs.first { $0.key == Key.name.rawValue }?.value.text
  }
}
