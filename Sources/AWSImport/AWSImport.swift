internal import Provenance
package import StructuredText
package import TopologyFile

/// Reads the output of AWS describe commands.
package enum AWSImport {
  /// Whether a document is the output of a describe command, or a bundle of such output.
  package static func recognizes(_ root: YAMLNode) -> Bool { recognizes(root, depth: 0) }

  /// Adds what the documents of one network describe.
  ///
  /// Documents about something else may be among them: what they hold is counted as unrelated.
  package static func read(
    _ documents: [YAMLNode], into draft: inout TopologyDraft, complaints: Complaints
  ) {
    var inventory = Inventory(report: draft.report, complaints: complaints)
    for document in documents { inventory.collect(document) }
    draft.report = inventory.report
    // Taken rather than copied: it is changed once for each resource.
    var reader = AWSReader(inventory, draft)
    draft = TopologyDraft()
    reader.read()
    draft = reader.draft
  }

  /// Wrappers hold the answer one or two levels down; a topology file has mappings where answers have lists.
  private static func recognizes(_ root: YAMLNode, depth: Int) -> Bool {
    switch root.content {
    case .scalar: false
    case .sequence(let items):
      items.first.map { DescribedList(of: $0) != nil || recognizes($0, depth: depth + 1) }
        ?? false
    case .mapping(let pairs):
      pairs.contains { pair in
        if let list = DescribedList(key: pair.key), list.fits(pair.value) { return true }
        if let answer = WrappedAnswer(key: pair.key), answer.isTelling { return true }
        if UnmodelledList(key: pair.key) != nil, pair.value.items != nil { return true }
        if ConfigurationItem.isList(pair) { return true }
        if pair.isWrapper, depth < 3 {
          return recognizes(pair.value, depth: depth + 1)
        }
        return false
      }
    }
  }
}
