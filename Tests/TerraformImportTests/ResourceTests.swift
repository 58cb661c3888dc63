import NetworkModel
import PacketSpace
import Provenance
import TerraformImport
import Testing
import TopologyFile

/// What runs in a network, and what stands between.
struct ResourceTests {
  private static let network = [
    ResourceText("aws_vpc.main", #"{"cidr_block": "10.0.0.0/16"}"#, unknown: "id"),
    ResourceText("aws_subnet.a", #"{"cidr_block": "10.0.0.0/24"}"#, unknown: "id vpc_id"),
    ResourceText("aws_security_group.web", unknown: "id vpc_id"),
  ]
  private static let writtenNetwork = """
    \(written("aws_subnet.a", ["vpc_id": "aws_vpc.main.id"])),
    \(written("aws_security_group.web", ["vpc_id": "aws_vpc.main.id"]))
    """

  private func imported(_ resources: [ResourceText], _ written: String...) -> Imported {
    Imported(
      plan(
        Self.network + resources,
        root: "\"resources\": [\(([Self.writtenNetwork] + written).joined(separator: ",\n"))]"))
  }

  @Test func `an Auto Scaling group has the groups of its launch template`() {
    let imported = imported(
      [
        ResourceText(
          "aws_launch_template.web",
          #"{"network_interfaces": [{"associate_public_ip_address": "true", "device_index": 0}]}"#,
          unknown: #"{"id": true, "network_interfaces": [{"security_groups": true}]}"#),
        ResourceText(
          "aws_autoscaling_group.web",
          """
          {"name": "web", "desired_capacity": 3, "launch_template": [{"version": "$Latest"}],
           "tag": [{"key": "Name", "value": "web server", "propagate_at_launch": true}]}
          """,
          unknown: """
            {"id": true, "vpc_zone_identifier": true, "launch_template": [{"id": true}],
             "target_group_arns": true}
            """),
        ResourceText(
          "aws_lb_target_group.web", #"{"name": "web", "port": 8080, "protocol": "HTTP"}"#,
          unknown: "id arn"),
      ],
      written(
        "aws_launch_template.web",
        [
          "network_interfaces":
            "[{\"security_groups\": \(references("aws_security_group.web.id"))}]"
        ]),
      written(
        "aws_autoscaling_group.web",
        [
          "vpc_zone_identifier": "aws_subnet.a.id",
          "launch_template": "[{\"id\": \(references("aws_launch_template.web.id"))}]",
          "target_group_arns": "aws_lb_target_group.web.arn",
        ]))
    let id = "aws_autoscaling_group.web"
    #expect(imported.value(.autoScalingGroup, id, .securityGroups) == "aws_security_group.web")
    #expect(imported.value(.autoScalingGroup, id, .subnets) == "aws_subnet.a")
    #expect(imported.value(.autoScalingGroup, id, .publicIPs) == "true")
    #expect(imported.value(.autoScalingGroup, id, .desiredCapacity) == "3")
    #expect(imported.value(.autoScalingGroup, id, .name) == "web server")
    #expect(imported.value(.targetGroup, "aws_lb_target_group.web", .targets) == id)
    #expect(imported.messages.isEmpty)
  }

  @Test func `a load balancer's listeners lead through their target groups to targets`() throws {
    let arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012"
    let imported = Imported(
      state([
        ResourceText("aws_vpc.main", #"{"id": "vpc-1", "cidr_block": "10.0.0.0/16"}"#),
        ResourceText(
          "aws_subnet.a", #"{"id": "subnet-a", "vpc_id": "vpc-1", "cidr_block": "10.0.0.0/24"}"#),
        ResourceText(
          "aws_instance.web", #"{"id": "i-1", "subnet_id": "subnet-a", "private_ip": "10.0.0.9"}"#),
        ResourceText(
          "aws_lb.web",
          """
          {"id": "\(arn):loadbalancer/net/web/1", "arn": "\(arn):loadbalancer/net/web/1",
           "name": "web", "load_balancer_type": "network", "internal": true, "security_groups": [],
           "subnet_mapping": [{"subnet_id": "subnet-a", "private_ipv4_address": "10.0.0.5"}],
           "subnets": ["subnet-a"]}
          """),
        ResourceText(
          "aws_lb_listener.web",
          """
          {"id": "\(arn):listener/net/web/1/2", "load_balancer_arn": "\(arn):loadbalancer/net/web/1",
           "port": 80, "protocol": "TCP", "default_action":
           [{"type": "forward", "target_group_arn": "\(arn):targetgroup/web/3"}]}
          """),
        ResourceText(
          "aws_lb_target_group.web",
          """
          {"id": "\(arn):targetgroup/web/3", "arn": "\(arn):targetgroup/web/3", "name": "web",
           "port": 8080, "protocol": "TCP", "target_type": "instance", "preserve_client_ip": "true",
           "health_check": [{"enabled": true, "port": "traffic-port", "protocol": "TCP", "path": ""}]}
          """),
        ResourceText(
          "aws_lb_target_group_attachment.web",
          """
          {"id": "x", "target_group_arn": "\(arn):targetgroup/web/3", "target_id": "i-1", "port": 9090}
          """),
      ]))
    #expect(imported.messages.isEmpty)
    let topology = try #require(imported.reading.topology)
    let balancer = try #require(topology.loadBalancers[ResourceID("net/web/1")])
    #expect(balancer.kind == .network)
    #expect(balancer.scheme == .internal)
    #expect(balancer.nodeAddresses[ResourceID("subnet-a")]?.map(\.description) == ["10.0.0.5"])
    let listener = try #require(balancer.listeners.first)
    #expect(listener.targetGroup?.rawValue == "web/3")
    #expect(listener.targetPort == 8080)
    let group = try #require(topology.targetGroups[ResourceID("web/3")])
    #expect(group.targets.map(\.port) == [9090])
    #expect(group.preserveClientIP == true)
  }

  @Test func `what rules of listeners forward to is said to be left out`() {
    let group = { (name: String) in
      ResourceText(
        "aws_lb_target_group.\(name)", #"{"name": "\#(name)", "port": 80, "protocol": "HTTP"}"#,
        unknown: "id arn")
    }
    let action = { (name: String) in
      "[{\"target_group_arn\": \(references("aws_lb_target_group.\(name).arn"))}]"
    }
    let imported = imported(
      [
        group("one"), group("two"),
        ResourceText("aws_lb.web", #"{"name": "web"}"#, unknown: "id arn subnets security_groups"),
        ResourceText(
          "aws_lb_listener.web",
          #"{"port": 80, "protocol": "HTTP", "default_action": [{"type": "forward"}]}"#,
          unknown: """
            {"id": true, "arn": true, "load_balancer_arn": true,
             "default_action": [{"target_group_arn": true}]}
            """),
        ResourceText(
          "aws_lb_listener_rule.web", #"{"action": [{"type": "forward"}]}"#,
          unknown: #"{"listener_arn": true, "action": [{"target_group_arn": true}]}"#),
      ],
      written(
        "aws_lb.web",
        ["subnets": "aws_subnet.a.id", "security_groups": "aws_security_group.web.id"]),
      written(
        "aws_lb_listener.web",
        ["load_balancer_arn": "aws_lb.web.arn", "default_action": action("one")]),
      written(
        "aws_lb_listener_rule.web",
        ["listener_arn": "aws_lb_listener.web.arn", "action": action("two")]))
    #expect(
      imported.value(.loadBalancer, "aws_lb.web", .listeners)
        == "HTTP 80 aws_lb_target_group.one")
    #expect(
      imported.reading.report.incomplete.contains {
        $0.id == "aws_lb_listener.web" && $0.reason.contains("aws_lb_target_group.two")
      })
    #expect(imported.reading.topology != nil)
  }

  @Test func `functions, databases and services are where their blocks and subnet groups say`() {
    let imported = imported(
      [
        ResourceText(
          "aws_lambda_function.f", #"{"function_name": "f", "vpc_config": [{}]}"#,
          unknown: """
            {"id": true, "vpc_config": [{"subnet_ids": true, "security_group_ids": true}]}
            """),
        ResourceText("aws_lambda_function.free", #"{"function_name": "free", "vpc_config": []}"#),
        ResourceText(
          "aws_db_subnet_group.g", #"{"name": "g"}"#, unknown: "id subnet_ids"),
        ResourceText(
          "aws_db_instance.d", #"{"identifier": "d", "db_subnet_group_name": "g"}"#,
          unknown: "id vpc_security_group_ids"),
        ResourceText(
          "aws_ecs_service.s", #"{"name": "s", "network_configuration": [{}]}"#,
          unknown: """
            {"id": true, "network_configuration": [{"subnets": true, "security_groups": true}]}
            """),
        ResourceText("aws_ecs_service.bridge", #"{"name": "b", "network_configuration": []}"#),
      ],
      written(
        "aws_lambda_function.f",
        [
          "vpc_config": """
          [{"subnet_ids": \(references("aws_subnet.a")),
            "security_group_ids": \(references("aws_security_group.web.id"))}]
          """
        ]),
      written("aws_db_subnet_group.g", ["subnet_ids": "aws_subnet.a"]),
      written(
        "aws_db_instance.d",
        [
          "db_subnet_group_name": "aws_db_subnet_group.g.name",
          "vpc_security_group_ids": "aws_security_group.web.id",
        ]),
      written(
        "aws_ecs_service.s",
        [
          "network_configuration": """
          [{"subnets": \(references("aws_subnet.a")),
            "security_groups": \(references("aws_security_group.web.id"))}]
          """
        ]))
    for (kind, id) in [
      (ResourceKind.lambdaFunction, "aws_lambda_function.f"), (.database, "aws_db_instance.d"),
      (.autoScalingGroup, "aws_ecs_service.s"),
    ] {
      #expect(imported.value(kind, id, .subnets) == "aws_subnet.a")
      #expect(imported.value(kind, id, .securityGroups) == "aws_security_group.web")
    }
    #expect(imported.reading.report.unrelated == ["aws_lambda_function": 1])
    #expect(imported.reading.report.skipped.map(\.id) == ["aws_ecs_service.bridge"])
    #expect(imported.messages.isEmpty)
  }

  @Test func `interfaces are parts of the instances that they are attached to`() {
    let imported = imported(
      [
        ResourceText("aws_instance.fw", #"{"source_dest_check": false}"#, unknown: "id subnet_id"),
        ResourceText(
          "aws_network_interface.in", #"{"private_ips": ["10.0.0.7"]}"#,
          unknown: "id subnet_id security_groups"),
        ResourceText(
          "aws_network_interface_attachment.in", #"{"device_index": 1}"#,
          unknown: "instance_id network_interface_id"),
        ResourceText(
          "aws_route_table.a", #"{"route": [{"cidr_block": "0.0.0.0/0"}]}"#,
          unknown: #"{"id": true, "vpc_id": true, "route": [{"network_interface_id": true}]}"#),
        ResourceText("aws_eip.fw", unknown: "id instance public_ip"),
      ],
      written("aws_instance.fw", ["subnet_id": "aws_subnet.a.id"]),
      written("aws_eip.fw", ["instance": "aws_instance.fw.id"]),
      written(
        "aws_network_interface.in",
        ["subnet_id": "aws_subnet.a.id", "security_groups": "aws_security_group.web.id"]),
      written(
        "aws_network_interface_attachment.in",
        [
          "instance_id": "aws_instance.fw.id",
          "network_interface_id": "aws_network_interface.in.id",
        ]),
      written(
        "aws_route_table.a",
        ["vpc_id": "aws_vpc.main.id", "route": "aws_network_interface.in.id"]))
    #expect(
      imported.value(.instance, "aws_instance.fw", .networkInterfaces)
        == "eth0: aws_subnet.a ?an Elastic IP address false, "
        + "eth1: aws_subnet.a 10.0.0.7 aws_security_group.web")
    #expect(
      imported.value(.routeTable, "aws_route_table.a", .routes)
        == "0.0.0.0/0 aws_instance.fw/eth1")
    #expect(imported.messages.isEmpty)
  }

  @Test func `routes lead to gateways, endpoints and peerings, and to nothing that is guessed`() {
    let routes = [
      ("10.1.0.0/16", "vpc_peering_connection_id"), ("10.2.0.0/16", "transit_gateway_id"),
      ("0.0.0.0/0", "nat_gateway_id"), ("10.3.0.0/16", "gateway_id"),
    ]
    let imported = imported(
      [
        ResourceText("aws_route_table.a", #"{"route": []}"#, unknown: "id vpc_id"),
        ResourceText("aws_vpc.other", #"{"cidr_block": "10.1.0.0/16"}"#, unknown: "id"),
        ResourceText(
          "aws_vpc_peering_connection.p", #"{"peer_region": null}"#,
          unknown: "id vpc_id peer_vpc_id"),
        ResourceText("aws_nat_gateway.n", unknown: "id subnet_id allocation_id public_ip"),
        ResourceText("aws_eip.n", unknown: "id public_ip"),
        ResourceText("aws_ec2_transit_gateway.t", unknown: "id"),
        ResourceText(
          "aws_ec2_transit_gateway_vpc_attachment.t",
          unknown: "id vpc_id subnet_ids transit_gateway_id"),
        ResourceText("aws_vpn_gateway.v", unknown: "id vpc_id"),
      ]
        + routes.enumerated().map {
          ResourceText(
            "aws_route.r\($0.offset)", "{\"destination_cidr_block\": \"\($0.element.0)\"}",
            unknown: "id route_table_id \($0.element.1)")
        },
      written("aws_route_table.a", ["vpc_id": "aws_vpc.main.id"]),
      written(
        "aws_vpc_peering_connection.p",
        ["vpc_id": "aws_vpc.main.id", "peer_vpc_id": "aws_vpc.other.id"]),
      written(
        "aws_nat_gateway.n", ["subnet_id": "aws_subnet.a.id", "allocation_id": "aws_eip.n.id"]),
      written(
        "aws_ec2_transit_gateway_vpc_attachment.t",
        [
          "vpc_id": "aws_vpc.main.id", "subnet_ids": "aws_subnet.a.id",
          "transit_gateway_id": "aws_ec2_transit_gateway.t.id",
        ]),
      written(
        "aws_route.r0",
        [
          "route_table_id": "aws_route_table.a.id",
          "vpc_peering_connection_id": "aws_vpc_peering_connection.p.id",
        ]),
      written(
        "aws_route.r1",
        [
          "route_table_id": "aws_route_table.a.id",
          "transit_gateway_id": "aws_ec2_transit_gateway.t.id",
        ]),
      written(
        "aws_route.r2",
        ["route_table_id": "aws_route_table.a.id", "nat_gateway_id": "aws_nat_gateway.n.id"]),
      written(
        "aws_route.r3",
        ["route_table_id": "aws_route_table.a.id", "gateway_id": "aws_vpn_gateway.v.id"]))
    #expect(
      imported.rules(.routeTable, "aws_route_table.a", .routes) == [
        "10.1.0.0/16 aws_vpc_peering_connection.p", "10.2.0.0/16 aws_ec2_transit_gateway.t",
        "0.0.0.0/0 aws_nat_gateway.n", "10.3.0.0/16 ?known after apply",
      ])
    #expect(
      imported.value(.transitGateway, "aws_ec2_transit_gateway.t", .attachments)
        == "aws_ec2_transit_gateway_vpc_attachment.t: aws_vpc.main aws_subnet.a default")
    #expect(
      imported.value(.peering, "aws_vpc_peering_connection.p", .accepter) == "aws_vpc.other")
    #expect(imported.messages.isEmpty)
  }

  @Test func `an unknown public address is none of nobody and one of somebody`() {
    let imported = imported(
      [
        ResourceText(
          "aws_subnet.open", #"{"cidr_block": "10.0.9.0/24", "map_public_ip_on_launch": true}"#,
          unknown: "id vpc_id"),
        ResourceText("aws_instance.open", unknown: "id subnet_id public_ip"),
        ResourceText("aws_instance.closed", unknown: "id subnet_id public_ip"),
      ],
      written("aws_subnet.open", ["vpc_id": "aws_vpc.main.id"]),
      written("aws_instance.open", ["subnet_id": "aws_subnet.open.id"]),
      written("aws_instance.closed", ["subnet_id": "aws_subnet.a.id"]))
    #expect(
      imported.value(.instance, "aws_instance.open", .publicIP) == "?assigned when it starts")
    #expect(imported.value(.instance, "aws_instance.closed", .publicIP) == nil)
  }

  @Test func `names are tags, then what AWS calls them, then labels that are unique`() {
    let imported = Imported(
      state([
        ResourceText(
          "aws_vpc.a", #"{"id": "vpc-a", "cidr_block": "10.0.0.0/16", "tags": {"Name": "tagged"}}"#),
        ResourceText(
          "aws_security_group.b", #"{"id": "sg-b", "vpc_id": "vpc-a", "name": "called"}"#),
        ResourceText("module.x.aws_security_group.c", #"{"id": "sg-c", "vpc_id": "vpc-a"}"#),
        ResourceText("module.y.aws_security_group.c", #"{"id": "sg-d", "vpc_id": "vpc-a"}"#),
        ResourceText("module.y.aws_security_group.e[0]", #"{"id": "sg-e", "vpc_id": "vpc-a"}"#),
      ]))
    #expect(imported.value(.vpc, "vpc-a", .name) == "tagged")
    #expect(imported.value(.securityGroup, "sg-b", .name) == "called")
    #expect(imported.value(.securityGroup, "sg-c", .name) == "module.x.c")
    #expect(imported.value(.securityGroup, "sg-d", .name) == "module.y.c")
    #expect(imported.value(.securityGroup, "sg-e", .name) == "e[0]")
  }

  @Test func `two plans may have one address for different things`() {
    let one = plan([ResourceText("aws_vpc.main", #"{"cidr_block": "10.0.0.0/16"}"#, unknown: "id")])
    let other = plan([
      ResourceText("aws_vpc.main", #"{"cidr_block": "10.1.0.0/16"}"#, unknown: "id")
    ])
    let imported = Imported(one, other)
    #expect(imported.draft.ids(.vpc) == ["aws_vpc.main", "aws_vpc.main@2.json"])
  }

  @Test func `a VPC has at least the blocks of its subnets`() {
    let imported = Imported(
      state([
        ResourceText("aws_vpc.main", #"{"id": "vpc-1", "cidr_block": "10.0.0.0/16"}"#),
        ResourceText(
          "aws_subnet.a", #"{"id": "subnet-a", "vpc_id": "vpc-1", "cidr_block": "100.64.0.0/24"}"#),
      ]))
    #expect(imported.value(.vpc, "vpc-1", .cidrs) == "10.0.0.0/16 100.64.0.0/24")
    #expect(imported.reading.report.incomplete.map(\.id) == ["subnet-a"])
    #expect(imported.messages.isEmpty)
  }

  @Test func `the instances of an Auto Scaling group, which no state has, are the group`() {
    let imported = Imported(
      state([
        ResourceText(
          "aws_autoscaling_group.web",
          #"{"id": "web", "name": "web", "vpc_zone_identifier": ["subnet-a"], "load_balancers": ["lb"]}"#
        ),
        ResourceText("aws_instance.one", #"{"id": "i-1", "subnet_id": "subnet-a"}"#),
        ResourceText(
          "aws_elb.lb",
          """
          {"id": "lb", "name": "lb", "subnets": ["subnet-a"], "instances": ["i-1", "i-of-web"],
           "listener": [{"lb_port": 80, "lb_protocol": "http", "instance_port": 8080}]}
          """),
      ]))
    #expect(imported.value(.loadBalancer, "lb", .targets) == "i-1 web")
    #expect(imported.value(.loadBalancer, "lb", .listeners) == "HTTP 80 8080")
    #expect(imported.messages.isEmpty)
  }

  @Test func `what is not in the input is unknown, and in one VPC with what is with it`() throws {
    let imported = Imported(
      state([
        ResourceText("aws_security_group.a", #"{"id": "sg-a", "vpc_id": "vpc-1"}"#),
        ResourceText(
          "aws_instance.a",
          #"{"id": "i-1", "subnet_id": "subnet-a", "vpc_security_group_ids": ["sg-a", "sg-gone"]}"#),
      ]))
    #expect(imported.messages.isEmpty)
    let topology = try #require(imported.reading.topology)
    #expect(topology.subnets[ResourceID("subnet-a")]?.vpc.rawValue == "vpc-1")
    #expect(topology.securityGroups[ResourceID("sg-gone")]?.vpc.rawValue == "vpc-1")
  }

  @Test func `a plan of which only the changes are left is read`() {
    let plan = """
      {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
        {"address": "module.m.aws_vpc.a", "module_address": "module.m", "mode": "managed", "type": "aws_vpc",
         "name": "a", "change": {"actions": ["update"], "before": {"id": "vpc-1", "cidr_block": "10.0.0.0/16"},
           "after": {"id": "vpc-1", "cidr_block": "10.1.0.0/16"}, "after_unknown": {}}},
        {"address": "aws_vpc.gone", "mode": "managed", "type": "aws_vpc", "name": "gone",
         "change": {"actions": ["delete"], "before": {"id": "vpc-2", "cidr_block": "10.2.0.0/16"}, "after": null}}]}
      """
    #expect(Imported(plan).value(.vpc, "vpc-1", .cidr) == "10.1.0.0/16")
    #expect(!Imported(plan).draft.contains(.vpc, "vpc-2"))
    #expect(Imported(plan, side: .before).value(.vpc, "vpc-1", .cidr) == "10.0.0.0/16")
    #expect(Imported(plan, side: .before).draft.contains(.vpc, "vpc-2"))
  }

  @Test func `a state is recognised by the instances of its resources`() {
    let state = """
      {"version": 4, "resources": [{"mode": "managed", "type": "aws_vpc", "name": "a", "instances": [
        {"attributes": {"id": "vpc-1", "cidr_block": "10.0.0.0/16"}}]}]}
      """
    #expect(Imported(state).value(.vpc, "vpc-1", .cidr) == "10.0.0.0/16")
  }
}
