import NetworkModel
import Provenance
import StructuredText
import Testing
import TopologyFile

/// Security groups and network ACLs.
struct FilterTests {
  private func group(_ permission: String) -> Imported {
    Imported(
      """
      {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}], "SecurityGroups": [
       {"GroupId": "sg-1", "GroupName": "web", "VpcId": "vpc-1", "IpPermissionsEgress": [],
        "IpPermissions": [\(permission)]}]}
      """)
  }

  @Test(arguments: [
    (#""IpProtocol": "tcp", "FromPort": 80, "ToPort": 80"#, "tcp 80 10.0.0.0/8"),
    (#""IpProtocol": "-1""#, "all 10.0.0.0/8"),
    (#""IpProtocol": "-1", "FromPort": null, "ToPort": null"#, "all 10.0.0.0/8"),
    (#""IpProtocol": "icmp", "FromPort": 8, "ToPort": -1"#, "icmp 8 10.0.0.0/8"),
    (#""IpProtocol": "47""#, "47 10.0.0.0/8"),
    (#""FromPort": 80"#, "all ?no protocol, 10.0.0.0/8"),
    (#""IpProtocol": "tcp", "FromPort": [], "ToPort": 80"#, "all ?tcp ports a list, 10.0.0.0/8"),
  ])
  func `a permission has the traffic that AWS gives it`(traffic: String, rule: String) {
    let imported = group(#"{\#(traffic), "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}"#)
    #expect(imported.items(.securityGroup, "sg-1", .inbound) == [rule])
    #expect(imported.messages == [])
  }

  @Test func `each peer of a permission has a rule`() {
    let imported = group(
      """
      {"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "IpRanges": [{"CidrIp": "10.0.0.1"}],
       "Ipv6Ranges": [{"CidrIpv6": "::/0"}], "PrefixListIds": [{"PrefixListId": "pl-1"}],
       "UserIdGroupPairs": [{"GroupId": "sg-1"}, {"GroupId": "sg-9", "PeeringStatus": "deleted"}]}
      """)
    #expect(
      imported.items(.securityGroup, "sg-1", .inbound) == [
        "tcp 1-2 10.0.0.1/32", "tcp 1-2 ::/0", "tcp 1-2 pl-1", "tcp 1-2 sg-9 stale",
        "tcp 1-2 sg-1",
      ])
    #expect(imported.messages == [])
  }

  @Test func `what is no block is unknown`() {
    let imported = group(#"{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "web"}, {}]}"#)
    #expect(
      imported.items(.securityGroup, "sg-1", .inbound) == [
        "all ?'web', which is not a CIDR block", "all ?a peer that is not written",
      ])
  }

  @Test func `rules that are described one by one count for groups that are not described`() {
    let rules = """
      {"SecurityGroupRules": [
       {"SecurityGroupRuleId": "sgr-1", "GroupId": "sg-1", "IsEgress": false, "IpProtocol": "-1", "CidrIpv4": "10.0.0.0/8"},
       {"SecurityGroupRuleId": "sgr-2", "GroupId": "sg-2", "IsEgress": true, "IpProtocol": "tcp",
        "FromPort": 5, "ToPort": 5, "ReferencedGroupInfo": {"GroupId": "sg-1"}}]}
      """
    let imported = Imported(network, rules)
    #expect(imported.items(.securityGroup, "sg-1", .inbound) == [])
    #expect(imported.items(.securityGroup, "sg-2", .outbound) == ["tcp 5 sg-1"])
    #expect(imported.items(.securityGroup, "sg-2", .inbound) == [])
  }

  @Test func `rules that are not written are not none`() {
    let imported = Imported(#"{"SecurityGroups": [{"GroupId": "sg-1", "VpcId": "vpc-1"}]}"#)
    #expect(imported.items(.securityGroup, "sg-1", .outbound) == ["?not in the input"])
  }

  private func acl(_ entries: String) -> Imported {
    Imported(
      """
      {"NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-1", "IsDefault": true,
        "Associations": [{"SubnetId": "subnet-a"}], "Entries": [\(entries)]}]}
      """, network)
  }

  @Test func `entries have the traffic and the order that AWS gives them`() {
    let imported = acl(
      """
      {"RuleNumber": 32767, "Egress": false, "Protocol": "-1", "RuleAction": "deny", "CidrBlock": "0.0.0.0/0"},
      {"RuleNumber": 32768, "Egress": false, "Protocol": "-1", "RuleAction": "deny", "Ipv6CidrBlock": "::/0"},
      {"RuleNumber": 200, "Egress": false, "Protocol": "6", "RuleAction": "allow", "CidrBlock": "0.0.0.0/0",
       "PortRange": {"From": 80, "To": 80}, "IcmpTypeCode": null, "Ipv6CidrBlock": null},
      {"RuleNumber": 100, "Egress": false, "Protocol": "1", "RuleAction": "deny", "CidrBlock": "0.0.0.0/0",
       "IcmpTypeCode": {"Type": -1, "Code": -1}},
      {"RuleNumber": 110, "Egress": true, "Protocol": "50", "RuleAction": "allow", "Ipv6CidrBlock": "::/0"}
      """)
    #expect(
      imported.items(.networkACL, "acl-1", .inbound) == [
        "200 tcp 80 0.0.0.0/0 allow", "100 icmp 0.0.0.0/0 deny",
      ])
    #expect(imported.items(.networkACL, "acl-1", .outbound) == ["110 50 ::/0 allow"])
    #expect(imported.value(.subnet, "subnet-a", .networkACL) == "acl-1")
    #expect(imported.messages == [])
  }

  @Test(arguments: [
    #"{"Egress": false, "Protocol": "-1", "RuleAction": "allow", "CidrBlock": "0.0.0.0/0"}"#,
    #"{"RuleNumber": 7, "Protocol": "-1", "RuleAction": "allow", "CidrBlock": "0.0.0.0/0"}, {"RuleNumber": 7, "Protocol": "-1", "RuleAction": "deny", "CidrBlock": "0.0.0.0/0"}"#,
  ])
  func `entries whose order is not known make the direction unknown`(entries: String) {
    let imported = acl(entries)
    #expect(
      imported.items(.networkACL, "acl-1", .inbound) == ["?the order of its entries is not known"])
    #expect(imported.items(.networkACL, "acl-1", .outbound) == [])
    #expect(imported.messages == [])
  }

  @Test func `a subnet whose ACL or table is not in the input has an unknown one`() {
    let imported = Imported(network)
    #expect(imported.value(.subnet, "subnet-a", .networkACL) == "acl-of-subnet-a")
    #expect(imported.value(.subnet, "subnet-a", .routeTable) == "routes-of-subnet-a")
    #expect(imported.messages == [])
    let subnet = imported.reading.topology?.subnets.first { $0.id.rawValue == "subnet-a" }
    #expect(subnet?.networkACL?.rawValue == "acl-of-subnet-a")
    #expect(
      imported.remarks.contains("subnet-a: network ACL 'acl-of-subnet-a' is not in the input"))
  }
}
