internal import Provenance
internal import StructuredText
internal import TopologyFile

/// What a launch template or configuration says about the interface of its instances.
struct Launch {
  let groups: DraftValue?
  let subnet: DraftValue?
  let hasPublicIP: Bool?
}

extension Importer {
  /// What the template says that an instance or a group of them names; nil where it names none.
  func launch(of attributes: Attributes) -> Launch? {
    let mixed = attributes.block("mixed_instances_policy")?.block("launch_template")
    let blocks = [
      attributes.block("launch_template"), mixed?.block("launch_template_specification"),
    ]
    if let block = blocks.lazy.compactMap({ $0 }).first {
      let keys = ["id", "name", "launch_template_id", "launch_template_name"]
      return launch(by: inventory.link(block, anyOf: keys, .launchTemplate), "launch template")
    }
    let configuration = inventory.link(attributes, "launch_configuration", .launchConfiguration)
    if case .absent = configuration { return nil }
    return launch(by: configuration, "launch configuration")
  }

  private func launch(by link: Link, _ noun: String) -> Launch {
    guard case .resource(let index) = link else {
      let reason =
        id(of: link, .launchTemplate).map { "\(noun) '\($0)' is not in the input" }
        ?? "\(noun): \(Self.reason(link))"
      return Launch(groups: .list([.unknown(reason)]), subnet: nil, hasPublicIP: nil)
    }
    let attributes = attributes(index)
    let interfaces = attributes.blocks("network_interfaces").value ?? []
    let interface = interfaces.first { $0.number("device_index").value ?? 0 == 0 }
    let links =
      inventory.links(attributes, "vpc_security_group_ids", .securityGroup)
      + inventory.groups(attributes, namedBy: "security_groups")
      + inventory.groups(attributes, namedBy: "security_group_names")
      + (interface.map { inventory.links($0, "security_groups", .securityGroup) } ?? [])
    let says = interface ?? attributes
    return Launch(
      groups: values(links, .securityGroup, .securityGroup),
      subnet: interface.flatMap { reference($0, "subnet_id", .subnet, .subnet) },
      hasPublicIP: says.boolean("associate_public_ip_address").value)
  }
}
