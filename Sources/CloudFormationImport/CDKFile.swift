internal import Diagnostics
internal import StructuredText

/// A file of a `cdk.out` folder that is no template.
struct CDKFile {
  /// What it is called there.
  let name: String
  /// Why nothing is read from it.
  let reason: String

  /// Recognises such a file by its keys; nil where it is none.
  init?(_ root: YAMLNode) {
    guard let version = root["version"]?.text else { return nil }
    name = root.location.file.split(separator: "/").last.map(String.init) ?? "cdk.out"
    if root["artifacts"]?.pairs.contains(where: { $0.value["type"] != nil }) == true {
      reason = "it lists the templates, which are files of their own"
    } else if version.hasPrefix("tree-"), root["tree"] != nil {
      reason = "it is the tree of constructs, which the templates are made from"
    } else if root["files"] != nil, root["dockerImages"] != nil {
      reason = "it lists files and images to upload"
    } else if root.pairs.count == 1, name == "cdk.out" {
      reason = "it holds the version of the folder only"
    } else {
      return nil
    }
  }
}
