internal import StructuredText

/// What Terraform writes, and what people mix up.
enum DocumentKind {
  /// `terraform show -json` of a plan.
  case plan
  /// `terraform show -json` of a state.
  case state
  /// A `terraform.tfstate`, with its version.
  case stateFile(version: String)

  /// Recognises a document by its keys.
  init?(_ root: YAMLNode) {
    let hasVersion = root["terraform_version"]?.text != nil
    if root["format_version"]?.text != nil || hasVersion {
      if root["planned_values"] != nil || root["resource_changes"] != nil {
        self = .plan
        return
      }
      if root["values"]?["root_module"] != nil || (root["values"] != nil && hasVersion) {
        self = .state
        return
      }
    }
    let resources = root["resources"]?.items ?? []
    let isStateFile =
      (root["resources"]?.isList == true
        && (hasVersion || root["lineage"] != nil || resources.first?["instances"] != nil))
      || (root["modules"]?.isList == true && (hasVersion || root["serial"] != nil))
    if isStateFile, let version = root["version"]?.text {
      self = .stateFile(version: version)
    } else if root["format_version"]?.text != nil, root.pairs.count == 1 {
      // The state of nothing.
      self = .state
    } else {
      return nil
    }
  }
}
