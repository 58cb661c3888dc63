package import Provenance
package import StructuredText

/// What a draft has become: a document in which every reference leads somewhere, and what there is to report.
package struct CompletedDraft {
  /// The document of a topology file, every value where the source has it.
  package let document: YAMLNode
  /// What was read, and what was not.
  package let report: ImportReport
}
