internal import Diagnostics
internal import Provenance
package import StructuredText
package import TopologyFile

/// Reads CloudFormation templates.
///
/// What depends on something that only AWS knows (an export, a lookup, a parameter without a default) is
/// unknown, and nothing else is.
package enum CloudFormationImport {
  /// Whether a document is a template, or one of the files that the CDK writes beside its templates.
  package static func recognizes(_ root: YAMLNode) -> Bool {
    isTemplate(root) || CDKFile(root) != nil
  }

  private static func isTemplate(_ root: YAMLNode) -> Bool {
    if root["AWSTemplateFormatVersion"] != nil { return true }
    let resources = root["Resources"]
    if resources != nil, root["Transform"] != nil { return true }
    return resources?.pairs.contains {
      $0.value["Type"]?.text.map { $0.hasPrefix("AWS::") || $0.hasPrefix("Custom::") } == true
    } ?? false
  }

  /// Adds what the templates of one network declare.
  ///
  /// A template without resources is an error.
  ///
  /// - Parameter parameters: values that replace the defaults of the templates' parameters, and values of
  ///   pseudo parameters (`AWS::Region`).
  package static func read(
    _ templates: [YAMLNode], parameters: [String: String], into draft: inout TopologyDraft,
    complaints: Complaints
  ) {
    var usable: [YAMLNode] = []
    for template in templates {
      if let file = CDKFile(template) {
        draft.report.skip(
          "cdk.out", file.name, because: file.reason, at: template.location)
      } else if hasResources(template, complaints) {
        usable.append(template)
      }
    }
    var reader = NetworkReader(
      StackNetwork(usable, arguments: parameters), into: draft, complaints: complaints)
    draft = TopologyDraft()
    reader.read()
    draft = reader.draft
  }

  private static func hasResources(_ template: YAMLNode, _ complaints: Complaints) -> Bool {
    guard let resources = template["Resources"] else {
      complaints.error(
        .template, "the template has no 'Resources'", at: template.location,
        help: "it may be cut off: every template has at least one resource")
      return false
    }
    guard case .mapping = resources.content else {
      complaints.error(
        .template, "'Resources' must be a mapping of logical IDs, found \(resources.found)",
        at: resources.location)
      return false
    }
    return true
  }
}

extension Code {
  static let template = Code("import.template")
}
