internal import AWSImport
internal import CloudFormationImport
internal import StructuredText
internal import TerraformImport
internal import TopologyFile

/// What a source is written in, told by its content.
public enum SourceFormat: String, Hashable, Sendable, CaseIterable {
  case topologyFile = "topology"
  case aws
  case terraform
  case cloudFormation = "cloudformation"

  /// What messages call such sources.
  public var displayName: String {
    switch self {
    case .topologyFile: "a topology file"
    case .aws: "the output of AWS describe commands"
    case .terraform: "a Terraform plan or state"
    case .cloudFormation: "a CloudFormation template"
    }
  }

  /// Recognises a document; nil where it is none of these.
  init?(_ root: YAMLNode) {
    if CloudFormationImport.recognizes(root) {
      self = .cloudFormation
    } else if TerraformImport.recognizes(root) {
      self = .terraform
    } else if TopologyFile.recognizes(root) {
      self = .topologyFile
    } else if AWSImport.recognizes(root) {
      self = .aws
    } else {
      return nil
    }
  }
}
