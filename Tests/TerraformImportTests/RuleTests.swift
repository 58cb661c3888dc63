import Provenance
import TerraformImport
import Testing
import TopologyFile

/// The forms that Terraform has for the rules of groups and the entries of network ACLs.
struct RuleTests {
  private static let vpc = ResourceText(
    "aws_vpc.main", #"{"id": "vpc-1", "cidr_block": "10.0.0.0/16"}"#)

  private static func group(_ id: String, _ more: String = "") -> ResourceText {
    ResourceText(
      "aws_security_group.\(id)",
      #"{"id": "sg-\#(id)", "name": "\#(id)", "vpc_id": "vpc-1"\#(more)}"#)
  }

  @Test func `a block has a rule for each of its peers`() {
    let list = ResourceText(
      "aws_ec2_managed_prefix_list.p",
      #"{"id": "pl-1", "name": "offices", "entry": [{"cidr": "192.0.2.0/24"}]}"#)
    let ingress = """
      , "ingress": [{"protocol": "tcp", "from_port": 80, "to_port": 81, "self": true,
         "cidr_blocks": ["10.0.0.0/8", "192.0.2.0/24"], "ipv6_cidr_blocks": ["2001:db8::/32"],
         "prefix_list_ids": ["pl-1"], "security_groups": ["sg-b"], "description": "web"}]
      """
    let imported = Imported(
      state([Self.vpc, list, Self.group("a", ingress), Self.group("b")]))
    #expect(
      imported.rules(.securityGroup, "sg-a", .inbound) == [
        "tcp 80-81 10.0.0.0/8", "tcp 80-81 192.0.2.0/24", "tcp 80-81 2001:db8::/32",
        "tcp 80-81 pl-1", "tcp 80-81 sg-a", "tcp 80-81 sg-b",
      ])
    #expect(imported.rules(.securityGroup, "sg-a", .outbound) == [])
    #expect(imported.messages.isEmpty)
  }

  @Test(arguments: [
    (#""protocol": "-1", "from_port": 0, "to_port": 0"#, "all 0.0.0.0/0"),
    (#""protocol": "all", "from_port": 0, "to_port": 65535"#, "all 0.0.0.0/0"),
    (#""protocol": "6", "from_port": 22, "to_port": 22"#, "tcp 22 0.0.0.0/0"),
    (#""protocol": "tcp", "from_port": 0, "to_port": 0"#, "tcp 0 0.0.0.0/0"),
    (#""protocol": "icmp", "from_port": 8, "to_port": 0"#, "icmp 8 0 0.0.0.0/0"),
    (#""protocol": "icmp", "from_port": -1, "to_port": -1"#, "icmp 0.0.0.0/0"),
    (#""protocol": "icmpv6", "from_port": 128, "to_port": -1"#, "icmpv6 128 0.0.0.0/0"),
    (#""protocol": "50", "from_port": 0, "to_port": 0"#, "50 0.0.0.0/0"),
    (#""protocol": "sctq", "from_port": 0, "to_port": 0"#, "all ?protocol 'sctq', 0.0.0.0/0"),
    (#""protocol": "tcp", "from_port": 9, "to_port": 7"#, "all ?tcp ports 9-7, 0.0.0.0/0"),
  ])
  func `protocols and ports mean what AWS makes of them`(traffic: String, rule: String) {
    let egress = ", \"egress\": [{\(traffic), \"cidr_blocks\": [\"0.0.0.0/0\"]}]"
    let imported = Imported(state([Self.vpc, Self.group("a", egress)]))
    #expect(imported.rules(.securityGroup, "sg-a", .outbound) == [rule])
  }

  @Test func `rules of other resources join those of the group, each once`() {
    let ingress = """
      , "ingress": [{"protocol": "tcp", "from_port": 80, "to_port": 80, "cidr_blocks": ["10.0.0.0/8"]},
                    {"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["10.0.0.0/8"]}]
      """
    let rules = [
      ResourceText(
        "aws_security_group_rule.a",
        """
        {"id": "sgrule-1", "type": "ingress", "security_group_id": "sg-a", "protocol": "6",
         "from_port": 80, "to_port": 80, "cidr_blocks": ["10.0.0.0/8"], "description": "web"}
        """),
      ResourceText(
        "aws_security_group_rule.self",
        """
        {"id": "sgrule-2", "type": "egress", "security_group_id": "sg-a", "protocol": "udp",
         "from_port": 53, "to_port": 53, "self": true}
        """),
      ResourceText(
        "aws_security_group_rule.group",
        """
        {"id": "sgrule-3", "type": "egress", "security_group_id": "sg-a", "protocol": "tcp",
         "from_port": 443, "to_port": 443, "source_security_group_id": "sg-b"}
        """),
      ResourceText(
        "aws_vpc_security_group_egress_rule.peer",
        """
        {"id": "sgr-1", "security_group_id": "sg-a", "ip_protocol": "-1",
         "referenced_security_group_id": "123456789012/sg-b"}
        """),
      ResourceText(
        "aws_vpc_security_group_egress_rule.away",
        """
        {"id": "sgr-2", "security_group_id": "sg-a", "ip_protocol": "-1",
         "referenced_security_group_id": "999999999999/sg-far"}
        """),
    ]
    let imported = Imported(
      state([Self.vpc, Self.group("a", ingress), Self.group("b")] + rules))
    #expect(
      imported.rules(.securityGroup, "sg-a", .inbound)
        == ["tcp 22 10.0.0.0/8", "tcp 80 10.0.0.0/8"])
    #expect(
      imported.rules(.securityGroup, "sg-a", .outbound) == [
        "all 999999999999/sg-far", "all sg-b", "tcp 443 sg-b", "udp 53 sg-a",
      ])
    #expect(imported.reading.topology != nil)
  }

  @Test func `a new group without rules denies all, whatever becomes of its computed blocks`() {
    let group = ResourceText("aws_security_group.a", unknown: "id vpc_id ingress egress name")
    let imported = Imported(
      plan(
        [ResourceText("aws_vpc.main", #"{"cidr_block": "10.0.0.0/16"}"#, unknown: "id"), group],
        root: "\"resources\": [\(written("aws_security_group.a", ["vpc_id": "aws_vpc.main.id"]))]"))
    #expect(imported.rules(.securityGroup, "aws_security_group.a", .inbound) == [])
    #expect(imported.rules(.securityGroup, "aws_security_group.a", .outbound) == [])
  }

  @Test func `blocks that are written and not known leave the direction open`() {
    let group = ResourceText("aws_security_group.a", unknown: "id vpc_id ingress")
    let imported = Imported(
      plan(
        [ResourceText("aws_vpc.main", #"{"cidr_block": "10.0.0.0/16"}"#, unknown: "id"), group],
        root: """
          "resources": [\(written(
            "aws_security_group.a", ["vpc_id": "aws_vpc.main.id", "ingress": "local.rules"]))]
          """))
    #expect(
      imported.rules(.securityGroup, "aws_security_group.a", .inbound) == ["all ?known after apply"]
    )
  }

  @Test func `the groups of a block are what its only expression refers to`() {
    let unknown = """
      {"id": true, "vpc_id": true, "ingress": [{"security_groups": true, "cidr_blocks": []}]}
      """
    let group = ResourceText(
      "aws_security_group.a",
      """
      {"ingress": [{"protocol": "tcp", "from_port": 80, "to_port": 80, "cidr_blocks": [], "self": false}]}
      """, unknown: unknown)
    let imported = Imported(
      plan(
        [
          ResourceText("aws_vpc.main", #"{"cidr_block": "10.0.0.0/16"}"#, unknown: "id"), group,
          ResourceText("aws_security_group.b", unknown: "id vpc_id"),
        ],
        root: """
          "resources": [
            \(written(
              "aws_security_group.a",
              ["vpc_id": "aws_vpc.main.id", "ingress": "aws_security_group.b.id"])),
            \(written("aws_security_group.b", ["vpc_id": "aws_vpc.main.id"]))]
          """))
    #expect(
      imported.rules(.securityGroup, "aws_security_group.a", .inbound)
        == ["tcp 80 aws_security_group.b"])
  }

  @Test
  func `a rule that a plan takes away is not in the group, although the group still lists it`() {
    let rule = """
      {"id": "sgr-1", "security_group_id": "sg-a", "ip_protocol": "tcp", "from_port": 22,
       "to_port": 22, "cidr_ipv4": "0.0.0.0/0"}
      """
    let ingress = """
      , "ingress": [{"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]},
                    {"protocol": "tcp", "from_port": 23, "to_port": 23, "cidr_blocks": ["0.0.0.0/0"]}]
      """
    let kept = [Self.vpc, Self.group("a", ingress)]
    let change = plan(
      kept,
      root: "\"resources\": [\(written("aws_security_group.a", ["vpc_id": "aws_vpc.main.id"]))]",
      prior: kept + [ResourceText("aws_vpc_security_group_ingress_rule.ssh", rule)])
    #expect(
      Imported(change).rules(.securityGroup, "sg-a", .inbound) == ["tcp 23 0.0.0.0/0"])
    #expect(
      Imported(change, side: .before).rules(.securityGroup, "sg-a", .inbound)
        == ["tcp 22 0.0.0.0/0", "tcp 23 0.0.0.0/0"])
  }

  @Test func `the flat attributes of old states are read`() {
    let imported = Imported(
      """
      {"version": 3, "serial": 1, "lineage": "x", "modules": [{"path": ["root", "net"], "resources": {
        "aws_vpc.main": {"type": "aws_vpc", "primary": {"id": "vpc-1", "attributes": {
          "id": "vpc-1", "cidr_block": "10.0.0.0/16", "tags.%": "2", "tags.Name": "old",
          "tags.kubernetes.io/x": "y"}}},
        "aws_security_group.web.0": {"type": "aws_security_group", "primary": {"id": "sg-1", "attributes": {
          "id": "sg-1", "vpc_id": "vpc-1", "egress.#": "0", "ingress.#": "1",
          "ingress.123.from_port": "80", "ingress.123.to_port": "80", "ingress.123.protocol": "tcp",
          "ingress.123.cidr_blocks.#": "2", "ingress.123.cidr_blocks.0": "10.0.0.0/8",
          "ingress.123.cidr_blocks.1": "192.0.2.0/24", "ingress.123.self": "true",
          "ingress.123.security_groups.#": "0"}}}}}]}
      """)
    #expect(imported.value(.vpc, "vpc-1", .name) == "old")
    #expect(
      imported.rules(.securityGroup, "sg-1", .inbound)
        == ["tcp 80 10.0.0.0/8", "tcp 80 192.0.2.0/24", "tcp 80 sg-1"])
    #expect(imported.value(.securityGroup, "sg-1", .name) == "web[0]")
    #expect(imported.messages.isEmpty)
  }
}
