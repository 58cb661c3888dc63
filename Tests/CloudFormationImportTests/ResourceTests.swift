import Diagnostics
import NetworkModel
import PacketSpace
import Provenance
import TestSupport
import Testing
import TopologyFile

struct ResourceTests {
  private static let side =
    "Side: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: 10.0.1.0/24, MapPublicIpOnLaunch: 'true'}}"
  private static let inner =
    "Inner: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: 10.0.2.0/24}}"
  private static let wall =
    "Wall: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !Ref Net}}"

  private func network(_ resources: String, sections: String = "") -> Import {
    Import(
      resources: [Self.side, Self.inner, Self.wall, resources].joined(separator: "\n"),
      sections: sections)
  }

  @Test func `a VPC has its further blocks and gateways`() {
    let result = Import(
      resources: """
        More: {Type: AWS::EC2::VPCCidrBlock, Properties: {VpcId: !Ref Net, CidrBlock: 10.1.0.0/16}}
        Six: {Type: AWS::EC2::VPCCidrBlock, Properties: {VpcId: !Ref Net, Ipv6CidrBlock: '2001:db8::/56'}}
        Amazon: {Type: AWS::EC2::VPCCidrBlock, Properties: {VpcId: !Ref Net, AmazonProvidedIpv6CidrBlock: true}}
        Gate: {Type: AWS::EC2::InternetGateway}
        Hinge: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Net, InternetGatewayId: !Ref Gate}}
        Exit: {Type: AWS::EC2::EgressOnlyInternetGateway, Properties: {VpcId: !GetAtt Net.VpcId}}
        """)
    let vpc = result.topology.vpcs["Net"]

    #expect(result.errors == [])
    #expect(
      vpc?.cidrs.map(\.description).sorted() == ["10.0.0.0/16", "10.1.0.0/16", "2001:db8::/56"])
    #expect(vpc?.internetGateway == "Gate")
    #expect(vpc?.egressOnlyInternetGateway == "Exit")
    #expect(result.gaps("Amazon").count == 1)
  }

  @Test func `routes lead where the template says`() {
    let result = network(
      """
      Gate: {Type: AWS::EC2::InternetGateway}
      Hinge: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Net, InternetGatewayId: !Ref Gate}}
      Nat: {Type: AWS::EC2::NatGateway, Properties: {SubnetId: !Ref Side, AllocationId: x}}
      Quiet: {Type: AWS::EC2::NatGateway, Properties: {SubnetId: !Ref Side, ConnectivityType: private}}
      Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Net}}
      Link: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Side, RouteTableId: !Ref Table}}
      R1: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gate}}
      R2: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 192.0.2.0/24, NatGatewayId: !Ref Nat}}
      R3: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 198.51.100.0/24, VpcPeeringConnectionId: !ImportValue p}}
      R4: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 203.0.113.0/24, GatewayId: !Ref Vpn}}
      Vpn: {Type: AWS::EC2::VPNGateway, Properties: {Type: ipsec.1}}
      """)

    #expect(result.errors == [])
    #expect(
      result.table("Table")?.routes.map(\.line) == [
        "0.0.0.0/0 Gate", "192.0.2.0/24 Nat", "198.51.100.0/24 p",
        "203.0.113.0/24 virtual private gateway Vpn",
      ])
    #expect(result.subnet("Side")?.routeTable == "Table")
    #expect(result.topology.natGateways["Nat"]?.connectivity == .public)
    #expect(result.topology.natGateways["Quiet"]?.connectivity == .private)
  }

  @Test func `a route to nobody knows where leaves its table open`() {
    let result = network(
      """
      Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Net}}
      R1: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: !ImportValue x, NatGatewayId: n}}
      R2: {Type: AWS::EC2::Route, Properties: {RouteTableId: rtb-1, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: n}}
      """)
    #expect(result.errors == [])
    #expect(result.table("Table")?.gap == "a route to the export x")
    #expect(result.skipped("R2") == "its route table is not in the template")
  }

  @Test func `instances have public addresses as their subnets and interfaces say`() {
    let result = network(
      """
      A: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Side, SecurityGroupIds: [!Ref Wall], PrivateIpAddress: 10.0.1.9, SourceDestCheck: 'false'}}
      B: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Inner}}
      C: {Type: AWS::EC2::Instance, Properties: {NetworkInterfaces: [{DeviceIndex: '0', SubnetId: !Ref Side, AssociatePublicIpAddress: false, GroupSet: [!Ref Wall]}]}}
      D: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Inner}}
      Ip: {Type: AWS::EC2::EIP, Properties: {InstanceId: !Ref D}}
      """)
    let interfaces = ["A", "B", "C", "D"].map { result.instance($0)?.interfaces.first }

    #expect(result.errors == [])
    #expect(interfaces.map { $0?.hasUnknownPublicIP } == [true, false, false, true])
    #expect(interfaces[0]?.addresses.map(\.description) == ["10.0.1.9"])
    #expect(interfaces[0]?.sourceDestCheck == false)
    #expect(interfaces.map { $0?.securityGroups?.first?.rawValue } == ["Wall", nil, "Wall", nil])
  }

  @Test(arguments: ["7", "!ImportValue x", "[!If [Open, {DeviceIndex: 0}, !Ref AWS::NoValue]]"])
  func `an interface of which nothing is known is in an unknown subnet`(interfaces: String) {
    let result = network(
      "Host: {Type: AWS::EC2::Instance, Properties: {NetworkInterfaces: \(interfaces)}}",
      sections: """
        Parameters: {Missing: {Type: String}}
        Conditions: {Open: !Equals [!Ref Missing, x]}
        """)
    let host = result.instance("Host")

    #expect(result.errors == [])
    #expect(host?.interfaces.map(\.subnet.rawValue) == ["unknown-subnets-of-Host"])
    #expect(host?.interfaces.first?.securityGroups == ["unknown-securityGroups-of-Host"])
    let group = result.topology.securityGroups["unknown-securityGroups-of-Host"]
    #expect(group?.isUnidentified == true)
  }

  @Test func `a gateway may be attached to a VPC that is elsewhere`() {
    let result = Import(
      """
      Parameters: {Vpc: {Type: 'AWS::EC2::VPC::Id'}}
      Resources:
        Gate: {Type: AWS::EC2::InternetGateway}
        Hinge: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gate}}
        Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
        Route: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gate}}
      """)
    #expect(result.errors == [])
    #expect(result.gaps("Hinge") == ["VPC 'Vpc' is not in the input"])
    #expect(result.table("Table")?.routes.map(\.target) == [.internetGateway("Gate")])
  }

  @Test func `interfaces of their own belong to what they are attached to`() {
    let result = network(
      """
      Eni: {Type: AWS::EC2::NetworkInterface, Properties: {SubnetId: !Ref Inner, GroupSet: [!Ref Wall], SourceDestCheck: false}}
      Lone: {Type: AWS::EC2::NetworkInterface, Properties: {SubnetId: !Ref Inner}}
      Host: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Side}}
      Own: {Type: AWS::EC2::NetworkInterface, Properties: {SubnetId: !Ref Side, GroupSet: [!Ref Wall]}}
      Quiet: {Type: AWS::EC2::Instance, Properties: {NetworkInterfaces: [{DeviceIndex: '0', NetworkInterfaceId: !Ref Own}]}}
      Plug: {Type: AWS::EC2::NetworkInterfaceAttachment, Properties: {InstanceId: !Ref Host, NetworkInterfaceId: !Ref Eni, DeviceIndex: '1'}}
      Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Net}}
      R1: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NetworkInterfaceId: !Ref Eni}}
      Ip: {Type: AWS::EC2::EIPAssociation, Properties: {AllocationId: x, NetworkInterfaceId: !Ref Eni}}
      """)
    let interfaces = result.instance("Host")?.interfaces ?? []

    #expect(result.errors == [])
    #expect(interfaces.map(\.subnet.rawValue) == ["Side", "Inner"])
    #expect(interfaces.map(\.hasUnknownPublicIP) == [true, true])
    // AWS gives a public address to interfaces that it makes itself.
    #expect(result.instance("Quiet")?.interfaces.map(\.hasUnknownPublicIP) == [false])
    #expect(result.instance("Quiet")?.interfaces.first?.securityGroups == ["Wall"])
    #expect(result.table("Table")?.routes.map(\.target) == [.networkInterface("Host", "eth1")])
    #expect(result.skipped("Lone") == "no instance of the template has it")
  }

  @Test(arguments: [
    (
      "Launch: {Type: AWS::AutoScaling::LaunchConfiguration, Properties: {SecurityGroups: [!Ref Wall]}}",
      "LaunchConfigurationName: !Ref Launch"
    ),
    (
      "Launch: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {SecurityGroupIds: [!Ref Wall]}}}",
      "LaunchTemplate: {LaunchTemplateId: !Ref Launch, Version: !GetAtt Launch.LatestVersionNumber}"
    ),
    (
      "Launch: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateName: web, LaunchTemplateData: {NetworkInterfaces: [{DeviceIndex: 0, Groups: [!Ref Wall]}]}}}",
      "MixedInstancesPolicy: {LaunchTemplate: {LaunchTemplateSpecification: {LaunchTemplateName: web, Version: '1'}}}"
    ),
  ])
  func `an Auto Scaling group has the groups of what it launches`(launch: String, use: String) {
    let result = network(
      """
      \(launch)
      Fleet: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {VPCZoneIdentifier: [!Ref Side], MinSize: '2', \(use)}}
      """)
    let fleet = result.topology.autoScalingGroups["Fleet"]

    #expect(result.errors == [])
    #expect(fleet?.securityGroups == ["Wall"])
    #expect(fleet?.desiredCapacity == 2)
    #expect(fleet?.publicIPs == true)
  }

  @Test func `a classic load balancer has its instances and Auto Scaling groups`() {
    let result = network(
      """
      A: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Inner, SecurityGroupIds: [!Ref Wall]}}
      Launch: {Type: AWS::AutoScaling::LaunchConfiguration, Properties: {SecurityGroups: [!Ref Wall]}}
      Fleet: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {VPCZoneIdentifier: [!Ref Inner], MinSize: 1, LaunchConfigurationName: !Ref Launch, LoadBalancerNames: [!Ref Front]}}
      Front: {Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: {Subnets: [!Ref Side], SecurityGroups: [!GetAtt Wall.GroupId], Scheme: internal, CrossZone: 'true', Instances: [!Ref A], Listeners: [{LoadBalancerPort: '80', InstancePort: 8080, Protocol: http}], HealthCheck: {Target: 'HTTP:8080/'}}}
      """)
    let front = result.topology.loadBalancers["Front"]

    #expect(result.errors == [])
    #expect(front?.kind == .classic)
    #expect(front?.scheme == .internal)
    #expect(front?.crossZone == true)
    #expect(front?.listeners.map(\.port) == [80])
    #expect(front?.listeners.map(\.targetPort) == [8080])
    #expect(front?.listeners.first?.targets == [.autoScalingGroup("Fleet"), .instance("A")])
    #expect(front?.healthCheck?.port == 8080)
  }

  @Test(arguments: ["Scheme: !Ref Open", "Type: !Ref Open"])
  func `what a load balancer is, or where, may be open`(property: String) {
    let result = network(
      """
      Front: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [!Ref Side], SecurityGroups: [!Ref Wall], \(property)}}
      Hear: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Front, Port: 80, Protocol: HTTP, DefaultActions: [{Type: redirect}]}}
      """, sections: "Parameters: {Open: {Type: String}}")
    #expect(result.errors == [])
    #expect(result.topology.loadBalancers["Front"]?.listenersAreKnown == false)
    #expect(result.gaps("Front").count == 1)
  }

  private static let front = """
    A: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Inner, SecurityGroupIds: [!Ref Wall]}}
    One: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Net, Protocol: HTTP, Port: 8080, Targets: [{Id: !Ref A}], HealthCheckPort: 9000}}
    Two: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Net, Protocol: HTTP, Port: 9090, TargetType: ip, Targets: [{Id: 10.0.2.9, Port: 7070}]}}
    Front: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [!Ref Side, !Ref Inner], SecurityGroups: [!Ref Wall], LoadBalancerAttributes: [{Key: load_balancing.cross_zone.enabled, Value: 'false'}]}}
    Hear: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Front, Port: 443, Protocol: HTTPS, DefaultActions: [{Type: forward, TargetGroupArn: !Ref One}]}}
    """

  @Test func `an application load balancer forwards to its target group`() {
    let result = network(Self.front)
    let front = result.topology.loadBalancers["Front"]

    #expect(result.errors == [])
    #expect(front?.kind == .application)
    #expect(front?.crossZone == false)
    #expect(front?.listeners.map(\.targetGroup) == ["One"])
    #expect(result.topology.targetGroups["One"]?.targets.map(\.target) == [.instance("A")])
    #expect(result.topology.targetGroups["One"]?.healthCheck?.port == 9000)
    #expect(result.topology.targetGroups["Two"]?.targets.map(\.port) == [7070])
  }

  @Test func `a listener with rules forwards to the targets of all groups`() {
    let result = network(
      """
      \(Self.front)
      Rule: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !Ref Hear, Actions: [{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref Two}]}}]}}
      Lost: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !ImportValue l, Actions: [{Type: forward, TargetGroupArn: !Ref Two}]}}
      """)
    let id = result.topology.loadBalancers["Front"]?.listeners.first?.targetGroup
    let targets = id.flatMap { result.topology.targetGroups[$0] }?.targets

    #expect(result.errors == [])
    #expect(targets?.map(\.target) == [.instance("A"), .address("10.0.2.9")])
    #expect(targets?.map(\.port) == [8080, 7070])
    #expect(result.skipped("Lost") == "its listener 'l' is not in the template")
  }

  @Test func `tasks with interfaces of their own are targets`() {
    let result = network(
      """
      Tasks: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Net, Protocol: HTTP, Port: 80, TargetType: ip}}
      Web: {Type: AWS::ECS::Service, Properties: {DesiredCount: 2, NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [!Ref Inner], SecurityGroups: [!Ref Wall], AssignPublicIp: ENABLED}}, LoadBalancers: [{ContainerName: a, ContainerPort: 8080, TargetGroupArn: !Ref Tasks}]}}
      Hosts: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Net, Protocol: HTTP, Port: 80}}
      Old: {Type: AWS::ECS::Service, Properties: {LoadBalancers: [{ContainerName: a, ContainerPort: 8080, TargetGroupArn: !Ref Hosts}]}}
      """)

    #expect(result.errors == [])
    #expect(result.topology.autoScalingGroups["Web"]?.publicIPs == true)
    #expect(
      result.topology.targetGroups["Tasks"]?.targets.map(\.target) == [.autoScalingGroup("Web")])
    #expect(
      result.topology.targetGroups["Hosts"]?.targets.map(\.target) == [.unknown("tasks of Old")])
    #expect(result.skipped("Old") != nil)
  }

  @Test func `functions and databases are in their subnets`() {
    let result = network(
      """
      Run: {Type: AWS::Lambda::Function, Properties: {VpcConfig: {SubnetIds: [!Ref Inner], SecurityGroupIds: [!Ref Wall]}}}
      Group: {Type: AWS::RDS::DBSubnetGroup, Properties: {SubnetIds: [!Ref Side, !Ref Inner]}}
      Alone: {Type: AWS::RDS::DBInstance, Properties: {DBSubnetGroupName: !Ref Group, VPCSecurityGroups: [!GetAtt Wall.GroupId]}}
      Cluster: {Type: AWS::RDS::DBCluster, Properties: {DBSubnetGroupName: !Ref Group, VpcSecurityGroupIds: [!Ref Wall]}}
      Member: {Type: AWS::RDS::DBInstance, Properties: {DBClusterIdentifier: !Ref Cluster}}
      """)

    #expect(result.errors == [])
    #expect(
      result.topology.lambdaFunctions["Run"]?.interfaces.map(\.subnet.rawValue) == ["Inner"])
    #expect(result.topology.databases.map(\.id.rawValue) == ["Alone", "Member"])
    #expect(
      result.topology.databases["Member"]?.interfaces.map(\.subnet.rawValue) == ["Side", "Inner"])
    #expect(result.topology.databases["Member"]?.interfaces.first?.securityGroups == ["Wall"])
  }

  @Test func `a function of a SAM template has what the globals say`() {
    let result = Import(
      """
      Transform: AWS::Serverless-2016-10-31
      Globals: {Function: {Runtime: x, VpcConfig: {SubnetIds: [subnet-1], SecurityGroupIds: [sg-1]}}}
      Resources:
        A: {Type: AWS::Serverless::Function, Properties: {Handler: a}}
        B: {Type: AWS::Serverless::Function, Properties: {VpcConfig: {SecurityGroupIds: [sg-2]}}}
      """)
    let functions = ["A", "B"].map { result.topology.lambdaFunctions[ResourceID($0)] }

    #expect(result.errors == [])
    #expect(
      functions.map { $0?.interfaces.map(\.subnet.rawValue) } == [["subnet-1"], ["subnet-1"]])
    #expect(
      functions.map { $0?.interfaces.first?.securityGroups?.map(\.rawValue) } == [
        ["sg-1"], ["sg-2"],
      ])
  }

  @Test func `endpoints, peerings and prefix lists are read`() {
    let result = network(
      """
      Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Net}}
      S3: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: !Ref Net, ServiceName: !Sub 'com.amazonaws.${AWS::Region}.s3', RouteTableIds: [!Ref Table]}}
      Api: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: !Ref Net, VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.sqs, SubnetIds: [!Ref Inner], SecurityGroupIds: [!Ref Wall]}}
      Gwlb: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: !Ref Net, VpcEndpointType: GatewayLoadBalancer, ServiceName: x}}
      Bridge: {Type: AWS::EC2::VPCPeeringConnection, Properties: {VpcId: !Ref Net, PeerVpcId: vpc-2}}
      Far: {Type: AWS::EC2::VPCPeeringConnection, Properties: {VpcId: !Ref Net, PeerVpcId: vpc-3, PeerRegion: us-east-1}}
      Here: {Type: AWS::EC2::VPCPeeringConnection, Properties: {VpcId: !Ref Net, PeerVpcId: vpc-4, PeerRegion: !Ref AWS::Region}}
      Office: {Type: AWS::EC2::PrefixList, Properties: {PrefixListName: office, MaxEntries: 5, AddressFamily: IPv4, Entries: [{Cidr: 192.0.2.0/24}]}}
      Open: {Type: AWS::EC2::PrefixList, Properties: {PrefixListName: open, MaxEntries: 5, AddressFamily: IPv4, Entries: [{Cidr: !ImportValue x}]}}
      """)

    #expect(result.errors == [])
    #expect(result.topology.vpcEndpoints["S3"]?.kind == .gateway(routeTables: ["Table"]))
    #expect(result.topology.vpcEndpoints["S3"]?.service == "com.amazonaws.REGION.s3")
    #expect(result.topology.vpcEndpoints["Api"]?.service == "com.amazonaws.eu-west-1.sqs")
    #expect(result.skipped("Gwlb") == "an endpoint of type GatewayLoadBalancer is not modelled")
    #expect(
      ["Bridge", "Far", "Here"].map { result.topology.peerings[ResourceID($0)]?.sameRegion }
        == [nil, false, true])
    #expect(result.topology.prefixLists["Office"]?.cidrs.map(\.description) == ["192.0.2.0/24"])
    #expect(result.topology.prefixLists["Open"]?.isKnown == false)
  }

  @Test func `a transit gateway has its attachments, tables and routes`() {
    let result = network(
      """
      Hub: {Type: AWS::EC2::TransitGateway, Properties: {DefaultRouteTableAssociation: disable, DefaultRouteTablePropagation: disable}}
      Arm: {Type: AWS::EC2::TransitGatewayAttachment, Properties: {TransitGatewayId: !Ref Hub, VpcId: !Ref Net, SubnetIds: [!Ref Inner]}}
      Table: {Type: AWS::EC2::TransitGatewayRouteTable, Properties: {TransitGatewayId: !Ref Hub}}
      Link: {Type: AWS::EC2::TransitGatewayRouteTableAssociation, Properties: {TransitGatewayRouteTableId: !Ref Table, TransitGatewayAttachmentId: !Ref Arm}}
      Learn: {Type: AWS::EC2::TransitGatewayRouteTablePropagation, Properties: {TransitGatewayRouteTableId: !Ref Table, TransitGatewayAttachmentId: !GetAtt Arm.Id}}
      R1: {Type: AWS::EC2::TransitGatewayRoute, Properties: {TransitGatewayRouteTableId: !Ref Table, DestinationCidrBlock: 192.0.2.0/24, Blackhole: 'true'}}
      R2: {Type: AWS::EC2::TransitGatewayRoute, Properties: {TransitGatewayRouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, TransitGatewayAttachmentId: !ImportValue egress}}
      Plain: {Type: AWS::EC2::TransitGateway, Properties: {}}
      Leg: {Type: AWS::EC2::TransitGatewayVpcAttachment, Properties: {TransitGatewayId: !Ref Plain, VpcId: !Ref Net, SubnetIds: [!Ref Inner]}}
      Away: {Type: AWS::EC2::TransitGatewayAttachment, Properties: {TransitGatewayId: tgw-1, VpcId: !Ref Net, SubnetIds: [!Ref Inner]}}
      """)
    let hub = result.topology.transitGateways["Hub"]

    #expect(result.errors == [])
    #expect(hub?.attachments.map(\.id) == ["Arm", "egress"])
    #expect(hub?.attachments.map(\.routeTable) == ["Table", nil])
    #expect(hub?.routeTables.first?.propagations == ["Arm"])
    #expect(hub?.routeTables.first?.routes.map(\.attachment) == [nil, "egress"])
    #expect(result.topology.transitGateways["Plain"]?.attachments.map(\.id) == ["Leg"])
    #expect(result.skipped("Away") == "its transit gateway is not in the template")
  }
}
