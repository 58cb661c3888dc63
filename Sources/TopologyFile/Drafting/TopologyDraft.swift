package import Diagnostics
package import Provenance

/// A topology file that is being made from another source.
///
/// An importer says what the source says, in the source's identifiers, in any order. Completing the
/// draft settles what is referred to and not there; then it is read like any other topology file, so that
/// nothing can be imported that a topology file cannot say.
package struct TopologyDraft {
  /// A resource of the draft.
  package struct Resource {
    /// Its kind.
    package let kind: ResourceKind
    /// Its identifier in the topology: AWS's, a Terraform address, a logical ID.
    package let id: String
    /// What the source calls things like it: `Subnets`, `aws_subnet`, `AWS::EC2::Subnet`.
    package let type: String
    /// What it holds.
    package var object: DraftObject
    /// References without which it means nothing: where one is not there, the resource is left out.
    package var essentials: Set<Key> = []
  }

  /// By kind, in the order in which they were added.
  var resources: [ResourceKind: [Resource]] = [:]
  private var positions: [ResourceKind: [String: Int]] = [:]
  /// The VPCs of subnets and groups that others refer to, as far as those others know it.
  var knownVPCs: [String: String] = [:]
  /// The groups that stand for others which the source does not name.
  var unidentifiedGroups: Set<String> = []
  /// What stands for resources that are not there.
  var placeholders: Set<String> = []
  /// Who is with whom in a VPC, once everything has been added.
  var membership: VPCMembership?
  /// What the network is called.
  package var title: String?
  /// What was read, and what was not.
  package var report = ImportReport()

  /// Starts without resources.
  package init() {}

  /// Adds a resource, unless there is one with its identifier; says whether it did.
  ///
  /// - Parameters:
  ///   - type: what the source calls things like it.
  ///   - essentials: references without which it means nothing.
  @discardableResult
  package mutating func add(
    _ kind: ResourceKind, _ id: String, name: String? = nil, type: String,
    at location: SourceLocation, essentials: Set<Key> = [],
    _ fill: (inout DraftObject) -> Void
  ) -> Bool {
    guard positions[kind]?[id] == nil else { return false }
    var object = DraftObject(at: location)
    if let name, name != id, !name.isEmpty { object[.name] = .text(name) }
    fill(&object)
    positions[kind, default: [:]][id] = resources[kind]?.count ?? 0
    resources[kind, default: []].append(
      Resource(kind: kind, id: id, type: type, object: object, essentials: essentials))
    return true
  }

  /// Adds what another draft holds; of resources with one identifier the first stays.
  package mutating func merge(_ other: TopologyDraft) {
    for kind in ResourceKind.allCases {
      for resource in other.resources[kind] ?? [] where positions[kind]?[resource.id] == nil {
        positions[kind, default: [:]][resource.id] = resources[kind]?.count ?? 0
        resources[kind, default: []].append(resource)
      }
    }
    knownVPCs.merge(other.knownVPCs) { first, _ in first }
    unidentifiedGroups.formUnion(other.unidentifiedGroups)
    title = title ?? other.title
    report.merge(other.report)
  }

  /// What a resource holds, if it is there.
  package subscript(kind: ResourceKind, id: String) -> DraftObject? {
    get { positions[kind]?[id].flatMap { resources[kind]?[$0].object } }
    set {
      guard let index = positions[kind]?[id], let newValue else { return }
      resources[kind]?[index].object = newValue
    }
  }

  /// Whether a resource is there.
  package func contains(_ kind: ResourceKind, _ id: String) -> Bool {
    positions[kind]?[id] != nil
  }

  /// The identifiers of a kind, in the order in which they were added.
  package func ids(_ kind: ResourceKind) -> [String] { resources[kind]?.map(\.id) ?? [] }

  /// Changes a resource, if it is there; says whether it is.
  @discardableResult
  package mutating func update(
    _ kind: ResourceKind, _ id: String, _ change: (inout DraftObject) -> Void
  ) -> Bool {
    guard let index = positions[kind]?[id] else { return false }
    change(&resources[kind, default: []][index].object)
    return true
  }

  /// Notes which VPC something is in that may turn out to be missing.
  package mutating func note(vpc: String, of id: String) {
    if knownVPCs[id] == nil { knownVPCs[id] = vpc }
  }

  /// Notes that a group which is not there stands for others that the source does not name.
  package mutating func note(unidentifiedGroup id: String) { unidentifiedGroups.insert(id) }

  /// Takes resources of a kind out again, all in one pass: their positions are counted anew.
  mutating func remove(_ kind: ResourceKind, where isGone: (Resource) -> Bool) {
    resources[kind]?.removeAll(where: isGone)
    positions[kind] = Dictionary(
      uniqueKeysWithValues: ids(kind).enumerated().map { ($0.element, $0.offset) })
  }
}

extension DraftValue {
  /// The text of a text or a reference.
  package var plainText: String? {
    switch self {
    case .text(let text), .reference(_, let text), .oneOf(_, let text): text
    case .number, .boolean, .unknown, .list, .object, .dictionary: nil
    }
  }
}
