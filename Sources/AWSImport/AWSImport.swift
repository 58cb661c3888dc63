package import StructuredText
package import TopologyFile

/// Reads the output of AWS describe commands.
package enum AWSImport {
  /// Whether a document is the output of a describe command, or a bundle of such output.
  package static func recognizes(_ root: YAMLNode) -> Bool { false }

  /// Adds what the documents of one network describe.
  package static func read(
    _ documents: [YAMLNode], into draft: inout TopologyDraft, complaints: Complaints
  ) {}
}
