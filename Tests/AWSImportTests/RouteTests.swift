import Provenance
import Testing
import TopologyFile

/// Route tables, and where their routes lead.
struct RouteTests {
  private func routes(_ routes: String, _ more: String = "{}") -> Imported {
    Imported(
      network,
      """
      {"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}],
        "Routes": [\(routes)]}]}
      """, more)
  }

  @Test(arguments: [
    (#""GatewayId": "igw-1", "State": "active""#, "0.0.0.0/0 igw-1"),
    (#""GatewayId": "vgw-1""#, "0.0.0.0/0 vgw-1"),
    (
      #""GatewayId": "InternetGatewayId:1""#, "0.0.0.0/0 ?'InternetGatewayId:1' is not in the input"
    ),
    (#""NatGatewayId": "nat-1", "State": "blackhole""#, "0.0.0.0/0 blackhole nat-1"),
    (#""NetworkInterfaceId": "eni-9""#, "0.0.0.0/0 ?interface 'eni-9'"),
    (#""VpcPeeringConnectionId": "pcx-1""#, "0.0.0.0/0 pcx-1"),
    (#""State": "active""#, "0.0.0.0/0 ?not in the input"),
  ])
  func `a route leads where AWS says`(route: String, expected: String) {
    let imported = routes(#"{"DestinationCidrBlock": "0.0.0.0/0", \#(route)}"#)
    #expect(imported.items(.routeTable, "rtb-1", .routes) == [expected])
    #expect(imported.messages == [])
  }

  @Test func `local routes to the blocks of the VPC are not written`() {
    let imported = routes(
      """
      {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local"},
      {"DestinationCidrBlock": "10.0.1.0/24", "GatewayId": "local"}
      """)
    #expect(imported.items(.routeTable, "rtb-1", .routes) == ["10.0.1.0/24 local"])
    #expect(imported.value(.vpc, "vpc-1", .mainRouteTable) == "rtb-1")
    #expect(imported.value(.subnet, "subnet-a", .routeTable) == nil)
  }

  @Test func `an active route proves that a gateway is attached`() {
    let route = #"{"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "State": "active"}"#
    #expect(routes(route).value(.vpc, "vpc-1", .internetGateway) == "igw-1")
    let elsewhere = #"""
      {"InternetGateways": [{"InternetGatewayId": "igw-1", "Attachments": [{"State": "available", "VpcId": "vpc-2"}]}]}
      """#
    let imported = routes(route, elsewhere)
    #expect(imported.value(.vpc, "vpc-1", .internetGateway) == nil)
    #expect(
      imported.items(.routeTable, "rtb-1", .routes) == ["0.0.0.0/0 ?'igw-1' is not in the input"])
    #expect(imported.messages == [])
  }

  @Test func `a destination that is none makes the table unknown`() {
    let imported = routes(#"{"DestinationCidrBlock": "10.0.0.0/99", "GatewayId": "igw-1"}"#)
    #expect(
      imported.items(.routeTable, "rtb-1", .routes) == ["?a route's destination is not known"])
    #expect(imported.messages == [])
  }

  @Test func `prefix lists have the entries that some answer has`() {
    let lists = """
      {"PrefixLists": [{"PrefixListId": "pl-1", "PrefixListName": "s3", "OwnerId": "AWS"},
        {"PrefixListId": "pl-2", "PrefixListName": "unused", "OwnerId": "AWS"},
        {"PrefixListId": "pl-3", "PrefixListName": "own", "OwnerId": "1"}]}
      """
    let imported = Imported(
      network, lists, #"{"Entries": [{"Cidr": "192.0.2.0/24"}], "PrefixListId": "pl-1"}"#,
      #"{"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Routes": [{"DestinationPrefixListId": "pl-1", "GatewayId": "vpce-1"}]}]}"#
    )
    #expect(imported.value(.prefixList, "pl-1", .cidrs) == "192.0.2.0/24")
    #expect(!imported.draft.contains(.prefixList, "pl-2"))
    #expect(imported.value(.prefixList, "pl-3", .cidrs) == "?its entries are not in the input")
    #expect(imported.messages == [])
  }

  @Test(arguments: [("active", true), ("deleted", false), ("pending-acceptance", false)])
  func `a peering counts while it is active`(status: String, isThere: Bool) {
    let peering = """
      {"Vpcs": [{"VpcId": "vpc-2", "CidrBlock": "10.1.0.0/16"}], "VpcPeeringConnections": [
       {"VpcPeeringConnectionId": "pcx-1", "Status": {"Code": "\(status)", "Message": "x"},
        "RequesterVpcInfo": {"VpcId": "vpc-1", "Region": "a"}, "AccepterVpcInfo": {"VpcId": "vpc-2", "Region": "b"}}]}
      """
    let imported = Imported(network, peering)
    #expect(imported.draft.contains(.peering, "pcx-1") == isThere)
    if isThere { #expect(imported.value(.peering, "pcx-1", .sameRegion) == "false") }
    #expect(imported.messages == [])
  }

  @Test func `a transit gateway needs all of its tables`() {
    let gateway = """
      {"TransitGateways": [{"TransitGatewayId": "tgw-1"}],
       "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "ta-1", "TransitGatewayId": "tgw-1",
         "ResourceType": "vpc", "ResourceId": "vpc-1", "State": "available",
         "Association": {"TransitGatewayRouteTableId": "tr-1"}}],
       "TransitGatewayVpcAttachments": [{"TransitGatewayAttachmentId": "ta-1", "VpcId": "vpc-1",
         "TransitGatewayId": "tgw-1", "SubnetIds": ["subnet-a"]}],
       "TransitGatewayRouteTables": [{"TransitGatewayRouteTableId": "tr-1", "TransitGatewayId": "tgw-1"}]}
      """
    #expect(!Imported(network, gateway).draft.contains(.transitGateway, "tgw-1"))
    let tables = """
      {"TransitGatewayPropagations": [{"TransitGatewayRouteTableId": "tr-1",
         "TransitGatewayRouteTablePropagations": [{"TransitGatewayAttachmentId": "ta-1"}]}],
       "TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tr-1", "Routes": [
         {"DestinationCidrBlock": "192.168.0.0/16", "State": "active", "TransitGatewayAttachments": [
           {"TransitGatewayAttachmentId": "ta-2", "ResourceType": "peering", "ResourceId": "tgw-2"}]}]}]}
      """
    let imported = Imported(network, gateway, tables)
    #expect(
      imported.value(.transitGateway, "tgw-1", .attachments)
        == "ta-1: vpc-1 subnet-a tr-1, ta-2: tgw-2")
    #expect(
      imported.value(.transitGateway, "tgw-1", .routeTables) == "tr-1: 192.168.0.0/16 ta-2 ta-1")
    #expect(imported.messages == [])
  }

  @Test func `a transit gateway with a route to nobody knows where is left out`() {
    let imported = Imported(
      network,
      """
      {"TransitGateways": [{"TransitGatewayId": "tgw-1"}],
       "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "ta-1", "TransitGatewayId": "tgw-1",
         "ResourceType": "vpc", "ResourceId": "vpc-1", "Association": {"TransitGatewayRouteTableId": "tr-1"}}],
       "TransitGatewayRouteTables": [{"TransitGatewayRouteTableId": "tr-1", "TransitGatewayId": "tgw-1"}],
       "TransitGatewayPropagations": [{"TransitGatewayRouteTableId": "tr-1", "TransitGatewayRouteTablePropagations": []}],
       "TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tr-1", "Routes": [
         {"DestinationCidrBlock": "10.0.0.0/16", "State": "active", "TransitGatewayAttachments": []}]}]}
      """)
    #expect(!imported.draft.contains(.transitGateway, "tgw-1"))
    #expect(imported.remarks.contains("tgw-1: route table 'tr-1' has routes without an attachment"))
  }

  @Test(arguments: [
    ("associated", true), ("{'State': 'associated'}", true), ("disassociated", false),
  ])
  func `an IPv6 block counts unless its state says that it is gone`(state: String, isThere: Bool) {
    let imported = Imported(
      """
      {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "Ipv6CidrBlockAssociationSet": [
        {"Ipv6CidrBlock": "2001:db8::/56", "Ipv6CidrBlockState": {"State": "\(state)"}}]}]}
      """)
    #expect((imported.value(.vpc, "vpc-1", .ipv6Cidrs) == "2001:db8::/56") == isThere)
  }

  @Test func `a VPC that is not described has the gateway and the main table that others name`() {
    let imported = Imported(
      """
      {"Subnets": [{"SubnetId": "subnet-a", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24"}],
       "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}], "Routes": []}],
       "InternetGateways": [{"InternetGatewayId": "igw-1", "Attachments": [{"State": "available", "VpcId": "vpc-1"}]}]}
      """)
    #expect(imported.value(.vpc, "vpc-1", .internetGateway) == "igw-1")
    #expect(imported.value(.vpc, "vpc-1", .mainRouteTable) == "rtb-1")
    #expect(imported.remarks.contains("vpc-1: it is not in the input"))
    #expect(imported.messages == [])
  }

  @Test(arguments: [
    (#"[{"SubnetId": "subnet-b"}]"#, "acl-of-subnet-a"), ("[]", "acl-of-subnet-a"),
    ("null", "acl-1"), (#"[{"SubnetId": "subnet-a"}]"#, "acl-1"),
  ])
  func `a subnet that no ACL lists has one that is not in the input, if ACLs list subnets`(
    associations: String, expected: String
  ) {
    let imported = Imported(
      network,
      """
      {"NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-1", "IsDefault": true, "Entries": [],
        "Associations": \(associations)}]}
      """)
    #expect(imported.value(.subnet, "subnet-a", .networkACL) == expected)
  }
}
