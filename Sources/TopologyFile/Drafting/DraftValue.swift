package import Diagnostics
package import Provenance

/// A value of a draft: what a topology file would hold, with references that may lead nowhere yet.
package indirect enum DraftValue: Sendable {
  case text(String)
  case number(Int)
  case boolean(Bool)
  /// A resource, by its identifier; the draft may lack it.
  case reference(ResourceKind, String)
  /// A resource of one of several kinds, by its identifier.
  case oneOf([ResourceKind], String)
  /// Nobody knows; why, in a few words.
  case unknown(String)
  case list([DraftValue])
  case object(DraftObject)
  case dictionary([(key: String, value: DraftValue)])
}

extension DraftValue {
  /// A list of resources of one kind.
  package static func references(_ kind: ResourceKind, _ ids: some Sequence<String>) -> DraftValue {
    .list(ids.map { .reference(kind, $0) })
  }

  /// A list of texts.
  package static func texts(_ texts: some Sequence<String>) -> DraftValue {
    .list(texts.map { .text($0) })
  }

  /// A target of a target group that is registered with a port of its own.
  package static func target(
    _ id: DraftValue, port: Int, at location: SourceLocation
  ) -> DraftValue {
    var object = DraftObject(at: location)
    object[.id] = id
    object[.port] = .number(port)
    return .object(object)
  }
}
