package import StructuredText
package import TopologyFile

/// Reads CloudFormation templates.
package enum CloudFormationImport {
  /// Whether a document is a template.
  package static func recognizes(_ root: YAMLNode) -> Bool { false }

  /// Adds what the templates of one network declare.
  ///
  /// - Parameter parameters: values that replace the defaults of the templates' parameters.
  package static func read(
    _ templates: [YAMLNode], parameters: [String: String], into draft: inout TopologyDraft,
    complaints: Complaints
  ) {}
}
