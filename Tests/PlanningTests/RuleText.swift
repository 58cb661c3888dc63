import NetworkModel
import PacketSpace
import TestSupport

/// The rules of filters as lines that do not depend on identifiers, of a model and of a script.
enum RuleText {
  /// One line for each rule and block.
  static func all(of topology: Topology) -> [String] {
    let groups = topology.securityGroups.flatMap { group in
      Direction.allCases.flatMap { direction in
        group.rules(direction).filter { !$0.standsForNothing }.flatMap { rule in
          peers(rule.peer, in: topology).map { "group \(direction) \(rule.traffic) \($0)" }
        }
      }
    }
    let entries = topology.networkACLs.flatMap { acl in
      Direction.allCases.flatMap { direction in
        acl.entries(direction).flatMap { entry in
          peers(entry.peer, in: topology).map {
            "acl \(direction) \(entry.ruleNumber) \(entry.action) \(entry.traffic) \($0)"
          }
        }
      }
    }
    return (groups + entries).sorted()
  }

  /// The same of the resources of a Terraform configuration.
  static func all(of resources: [HCLResource]) -> [String] {
    resources.compactMap { resource in
      switch resource.type {
      case "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule":
        let direction: Direction = resource.type.contains("ingress") ? .inbound : .outbound
        let peer =
          resource.text("cidr_ipv4") ?? resource.text("cidr_ipv6")
          ?? (resource.arguments["prefix_list_id"] != nil ? "list" : "group")
        return "group \(direction) \(traffic(resource, resource.text("ip_protocol"))) \(peer)"
      case "aws_network_acl_rule":
        let direction: Direction = resource.arguments["egress"] == "true" ? .outbound : .inbound
        let peer = resource.text("cidr_block") ?? resource.text("ipv6_cidr_block") ?? "?"
        return "acl \(direction) \(resource.arguments["rule_number"] ?? "?") "
          + "\(resource.text("rule_action") ?? "?") "
          + "\(traffic(resource, resource.text("protocol"))) \(peer)"
      default: return nil
      }
    }.sorted()
  }

  private static func traffic(_ resource: HCLResource, _ name: String?) -> RuleTraffic {
    func number(_ names: String...) -> Int? {
      names.lazy.compactMap { resource.arguments[$0] }.first.flatMap { Int($0) }
    }
    func field(_ number: Int?) -> UInt8? { number.flatMap { UInt8(exactly: $0) } }
    let ports = UInt16(number("from_port") ?? 0 > 0 ? number("from_port") ?? 0 : 0)
    let last = UInt16(number("to_port") ?? 0 > 0 ? number("to_port") ?? 0 : 0)
    return switch name {
    case "tcp", "6": .tcp(ports...max(ports, last))
    case "udp", "17": .udp(ports...max(ports, last))
    case "icmp", "1":
      .icmp(
        type: field(number("icmp_type", "from_port")), code: field(number("icmp_code", "to_port")))
    case "icmpv6", "58":
      .icmpv6(
        type: field(number("icmp_type", "from_port")), code: field(number("icmp_code", "to_port")))
    default: .all
    }
  }

  private static func peers(_ peer: RulePeer, in topology: Topology) -> [String] {
    switch peer {
    case .cidr(let cidr): [cidr.description]
    case .named(let id): topology.namedCIDRs[id]?.cidrs.map(\.description) ?? []
    case .prefixList: ["list"]
    case .securityGroup: ["group"]
    case .unknownGroup, .unknown: ["unknown"]
    }
  }
}

extension SecurityGroup.Rule {
  /// Whether it is what CloudFormation writes to say "nothing", having no other way to say it.
  fileprivate var standsForNothing: Bool {
    traffic == .icmp(type: 252, code: 86) && peer == .cidr("255.255.255.255/32")
  }
}
