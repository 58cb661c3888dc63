internal import StructuredText

/// The resources of `terraform show -json`: modules within modules.
enum ShownResources {
  /// Reads the values of a state, or with its changes those of a plan.
  static func read(
    _ values: YAMLNode?, document: Int, changes: [String: YAMLNode]? = nil
  ) -> [Resource] {
    var resources: [Resource] = []
    if let root = values?["root_module"] {
      read(root, module: "", document: document, changes, into: &resources)
    }
    return resources
  }

  /// Reads one side of the changes of a plan that has nothing else: what is left of some.
  static func read(changes: YAMLNode?, _ side: TerraformImport.Side, document: Int) -> [Resource] {
    (changes?.items ?? []).compactMap { node in
      guard node["deposed"]?.text == nil, let change = node["change"] else { return nil }
      let isAfter = side == .after
      guard let values = change[isAfter ? "after" : "before"], values.isMapping else { return nil }
      let sensitive = change[isAfter ? "after_sensitive" : "before_sensitive"]
      return resource(
        node, module: node["module_address"]?.text ?? "", document: document, values: values,
        sensitive: sensitive.map { .values($0) } ?? .none,
        unknown: { _ in isAfter ? change["after_unknown"] : nil }, isPlanned: isAfter)
    }
  }

  /// Modules are nested no deeper than the document may be.
  private static func read(
    _ node: YAMLNode, module: String, document: Int, _ changes: [String: YAMLNode]?,
    into resources: inout [Resource]
  ) {
    for item in node["resources"]?.items ?? [] {
      let resource = resource(
        item, module: module, document: document, values: item["values"],
        sensitive: item["sensitive_values"].map { .values($0) } ?? .none,
        unknown: { changes?[$0]?["after_unknown"] }, isPlanned: changes != nil)
      if let resource {
        resources.append(resource)
      }
    }
    for child in node["child_modules"]?.items ?? [] {
      read(
        child, module: child["address"]?.text ?? module, document: document, changes,
        into: &resources)
    }
  }

  private static func resource(
    _ node: YAMLNode, module: String, document: Int, values: YAMLNode?,
    sensitive: Resource.Sensitive, unknown: (_ address: String) -> YAMLNode?, isPlanned: Bool
  ) -> Resource? {
    guard let type = node["type"]?.text, let label = node["name"]?.text,
      // A deposed object is on its way out, and another one stands for the resource.
      node["deposed_key"]?.text == nil
    else { return nil }
    let prefix = node["mode"]?.text == "data" ? "data." : ""
    let key = node["index"].flatMap(InstanceKey.text)
    let block = "\(prefix)\(type).\(label)"
    let address =
      node["address"]?.text
      ?? (module.isEmpty ? "" : "\(module).") + block + (key.map { "[\($0)]" } ?? "")
    return Resource(
      document: document, address: address, module: module, type: prefix + type, label: label,
      key: key, values: values, unknown: unknown(address), sensitive: sensitive,
      isPlanned: isPlanned, location: node.location)
  }
}
