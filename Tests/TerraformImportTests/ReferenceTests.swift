import Provenance
import Testing
import TopologyFile

/// A plan of what is to be created has no identifiers: links are found by the expressions.
struct ReferenceTests {
  private static let vpc = ResourceText(
    "aws_vpc.main", #"{"cidr_block": "10.0.0.0/16"}"#, unknown: "id")

  private static func subnet(_ address: String, _ block: String) -> ResourceText {
    ResourceText(address, #"{"cidr_block": "\#(block)"}"#, unknown: "id vpc_id")
  }

  @Test func `a reference leads to the resource that it names`() {
    let imported = Imported(
      plan(
        [Self.vpc, Self.subnet("aws_subnet.a", "10.0.0.0/24")],
        root: """
          "resources": [\(written("aws_vpc.main", [:])),
            \(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"]))]
          """))
    #expect(imported.value(.subnet, "aws_subnet.a", .vpc) == "aws_vpc.main")
    #expect(imported.messages.isEmpty)
  }

  @Test func `count_index means the resource with the same index`() {
    let subnets = (0..<3).map { Self.subnet("aws_subnet.a[\($0)]", "10.0.\($0).0/24") }
    let instances = (0..<3).map {
      ResourceText("aws_instance.web[\($0)]", unknown: "id subnet_id")
    }
    let imported = Imported(
      plan(
        [Self.vpc] + subnets + instances,
        root: """
          "resources": [\(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"])),
            \(written("aws_instance.web", ["subnet_id": "aws_subnet.a count.index"]))]
          """))
    #expect(imported.value(.instance, "aws_instance.web[2]", .subnet) == "aws_subnet.a[2]")
  }

  @Test func `each_key means the resource with the same key`() {
    let subnets = ["x", "y.z"].enumerated().map {
      Self.subnet("aws_subnet.a[\"\($0.element)\"]", "10.0.\($0.offset).0/24")
    }
    let instance = ResourceText("aws_instance.web[\"y.z\"]", unknown: "id subnet_id")
    let imported = Imported(
      plan(
        [Self.vpc] + subnets + [instance],
        root: """
          "resources": [\(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"])),
            \(written("aws_instance.web", ["subnet_id": "aws_subnet.a each.key"]))]
          """))
    #expect(
      imported.value(.instance, "aws_instance.web[\"y.z\"]", .subnet) == "aws_subnet.a[\"y.z\"]")
  }

  @Test func `each_value comes from what is iterated over`() {
    let subnets = ["x", "y"].enumerated().map {
      Self.subnet("aws_subnet.a[\"\($0.element)\"]", "10.0.\($0.offset).0/24")
    }
    let instance = ResourceText("aws_instance.web[\"y\"]", unknown: "id subnet_id")
    let imported = Imported(
      plan(
        [Self.vpc] + subnets + [instance],
        root: """
          "resources": [\(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"])),
            \(written("aws_instance.web", ["subnet_id": "each.value.id"], each: "aws_subnet.a"))]
          """))
    #expect(imported.value(.instance, "aws_instance.web[\"y\"]", .subnet) == "aws_subnet.a[\"y\"]")
  }

  @Test func `an index that is not among several leads nowhere`() throws {
    let subnets = (0..<2).map { Self.subnet("aws_subnet.a[\($0)]", "10.0.\($0).0/24") }
    let instance = ResourceText("aws_instance.web[5]", unknown: "id subnet_id")
    let imported = Imported(
      plan(
        [Self.vpc] + subnets + [instance],
        root: """
          "resources": [\(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"])),
            \(written("aws_instance.web", ["subnet_id": "aws_subnet.a count.index"]))]
          """))
    #expect(
      imported.value(.instance, "aws_instance.web[5]", .subnet)
        == "?one of aws_subnet.a[0], aws_subnet.a[1]")
    #expect(imported.reading.topology != nil)
  }

