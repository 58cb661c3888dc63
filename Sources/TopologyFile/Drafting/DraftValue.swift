package import Diagnostics
package import Provenance

/// A value of a draft: what a topology file would hold, with references that may lead nowhere yet.
package indirect enum DraftValue {
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

/// A mapping of a draft, and where the source has it.
package struct DraftObject {
  /// Where the source has it.
  package let location: SourceLocation
  /// In the order in which they were set.
  package private(set) var fields: [(key: Key, value: DraftValue)] = []

  /// Starts without keys.
  package init(at location: SourceLocation) {
    self.location = location
  }

  /// What a key holds; nil removes it.
  package subscript(key: Key) -> DraftValue? {
    get { fields.first { $0.key == key }?.value }
    set {
      let index = fields.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): fields[index].value = value
      case (let index?, nil): fields.remove(at: index)
      case (nil, let value?): fields.append((key, value))
      case (nil, nil): break
      }
    }
  }

  /// Puts a value at the end of a key's list, which it starts where there is none.
  package mutating func append(_ value: DraftValue, to key: Key) {
    guard case .list(let items)? = self[key] else {
      // What is unknown stays so, whatever else is known.
      if case .unknown? = self[key] { return }
      self[key] = .list([value])
      return
    }
    self[key] = .list(items + [value])
  }
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
}
