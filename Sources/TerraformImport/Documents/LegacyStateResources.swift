internal import StructuredText

/// The resources of a `terraform.tfstate` of version 3, as Terraform up to 0.11 wrote it.
enum LegacyStateResources {
  static func read(_ root: YAMLNode, document: Int) -> [Resource] {
    (root["modules"]?.items ?? []).flatMap { module -> [Resource] in
      let path = (module["path"]?.items ?? []).compactMap(\.text).dropFirst()
      let address = path.map { "module.\($0)" }.joined(separator: ".")
      return (module["resources"]?.pairs ?? []).compactMap {
        resource($0, module: address, document: document)
      }
    }
  }

  /// Keys are `aws_instance.web`, `aws_instance.web.0`, `data.aws_vpc.main`.
  private static func resource(
    _ pair: YAMLNode.Pair, module: String, document: Int
  ) -> Resource? {
    guard let primary = pair.value["primary"], let type = pair.value["type"]?.text else {
      return nil
    }
    let isData = pair.key.hasPrefix("data.")
    var parts = pair.key.split(separator: ".").map(String.init)
    guard parts.count >= (isData ? 3 : 2) else { return nil }
    parts.removeFirst(isData ? 2 : 1)
    var key: String?
    if parts.count > 1, let last = parts.last, Int(last) != nil { key = parts.removeLast() }
    let label = parts.joined(separator: ".")
    let prefix = isData ? "data." : ""
    return Resource(
      document: document,
      address: (module.isEmpty ? "" : "\(module).") + "\(prefix)\(type).\(label)"
        + (key.map { "[\($0)]" } ?? ""),
      module: module, type: prefix + type, label: label, key: key,
      values: primary["attributes"].map(FlatAttributes.nested), unknown: nil, sensitive: .none,
      isPlanned: false, location: pair.value.location)
  }
}
