public import Evaluation
import NetworkModel
import PacketSpace

extension Remedy {
  /// The changes as Terraform resources.
  public var terraform: String {
    changes.enumerated().map { $1.terraform(label: "remedy_\($0 + 1)") }.joined(separator: "\n")
  }
}

extension Remedy.Change {
  fileprivate func terraform(label: String) -> String {
    var resource = TerraformResource()
    switch self {
    case .addEntry(let id, let direction, let entry),
      .replaceEntry(let id, let direction, let entry):
      let fields = RuleFields(entry.traffic)
      resource.add(
        "network_acl_id", id.awsText)
      resource.add("rule_number", entry.ruleNumber)
      resource.add("egress", direction == .outbound)
      resource.add("protocol", fields.number)
      resource.add("rule_action", entry.action.rawValue)
      if case .cidr(let cidr) = entry.peer {
        resource.add(cidr.family == .ipv4 ? "cidr_block" : "ipv6_cidr_block", cidr.description)
      }
      if let ports = fields.ports {
        resource.add("from_port", Int(ports.lowerBound))
        resource.add("to_port", Int(ports.upperBound))
      }
      if let icmp = fields.icmp {
        resource.add("icmp_type", icmp.type)
        resource.add("icmp_code", icmp.code)
      }
      return resource.text("aws_network_acl_rule", label, comment: replacement)
    case .addRule(let id, let direction, let rule):
      let fields = RuleFields(rule.traffic)
      resource.add(
        "security_group_id",
        id.awsText)
      resource.add("ip_protocol", fields.name)
      if let ports = fields.ports {
        resource.add("from_port", Int(ports.lowerBound))
        resource.add("to_port", Int(ports.upperBound))
      }
      if let icmp = fields.icmp {
        resource.add("from_port", icmp.type)
        resource.add("to_port", icmp.code)
      }
      switch rule.peer {
      case .cidr(let cidr):
        resource.add(cidr.family == .ipv4 ? "cidr_ipv4" : "cidr_ipv6", cidr.description)
      case .named(let name): resource.add("cidr_ipv4", "<blocks of \(name)>")
      case .prefixList(let list):
        resource.add(
          "prefix_list_id", list.awsText)
      case .unknown: resource.add("cidr_ipv4", "<unknown>")
      case .unknownGroup(let id): resource.add("referenced_security_group_id", id)
      case .securityGroup(let group):
        resource.add(
          "referenced_security_group_id",
          group.awsText)
      }
      let side = direction == .inbound ? "ingress" : "egress"
      return resource.text("aws_vpc_security_group_\(side)_rule", label, comment: nil)
    case .addRoute(let id, let route), .replaceRoute(let id, let route):
      resource.add(
        "route_table_id", id.awsText)
      switch route.destination {
      case .cidr(let cidr):
        resource.add(
          cidr.family == .ipv4 ? "destination_cidr_block" : "destination_ipv6_cidr_block",
          cidr.description)
      case .prefixList(let list):
        resource.add(
          "destination_prefix_list_id",
          list.awsText)
      }
      resource.add(route.target.fields.argument, route.target.fields.id)
      return resource.text("aws_route", label, comment: replacement)
    }
  }

  /// What the resource takes the place of; without names, which could end the comment.
  private var replacement: String? {
    switch self {
    case .replaceEntry(_, _, let entry): "In place of the present entry \(entry.ruleNumber)."
    case .replaceRoute: "In place of the present route of this destination."
    case .addEntry, .addRule, .addRoute: nil
    }
  }
}
