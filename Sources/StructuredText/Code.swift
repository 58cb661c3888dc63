/// The stable code of something that can be wrong with a source.
package struct Code: Hashable, Sendable {
  /// As messages print it: `topology.syntax`.
  package let rawValue: String

  /// Names a code.
  package init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}

/// What makes a file unreadable, whatever it is about.
extension Code {
  package static let tooLarge = Code("topology.too-large")
  package static let encoding = Code("topology.encoding")
  package static let syntax = Code("topology.syntax")
  package static let empty = Code("topology.empty")
  package static let severalDocuments = Code("topology.several-documents")
  package static let tooDeep = Code("topology.too-deep")
  package static let tooManyNodes = Code("topology.too-many-nodes")
  package static let alias = Code("topology.alias")
  package static let mergeKey = Code("topology.merge-key")
  package static let duplicateKey = Code("topology.duplicate-key")
  package static let tooMany = Code("topology.too-many-complaints")
  package static let wrongType = Code("topology.wrong-type")
}
