internal import Diagnostics
internal import NetworkModel
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  /// The resource that a text refers to, by identifier or by a name that only one has.
  func reference<Resource>(
    _ node: YAMLNode?, _ kind: ResourceKind, _: Resource.Type = Resource.self
  ) -> ResourceID<Resource>? {
    guard let node, let text = node.text else { return nil }
    if declarations.find(text, kind) != nil { return ResourceID(text) }
    let ids = declarations.ids(named: text, kind)
    if ids.count == 1 { return ids.first.map { ResourceID($0) } }
    if ids.count > 1 {
      complaints.error(
        .ambiguousName, "several \(kind.noun)s are named '\(text)'", at: node.location,
        help: "use an ID: \(list(ids))")
    } else {
      reportUnknown(text, kind, at: node.location)
    }
    return nil
  }

  /// The resources that a list refers to; absent where there is no list.
  func references<Resource>(
    _ nodes: [YAMLNode]?, _ kind: ResourceKind, _: Resource.Type = Resource.self
  ) -> [Located<ResourceID<Resource>>]? {
    nodes?.compactMap { node in
      reference(node, kind, Resource.self).map { Located(value: $0, location: node.location) }
    }
  }

  /// The VPC of a resource: the one it names, or the only one there is.
  func vpc(of fields: Fields) -> ResourceID<VPC>? {
    if fields.has(.vpc) { return reference(fields[.vpc], .vpc) }
    let ids = declarations.ids(.vpc)
    if ids.count == 1 { return ids.first.map { ResourceID($0) } }
    if isComplete {
      complaints.error(
        .missingKey,
        "\(fields.shape.noun) needs 'vpc': there \(ids.isEmpty ? "is none" : "are \(ids.count)")",
        at: fields.location)
    }
    return nil
  }

  /// Complains about a text that no resource of a kind has.
  private func reportUnknown(_ text: String, _ kind: ResourceKind, at location: SourceLocation) {
    guard isComplete else { return }
    if let other = declarations.kinds(of: text).first {
      complaints.error(
        .wrongKind, "'\(text)' is \(other.oneOf), not \(kind.oneOf)", at: location)
      return
    }
    let ids = declarations.ids(kind)
    complaints.error(
      .unknownReference, "unknown \(kind.noun) '\(text)'", at: location,
      help: closest(to: text, among: ids).map { "did you mean '\($0)'?" })
  }

  /// Identifiers for a message: a few of them.
  func list(_ ids: [String]) -> String {
    let shown = ids.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return ids.count > 5 ? "\(shown), …" : shown
  }
}
