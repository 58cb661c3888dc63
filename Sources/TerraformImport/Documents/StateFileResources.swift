internal import StructuredText

/// The resources of a `terraform.tfstate` of version 4.
enum StateFileResources {
  static func read(_ root: YAMLNode, document: Int) -> [Resource] {
    (root["resources"]?.items ?? []).flatMap { block -> [Resource] in
      guard let type = block["type"]?.text, let label = block["name"]?.text else { return [] }
      let prefix = block["mode"]?.text == "data" ? "data." : ""
      let module = block["module"]?.text ?? ""
      return (block["instances"]?.items ?? []).compactMap { instance in
        // A deposed object is on its way out, and another one stands for the resource.
        guard instance["deposed"]?.text == nil else { return nil }
        let key = instance["index_key"].flatMap(InstanceKey.text)
        let address =
          (module.isEmpty ? "" : "\(module).") + "\(prefix)\(type).\(label)"
          + (key.map { "[\($0)]" } ?? "")
        return Resource(
          document: document, address: address, module: module, type: prefix + type, label: label,
          key: key, values: attributes(instance), unknown: nil, sensitive: sensitive(instance),
          isPlanned: false, location: instance.location)
      }
    }
  }

  private static func attributes(_ instance: YAMLNode) -> YAMLNode? {
    // What Terraform 0.12 took over from version 3 and did not touch since.
    instance["attributes"] ?? instance["attributes_flat"].map(FlatAttributes.nested)
  }

  /// The attributes that are marked: each by a path, which is a list of steps.
  private static func sensitive(_ instance: YAMLNode) -> Resource.Sensitive {
    let paths = instance["sensitive_attributes"]?.items ?? []
    return paths.isEmpty
      ? .none : .attributes(Set(paths.compactMap { $0.items.first?["value"]?.text }))
  }
}