  @Test func `a list without an index holds all instances`() {
    let subnets = (0..<2).map { Self.subnet("aws_subnet.a[\($0)]", "10.0.\($0).0/24") }
    let group = ResourceText("aws_autoscaling_group.web", unknown: "id vpc_zone_identifier")
    let imported = Imported(
      plan(
        [Self.vpc] + subnets + [group],
        root: """
          "resources": [\(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"])),
            \(written("aws_autoscaling_group.web", ["vpc_zone_identifier": "aws_subnet.a"]))]
          """))
    #expect(
      imported.value(.autoScalingGroup, "aws_autoscaling_group.web", .subnets)
        == "aws_subnet.a[0] aws_subnet.a[1]")
  }

  @Test func `a module's variable is what its call gives, its output what it holds`() {
    let resources = [
      ResourceText(
        "module.net.aws_vpc.this[0]", #"{"cidr_block": "10.0.0.0/16"}"#, unknown: "id"),
      Self.subnet("module.net.aws_subnet.private[0]", "10.0.0.0/24"),
      Self.subnet("module.net.aws_subnet.private[1]", "10.0.1.0/24"),
      ResourceText("module.app.aws_instance.web", unknown: "id subnet_id"),
      ResourceText("module.app.aws_security_group.web", unknown: "id vpc_id"),
    ]
    let network = """
      {"expressions": {}, "module": {"outputs": {
        "vpc_id": {"expression": \(references("aws_vpc.this[0].id"))},
        "private_subnets": {"expression": \(references("aws_subnet.private"))}},
       "resources": [\(written("aws_subnet.private", ["vpc_id": "aws_vpc.this[0].id"]))]}}
      """
    let app = """
      {"expressions": {"vpc": \(references("module.net.vpc_id")),
         "subnet": \(references("module.net.private_subnets[1]"))},
       "module": {"resources": [
         \(written("aws_instance.web", ["subnet_id": "var.subnet"])),
         \(written("aws_security_group.web", ["vpc_id": "var.vpc"]))]}}
      """
    let imported = Imported(
      plan(resources, root: "\"module_calls\": {\"net\": \(network), \"app\": \(app)}"))
    #expect(
      imported.value(.instance, "module.app.aws_instance.web", .subnet)
        == "module.net.aws_subnet.private[1]")
    #expect(
      imported.value(.securityGroup, "module.app.aws_security_group.web", .vpc)
        == "module.net.aws_vpc.this[0]")
    #expect(imported.messages.isEmpty)
  }

  @Test func `the modules of a for_each are told apart by their keys`() {
    let resources = [
      Self.vpc, ResourceText("module.group[\"a\"].aws_security_group.this", unknown: "id vpc_id"),
      ResourceText("module.group[\"b\"].aws_security_group.this", unknown: "id vpc_id"),
      ResourceText(
        "aws_vpc_security_group_ingress_rule.web[\"b\"]",
        #"{"cidr_ipv4": "10.0.0.0/8", "ip_protocol": "tcp", "from_port": 80, "to_port": 80}"#,
        unknown: "id security_group_id"),
      ResourceText(
        "aws_vpc_security_group_ingress_rule.one",
        #"{"cidr_ipv4": "10.0.0.0/9", "ip_protocol": "tcp", "from_port": 81, "to_port": 81}"#,
        unknown: "id security_group_id"),
    ]
    let group = """
      {"expressions": {"vpc": \(references("aws_vpc.main.id"))}, "module": {
        "outputs": {"id": {"expression": \(references("aws_security_group.this.id"))}},
        "resources": [\(written("aws_security_group.this", ["vpc_id": "var.vpc"]))]}}
      """
    let rule = "aws_vpc_security_group_ingress_rule"
    let imported = Imported(
      plan(
        resources,
        root: """
          "module_calls": {"group": \(group)}, "resources": [
            \(written("\(rule).web", ["security_group_id": "module.group each.key"])),
            \(written("\(rule).one", ["security_group_id": "module.group[\"a\"].id"]))]
          """))
    let (a, b) = (
      "module.group[\"a\"].aws_security_group.this", "module.group[\"b\"].aws_security_group.this"
    )
    #expect(imported.rules(.securityGroup, a, .inbound) == ["tcp 81 10.0.0.0/9"])
    #expect(imported.rules(.securityGroup, b, .inbound) == ["tcp 80 10.0.0.0/8"])
  }

  @Test func `a local is what its module has only one of`() {
    let imported = Imported(
      plan(
        [Self.vpc, Self.subnet("aws_subnet.a", "10.0.0.0/24")],
        root: "\"resources\": [\(written("aws_subnet.a", ["vpc_id": "local.vpc_id"]))]"))
    #expect(imported.value(.subnet, "aws_subnet.a", .vpc) == "aws_vpc.main")
  }

  @Test func `a local that may be several things is not guessed`() {
    let other = ResourceText(
      "aws_vpc.other", #"{"cidr_block": "10.1.0.0/16"}"#, unknown: "id")
    let imported = Imported(
      plan(
        [Self.vpc, other, Self.subnet("aws_subnet.a", "10.0.0.0/24")],
        root: "\"resources\": [\(written("aws_subnet.a", ["vpc_id": "local.vpc_id"]))]"))
    #expect(
      imported.value(.subnet, "aws_subnet.a", .vpc) == "?one of aws_vpc.main, aws_vpc.other")
    #expect(imported.reading.topology != nil)
  }

  @Test func `attributes of other resources are followed`() {
    let imported = Imported(
      plan(
        [
          Self.vpc, Self.subnet("aws_subnet.a", "10.0.0.0/24"),
          ResourceText("aws_security_group.a", unknown: "id vpc_id"),
        ],
        root: """
          "resources": [\(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"])),
            \(written("aws_security_group.a", ["vpc_id": "aws_subnet.a.vpc_id"]))]
          """))
    #expect(imported.value(.securityGroup, "aws_security_group.a", .vpc) == "aws_vpc.main")
  }

  @Test func `expressions that lead in a circle end`() {
    let call = """
      {"expressions": {"vpc": \(references("module.m.vpc"))}, "module": {
        "outputs": {"vpc": {"expression": \(references("var.vpc"))}},
        "resources": [\(written("aws_subnet.a", ["vpc_id": "var.vpc"]))]}}
      """
    let imported = Imported(
      plan(
        [Self.subnet("module.m.aws_subnet.a", "10.0.0.0/24")],
        root: "\"module_calls\": {\"m\": \(call)}"))
    #expect(imported.value(.subnet, "module.m.aws_subnet.a", .vpc)?.hasPrefix("?") == true)
    #expect(imported.reading.topology != nil)
  }

  @Test func `what is looked up when the plan is applied is unknown`() {
    let imported = Imported(
      plan(
        [Self.vpc, Self.subnet("aws_subnet.a", "10.0.0.0/24")],
        root: "\"resources\": [\(written("aws_subnet.a", ["vpc_id": "data.aws_vpc.x.id"]))]"))
    #expect(imported.value(.subnet, "aws_subnet.a", .vpc) == "?known after apply")
  }

  @Test func `a rule that may be of one of two groups leaves both open`() {
    let rule = ResourceText(
      "aws_vpc_security_group_egress_rule.x",
      #"{"cidr_ipv4": "10.0.0.0/8", "ip_protocol": "-1"}"#, unknown: "id security_group_id")
    let imported = Imported(
      plan(
        [
          Self.vpc, ResourceText("aws_security_group.a", unknown: "id vpc_id"),
          ResourceText("aws_security_group.b", unknown: "id vpc_id"), rule,
        ],
        root: """
          "resources": [\(written("aws_security_group.a", ["vpc_id": "aws_vpc.main.id"])),
            \(written("aws_security_group.b", ["vpc_id": "aws_vpc.main.id"])),
            \(written(rule.address, ["security_group_id": "local.group"]))]
          """))
    for group in ["aws_security_group.a", "aws_security_group.b"] {
      #expect(imported.rules(.securityGroup, group, .inbound) == [])
      #expect(
        imported.rules(.securityGroup, group, .outbound)
          == ["all ?a rule that may be of this group or another"])
    }
    #expect(imported.reading.report.skipped.map(\.type) == ["aws_vpc_security_group_egress_rule"])
  }

  @Test func `a list that is iterated over by its indexes is met by them`() {
    let subnets = (0..<2).map { Self.subnet("aws_subnet.a[\($0)]", "10.0.\($0).0/24") }
    let imported = Imported(
      plan(
        [Self.vpc] + subnets + [
          ResourceText("aws_instance.web[\"1\"]", unknown: "id subnet_id"),
          ResourceText("aws_instance.app[\"0\"]", unknown: "id subnet_id"),
        ],
        root: """
          "resources": [\(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"])),
            \(written("aws_instance.web", ["subnet_id": "each.value"], each: "aws_subnet.a")),
            \(written("aws_instance.app", ["subnet_id": "aws_subnet.a each.key"]))]
          """))
    #expect(imported.value(.instance, "aws_instance.web[\"1\"]", .subnet) == "aws_subnet.a[1]")
    #expect(imported.value(.instance, "aws_instance.app[\"0\"]", .subnet) == "aws_subnet.a[0]")
  }

  @Test func `a local of a module is its own group, although it is given others`() {
    let rule = "aws_security_group_rule.from_group"
    let text = """
      {"type": "ingress", "protocol": "tcp", "from_port": 80, "to_port": 80, "cidr_blocks": null,
       "self": false}
      """
    let web = """
      {"expressions": {"vpc": \(references("aws_vpc.main.id")),
         "sources": \(references("aws_security_group.lb.id"))},
       "module": {"resources": [
         \(written("aws_security_group.this", ["vpc_id": "var.vpc"])),
         \(written(
           rule,
           [
             "security_group_id": "local.this_sg_id",
             "source_security_group_id": "var.sources count.index",
           ]))]}}
      """
    let imported = Imported(
      plan(
        [
          Self.vpc, ResourceText("aws_security_group.lb", unknown: "id vpc_id"),
          ResourceText("module.web.aws_security_group.this[0]", unknown: "id vpc_id"),
          ResourceText(
            "module.web.\(rule)[0]", text,
            unknown: "id security_group_id source_security_group_id"),
        ],
        root: """
          "module_calls": {"web": \(web)},
          "resources": [\(written("aws_security_group.lb", ["vpc_id": "aws_vpc.main.id"]))]
          """))
    #expect(
      imported.rules(.securityGroup, "module.web.aws_security_group.this[0]", .inbound)
        == ["tcp 80 aws_security_group.lb"])
    #expect(imported.messages.isEmpty)
  }
}
