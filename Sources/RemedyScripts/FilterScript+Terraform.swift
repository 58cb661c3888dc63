import NetworkModel
import PacketSpace

extension FilterScript {
  /// The script as a Terraform configuration: a group or ACL each, and a resource for every rule.
  public var terraform: String {
    var configuration = TerraformConfiguration()
    for group in groups { configuration.add(group, rules(of: group)) }
    for acl in topology.networkACLs {
      configuration.add(acl, subnets: subnets(of: acl), entries(of: acl))
    }
    return configuration.text
  }
}

/// A Terraform configuration while it is being written.
private struct TerraformConfiguration {
  private var labels = LabelTable(.terraform)
  private var variables: [String] = []
  private var knownVariables: Set<String> = []
  private var resources: [String] = []

  var text: String { (variables + resources).joined(separator: "\n") }

  mutating func add(_ group: SecurityGroup, _ rules: [FilterScript.Rule]) {
    let label = labels.label("aws_security_group", group.id.rawValue)
    var resource = TerraformResource()
    resource.add("name", AWSText.groupName(group.displayName))
    resource.add("description", AWSText.description(group.description ?? group.displayName))
    resource.add("vpc_id", expression: reference("vpc", "VPC", group.vpc.rawValue))
    resources.append(resource.text("aws_security_group", label, comment: nil))
    for rule in rules { add(rule, of: group, label) }
  }

  private mutating func add(
    _ rule: FilterScript.Rule, of group: SecurityGroup, _ label: String
  ) {
    let side = rule.direction == .inbound ? "ingress" : "egress"
    var resource = TerraformResource()
    resource.add("security_group_id", expression: "aws_security_group.\(label).id")
    if let description = rule.description { resource.add("description", description) }
    resource.add("ip_protocol", rule.fields.name)
    if let ports = rule.fields.ports {
      resource.add("from_port", Int(ports.lowerBound))
      resource.add("to_port", Int(ports.upperBound))
    }
    if let icmp = rule.fields.icmp {
      resource.add("from_port", icmp.type)
      resource.add("to_port", icmp.code)
    }
    switch rule.peer {
    case .block(let block):
      resource.add(block.family == .ipv4 ? "cidr_ipv4" : "cidr_ipv6", block.description)
    case .group(let id):
      let peer = labels.label("aws_security_group", id.rawValue)
      resource.add("referenced_security_group_id", expression: "aws_security_group.\(peer).id")
    case .prefixList(let id):
      resource.add("prefix_list_id", expression: reference("pl", "prefix list", id.rawValue))
    }
    let type = "aws_vpc_security_group_\(side)_rule"
    resources.append(
      resource.text(type, labels.label(type, "\(group.id) \(side) \(rule.number)"), comment: nil))
  }

  mutating func add(
    _ acl: NetworkACL, subnets: [ResourceID<Subnet>], _ entries: [FilterScript.Entry]
  ) {
    let label = labels.label("aws_network_acl", acl.id.rawValue)
    var resource = TerraformResource()
    resource.add("vpc_id", expression: reference("vpc", "VPC", acl.vpc.rawValue))
    let places = subnets.map { reference("subnet", "subnet", $0.rawValue) }
    resource.add("subnet_ids", expression: "[\(places.joined(separator: ", "))]")
    resources.append(resource.text("aws_network_acl", label, comment: nil))
    for entry in entries { add(entry, of: acl, label) }
  }

  private mutating func add(
    _ entry: FilterScript.Entry, of acl: NetworkACL, _ label: String
  ) {
    var resource = TerraformResource()
    resource.add("network_acl_id", expression: "aws_network_acl.\(label).id")
    resource.add("egress", entry.direction == .outbound)
    resource.add("rule_number", entry.number)
    resource.add("protocol", entry.fields.number)
    resource.add("rule_action", entry.action.rawValue)
    resource.add(
      entry.block.family == .ipv4 ? "cidr_block" : "ipv6_cidr_block", entry.block.description)
    if let ports = entry.fields.ports {
      resource.add("from_port", Int(ports.lowerBound))
      resource.add("to_port", Int(ports.upperBound))
    }
    if let icmp = entry.fields.icmp {
      resource.add("icmp_type", icmp.type)
      resource.add("icmp_code", icmp.code)
    }
    let type = "aws_network_acl_rule"
    // AWS keeps no descriptions of entries.
    resources.append(
      resource.text(
        type, labels.label(type, "\(acl.id) \(entry.direction.rawValue) \(entry.number)"),
        comment: entry.description))
  }

  /// An identifier of AWS's, or else a variable for it.
  private mutating func reference(_ prefix: String, _ kind: String, _ id: String) -> String {
    if AWSIdentifier.isOwn(id, prefix: prefix) { return id.asHCL }
    let label = labels.label("var", id)
    if knownVariables.insert(label).inserted {
      var variable = TerraformResource()
      variable.add("type", expression: "string")
      variable.add("description", "The ID of \(kind) \(id)")
      variables.append(variable.variable(label))
    }
    return "var.\(label)"
  }
}
