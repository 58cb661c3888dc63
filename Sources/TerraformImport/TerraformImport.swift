package import StructuredText
package import TopologyFile

/// Reads Terraform's plans and states.
package enum TerraformImport {
  /// Which side of a plan's changes is read.
  package enum Side {
    case before
    case after
  }

  /// Whether a document is a plan or a state.
  package static func recognizes(_ root: YAMLNode) -> Bool { false }

  /// Whether a document is a plan that changes something that exists.
  package static func hasChanges(_ root: YAMLNode) -> Bool { false }

  /// Adds what the documents of one network hold.
  package static func read(
    _ documents: [YAMLNode], _ side: Side, into draft: inout TopologyDraft,
    complaints: Complaints
  ) {}
}
