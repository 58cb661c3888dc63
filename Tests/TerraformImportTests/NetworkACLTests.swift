import Provenance
import Testing
import TopologyFile

/// The entries and subnets of network ACLs, in blocks and in resources of their own.
struct NetworkACLTests {
  private static let network = [
    ResourceText("aws_vpc.main", #"{"id": "vpc-1", "cidr_block": "10.0.0.0/16"}"#),
    ResourceText(
      "aws_subnet.a", #"{"id": "subnet-a", "vpc_id": "vpc-1", "cidr_block": "10.0.0.0/24"}"#),
    ResourceText(
      "aws_subnet.b", #"{"id": "subnet-b", "vpc_id": "vpc-1", "cidr_block": "10.0.1.0/24"}"#),
  ]

  @Test func `entries of blocks and of other resources are one list, each number once`() {
    let acl = ResourceText(
      "aws_network_acl.x",
      """
      {"id": "acl-1", "vpc_id": "vpc-1", "subnet_ids": ["subnet-a"], "egress": [], "ingress": [
        {"rule_no": 200, "action": "deny", "protocol": "-1", "from_port": 0, "to_port": 0,
         "cidr_block": "10.0.0.0/8", "ipv6_cidr_block": ""},
        {"rule_no": 100, "action": "allow", "protocol": "6", "from_port": 80, "to_port": 80,
         "cidr_block": "", "ipv6_cidr_block": "::/0", "icmp_type": 0, "icmp_code": 0},
        {"rule_no": 32767, "action": "deny", "protocol": "-1", "cidr_block": "0.0.0.0/0"}]}
      """)
    let rules = [
      ResourceText(
        "aws_network_acl_rule.same",
        """
        {"id": "nacl-1", "network_acl_id": "acl-1", "rule_number": 100, "egress": false, "protocol": "tcp",
         "rule_action": "allow", "ipv6_cidr_block": "::/0", "from_port": 80, "to_port": 80}
        """),
      ResourceText(
        "aws_network_acl_rule.icmp",
        """
        {"id": "nacl-2", "network_acl_id": "acl-1", "rule_number": 110, "egress": true, "protocol": "icmp",
         "rule_action": "ALLOW", "cidr_block": "0.0.0.0/0", "icmp_type": 8, "icmp_code": -1,
         "from_port": null, "to_port": null}
        """),
    ]
    let imported = Imported(state(Self.network + [acl] + rules))
    #expect(
      imported.rules(.networkACL, "acl-1", .inbound)
        == ["100 tcp 80 ::/0 allow", "200 all 10.0.0.0/8 deny"])
    #expect(
      imported.rules(.networkACL, "acl-1", .outbound) == ["110 icmp 8 0.0.0.0/0 allow"])
    #expect(imported.value(.subnet, "subnet-a", .networkACL) == "acl-1")
    #expect(imported.value(.subnet, "subnet-b", .networkACL) == nil)
    #expect(imported.messages.isEmpty)
  }

  @Test func `an association of a plan has no values at all`() {
    let association = """
      {"format_version": "1.2", "planned_values": {"root_module": {"resources": [
        {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
         "values": {"cidr_block": "10.0.0.0/16"}},
        {"address": "aws_subnet.a", "mode": "managed", "type": "aws_subnet", "name": "a",
         "values": {"cidr_block": "10.0.0.0/24"}},
        {"address": "aws_network_acl.x", "mode": "managed", "type": "aws_network_acl", "name": "x",
         "values": {}},
        {"address": "aws_network_acl_association.a", "mode": "managed",
         "type": "aws_network_acl_association", "name": "a"}]}},
       "configuration": {"root_module": {"resources": [
         \(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"])),
         \(written("aws_network_acl.x", ["vpc_id": "aws_vpc.main.id"])),
         \(written(
           "aws_network_acl_association.a",
           ["network_acl_id": "aws_network_acl.x.id", "subnet_id": "aws_subnet.a.id"]))]}}}
      """
    let imported = Imported(association)
    #expect(imported.value(.subnet, "aws_subnet.a", .networkACL) == "aws_network_acl.x")
    #expect(imported.rules(.networkACL, "aws_network_acl.x", .inbound) == [])
  }

  @Test func `a VPC's own ACL, table and group are those that resources manage`() {
    let resources = [
      ResourceText("aws_vpc.main", #"{"cidr_block": "10.0.0.0/16"}"#, unknown: "id"),
      ResourceText("aws_subnet.a", #"{"cidr_block": "10.0.0.0/24"}"#, unknown: "id vpc_id"),
      ResourceText("aws_default_network_acl.d", unknown: "id default_network_acl_id vpc_id"),
      ResourceText("aws_default_security_group.d", unknown: "id vpc_id ingress egress"),
      ResourceText(
        "aws_default_route_table.d", #"{"route": []}"#, unknown: "id default_route_table_id"),
      ResourceText("aws_instance.web", unknown: "id subnet_id vpc_security_group_ids"),
      ResourceText(
        "aws_network_acl_rule.own",
        #"{"rule_number": 7, "protocol": "-1", "rule_action": "deny", "cidr_block": "10.0.0.0/8"}"#,
        unknown: "id network_acl_id"),
    ]
    let imported = Imported(
      plan(
        resources,
        root: """
          "resources": [\(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"])),
            \(written("aws_instance.web", ["subnet_id": "aws_subnet.a.id"])),
            \(written(
              "aws_network_acl_rule.own",
              ["network_acl_id": "aws_vpc.main.default_network_acl_id"])),
            \(written("aws_default_security_group.d", ["vpc_id": "aws_vpc.main.id"])),
            \(written(
              "aws_default_network_acl.d",
              ["default_network_acl_id": "aws_vpc.main.default_network_acl_id"])),
            \(written(
              "aws_default_route_table.d",
              ["default_route_table_id": "aws_vpc.main.default_route_table_id"]))]
          """))
    #expect(imported.value(.subnet, "aws_subnet.a", .networkACL) == "aws_default_network_acl.d")
    #expect(
      imported.rules(.networkACL, "aws_default_network_acl.d", .inbound)
        == ["7 all 10.0.0.0/8 deny"])
    #expect(imported.rules(.networkACL, "aws_default_network_acl.d", .outbound) == [])
    #expect(imported.value(.vpc, "aws_vpc.main", .mainRouteTable) == "aws_default_route_table.d")
    #expect(
      imported.value(.instance, "aws_instance.web", .securityGroups)
        == "aws_default_security_group.d")
    #expect(
      imported.rules(.securityGroup, "aws_default_security_group.d", .outbound) == [])
    #expect(imported.messages.isEmpty)
  }

  @Test func `rules can be added to a group that no resource manages`() {
    let rule = ResourceText(
      "aws_vpc_security_group_ingress_rule.x",
      #"{"cidr_ipv4": "10.0.0.0/8", "ip_protocol": "tcp", "from_port": 1, "to_port": 1}"#,
      unknown: "id security_group_id")
    let imported = Imported(
      plan(
        [ResourceText("aws_vpc.main", #"{"cidr_block": "10.0.0.0/16"}"#, unknown: "id"), rule],
        root: """
          "resources": [\(written(
            rule.address, ["security_group_id": "aws_vpc.main.default_security_group_id"]))]
          """))
    let group = "aws_vpc.main.default_security_group"
    #expect(
      imported.rules(.securityGroup, group, .inbound)
        == ["all \(group)", "tcp 1 10.0.0.0/8"])
    #expect(imported.rules(.securityGroup, group, .outbound) == ["all 0.0.0.0/0"])
  }

  @Test func `a new VPC's own group is what AWS makes it, where something refers to it`() {
    let instance = ResourceText(
      "aws_instance.web", unknown: "id subnet_id vpc_security_group_ids")
    let imported = Imported(
      plan(
        [
          ResourceText("aws_vpc.main", #"{"cidr_block": "10.0.0.0/16"}"#, unknown: "id"),
          ResourceText("aws_subnet.a", #"{"cidr_block": "10.0.0.0/24"}"#, unknown: "id vpc_id"),
          instance,
        ],
        root: """
          "resources": [\(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"])),
            \(written(
              "aws_instance.web",
              [
                "subnet_id": "aws_subnet.a.id",
                "vpc_security_group_ids": "aws_vpc.main.default_security_group_id",
              ]))]
          """))
    let group = "aws_vpc.main.default_security_group"
    #expect(imported.value(.instance, "aws_instance.web", .securityGroups) == group)
    #expect(imported.rules(.securityGroup, group, .inbound) == ["all \(group)"])
    #expect(imported.reading.report.incomplete.isEmpty)
  }

  @Test func `an ACL whose subnets are not known may have any that names none`() {
    let imported = Imported(
      plan(
        [
          ResourceText("aws_vpc.main", #"{"cidr_block": "10.0.0.0/16"}"#, unknown: "id"),
          ResourceText("aws_subnet.a", #"{"cidr_block": "10.0.0.0/24"}"#, unknown: "id vpc_id"),
          ResourceText("aws_subnet.b", #"{"cidr_block": "10.0.1.0/24"}"#, unknown: "id vpc_id"),
          ResourceText("aws_network_acl.x", unknown: "id vpc_id subnet_ids"),
        ],
        root: """
          "resources": [\(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"])),
            \(written("aws_subnet.b", ["vpc_id": "aws_vpc.main.id"])),
            \(written(
              "aws_network_acl.x", ["vpc_id": "aws_vpc.main.id", "subnet_ids": "local.subnets"]))]
          """))
    #expect(
      imported.value(.subnet, "aws_subnet.b", .networkACL)
        == "?the VPC's own one or 'aws_network_acl.x'")
    #expect(imported.reading.topology != nil)
  }
}
