package import Diagnostics
package import StructuredText
package import TopologyFile

/// Reads Terraform's plans and states.
///
/// `terraform show -json` of both, and state files of version 3 and 4. A plan of something that is to be
/// created has no identifiers; what its resources refer to is then found by the expressions that it holds.
package enum TerraformImport {
  /// Which side of a plan's changes is read.
  package enum Side {
    case before
    case after
  }

  /// Whether a document is a plan or a state.
  package static func recognizes(_ root: YAMLNode) -> Bool { DocumentKind(root) != nil }

  /// Whether a document is a plan that changes something that exists.
  package static func hasChanges(_ root: YAMLNode) -> Bool {
    guard case .plan? = DocumentKind(root) else { return false }
    let changes = (root["resource_changes"]?.items ?? []).contains { change in
      let actions = (change["change"]?["actions"]?.items ?? []).compactMap(\.text)
      return actions.contains("update") || actions.contains("delete") || actions.contains("forget")
    }
    return changes
      || ShownResources.read(root["prior_state"]?["values"], document: 0).contains { !$0.isData }
  }

  /// Adds what the documents of one network hold.
  ///
  /// - Parameter positions: where the authors wrote the resources, by address without indexes; other
  ///   resources are where the documents have them.
  package static func read(
    _ documents: [YAMLNode], _ side: Side, positions: [String: SourceLocation] = [:],
    into draft: inout TopologyDraft, complaints: Complaints
  ) {
    let documents = documents.enumerated().compactMap { number, root in
      Document(root, side, number: number, complaints: complaints)
    }
    var importer = Importer(documents, positions: positions, draft: draft)
    // Otherwise there would be two of it, and every change would copy it.
    draft = TopologyDraft()
    importer.run()
    draft = importer.draft
  }
}
