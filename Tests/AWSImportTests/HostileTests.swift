import AWSImport
import NetworkModel
import StructuredText
import TestSupport
import Testing
import TopologyFile

/// Whatever an answer says, it becomes a network in which what cannot be is unknown.
struct HostileTests {
  private static let sample = """
    {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}, {"VpcId": "vpc-2", "CidrBlock": "10.1.0.0/16",
      "Ipv6CidrBlockAssociationSet": [{"Ipv6CidrBlock": "2001:db8::/56", "Ipv6CidrBlockState": {"State": "associated"}}]}],
     "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "a"},
      {"SubnetId": "subnet-2", "VpcId": "vpc-2", "CidrBlock": "10.1.0.0/24", "AvailabilityZone": "b",
       "Ipv6CidrBlockAssociationSet": [{"Ipv6CidrBlock": "2001:db8::/64"}]},
      {"SubnetId": "subnet-3", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "b"}],
     "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}, {"SubnetId": "subnet-1"}],
      "Routes": [{"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local"},
       {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1"}, {"DestinationCidrBlock": "10.1.0.0/16", "VpcPeeringConnectionId": "pcx-1"},
       {"DestinationCidrBlock": "192.0.2.0/24", "NatGatewayId": "nat-1", "State": "blackhole"},
       {"DestinationCidrBlock": "198.51.100.0/24", "NetworkInterfaceId": "eni-2"},
       {"DestinationPrefixListId": "pl-1", "GatewayId": "vpce-1"}]}],
     "PrefixLists": [{"PrefixListId": "pl-1", "PrefixListName": "s3", "Cidrs": ["203.0.113.0/24"]}],
     "InternetGateways": [{"InternetGatewayId": "igw-1", "Attachments": [{"VpcId": "vpc-1", "State": "available"}]}],
     "NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-1", "IsDefault": true, "Associations": [{"SubnetId": "subnet-1"}],
      "Entries": [{"RuleNumber": 100, "Egress": true, "Protocol": "6", "RuleAction": "allow", "CidrBlock": "0.0.0.0/0",
       "PortRange": {"From": 1, "To": 2}}, {"RuleNumber": 110, "Egress": false, "Protocol": "1", "RuleAction": "deny",
       "CidrBlock": "10.0.0.0/8", "IcmpTypeCode": {"Type": 8, "Code": 0}}]}],
     "SecurityGroups": [{"GroupId": "sg-1", "GroupName": "web", "VpcId": "vpc-1", "IpPermissionsEgress": [],
      "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 81, "IpRanges": [{"CidrIp": "10.0.0.0/8"}],
       "UserIdGroupPairs": [{"GroupId": "sg-2"}], "PrefixListIds": [{"PrefixListId": "pl-1"}]}]},
      {"GroupId": "sg-2", "GroupName": "db", "VpcId": "vpc-2", "IpPermissions": [], "IpPermissionsEgress": []}],
     "Instances": [{"InstanceId": "i-1", "State": {"Name": "running"}, "NetworkInterfaces": [
      {"NetworkInterfaceId": "eni-1", "SubnetId": "subnet-1", "PrivateIpAddress": "10.0.0.4", "Groups": [{"GroupId": "sg-1"}],
       "Association": {"PublicIp": "192.0.2.1"}},
      {"NetworkInterfaceId": "eni-2", "SubnetId": "subnet-3", "PrivateIpAddress": "10.0.1.4", "Groups": [{"GroupId": "sg-1"}]}]}],
     "NetworkInterfaces": [{"NetworkInterfaceId": "eni-3", "SubnetId": "subnet-1", "PrivateIpAddress": "10.0.0.5",
       "Description": "ELB web", "Status": "in-use"}, {"NetworkInterfaceId": "eni-4", "SubnetId": "subnet-2",
       "PrivateIpAddress": "10.1.0.5", "Groups": [{"GroupId": "sg-2"}], "Ipv6Addresses": [{"Ipv6Address": "2001:db8::5"}]}],
     "NatGateways": [{"NatGatewayId": "nat-1", "SubnetId": "subnet-1", "State": "available",
       "NatGatewayAddresses": [{"PrivateIp": "10.0.0.6", "PublicIp": "192.0.2.2"}]}],
     "VpcEndpoints": [{"VpcEndpointId": "vpce-1", "VpcEndpointType": "Gateway", "VpcId": "vpc-1", "ServiceName": "s3",
       "RouteTableIds": ["rtb-1"]}, {"VpcEndpointId": "vpce-2", "VpcEndpointType": "Interface", "VpcId": "vpc-2",
       "SubnetIds": ["subnet-2"], "Groups": [{"GroupId": "sg-2"}], "NetworkInterfaceIds": ["eni-4"]}],
     "VpcPeeringConnections": [{"VpcPeeringConnectionId": "pcx-1", "Status": {"Code": "active"},
       "RequesterVpcInfo": {"VpcId": "vpc-1"}, "AccepterVpcInfo": {"VpcId": "vpc-2"}}],
     "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "ta-1", "TransitGatewayId": "tgw-1", "ResourceType": "vpc",
       "ResourceId": "vpc-1", "Association": {"TransitGatewayRouteTableId": "tr-1"}}],
     "TransitGatewayVpcAttachments": [{"TransitGatewayAttachmentId": "ta-1", "VpcId": "vpc-1", "TransitGatewayId": "tgw-1",
       "SubnetIds": ["subnet-1", "subnet-3"]}],
     "TransitGatewayRouteTables": [{"TransitGatewayRouteTableId": "tr-1", "TransitGatewayId": "tgw-1"}],
     "TransitGatewayPropagations": [{"TransitGatewayRouteTableId": "tr-1", "TransitGatewayRouteTablePropagations": [
       {"TransitGatewayAttachmentId": "ta-1"}]}],
     "TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tr-1", "Routes": [{"DestinationCidrBlock": "192.0.2.0/24",
       "State": "active", "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "ta-1"}]}]}],
     "LoadBalancerDescriptions": [{"LoadBalancerName": "web", "VPCId": "vpc-1", "Subnets": ["subnet-1", "subnet-3"],
       "SecurityGroups": ["sg-1"], "Instances": [{"InstanceId": "i-1"}], "HealthCheck": {"Target": "TCP:80"},
       "ListenerDescriptions": [{"Listener": {"Protocol": "HTTP", "LoadBalancerPort": 80, "InstancePort": 81}}]}],
     "LoadBalancers": [{"LoadBalancerArn": "arn:aws:e:a:1:loadbalancer/net/lb/1", "LoadBalancerName": "lb", "Type": "network",
       "VpcId": "vpc-1", "AvailabilityZones": [{"SubnetId": "subnet-1"}, {"SubnetId": "subnet-3"}]}],
     "Listeners": [{"ListenerArn": "arn:aws:e:a:1:listener/net/lb/1/2", "LoadBalancerArn": "arn:aws:e:a:1:loadbalancer/net/lb/1",
       "Port": 443, "Protocol": "TCP", "DefaultActions": [{"Type": "forward", "TargetGroupArn": "arn:aws:e:a:1:targetgroup/t/1"}]}],
     "TargetGroups": [{"TargetGroupArn": "arn:aws:e:a:1:targetgroup/t/1", "TargetGroupName": "t", "TargetType": "ip",
       "Port": 443, "HealthCheckProtocol": "TCP", "HealthCheckPort": "traffic-port"}],
     "LoadBalancerTargetHealth": [{"TargetGroupArn": "arn:aws:e:a:1:targetgroup/t/1", "TargetHealthDescriptions": [
       {"Target": {"Id": "10.0.0.4", "Port": 443}}]}],
     "DBInstances": [{"DBInstanceIdentifier": "db", "DBSubnetGroup": {"Subnets": [{"SubnetIdentifier": "subnet-1"}]},
       "VpcSecurityGroups": [{"VpcSecurityGroupId": "sg-1"}]}],
     "Functions": [{"FunctionName": "f", "VpcConfig": {"SubnetIds": ["subnet-2"], "SecurityGroupIds": ["sg-2"]}}],
     "AutoScalingGroups": [{"AutoScalingGroupName": "asg", "VPCZoneIdentifier": "subnet-1,subnet-3", "DesiredCapacity": 2,
       "LaunchConfigurationName": "lc"}], "LaunchConfigurations": [{"LaunchConfigurationName": "lc", "SecurityGroups": ["sg-1"]}]}
    """

  @Test func `the sample is read`() {
    let imported = Imported(Self.sample)
    #expect(imported.messages == [])
    #expect(imported.reading.topology?.transitGateways.count == 1)
  }

  /// Where the text has a value: a quoted text or a number behind a colon, a comma or a bracket.
  private static let values: [Range<String.Index>] = sample.matches(
    of: #/("[^"]*"|[0-9]+)(?=\s*[,\]}])/#
  ).map(\.range)

  @Test(arguments: 0..<600 as Range<UInt64>)
  func `values that stand where others belong make no input wrong`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var text = Self.sample
    let others =
      Self.values.map { String(Self.sample[$0]) } + ["null", "[]", "{}", "\"\"", "-7", "true"]
    let changes = Set(
      (0..<Int.random(in: 1...3, using: &generator)).compactMap { _ in
        Self.values.indices.randomElement(using: &generator)
      })
    for index in changes.sorted(by: >) {
      text.replaceSubrange(
        Self.values[index], with: try #require(others.randomElement(using: &generator)))
    }
    // Things of different kinds with one ID, which AWS never gives, may be told apart or not.
    let collisions = ["is a ", "cannot refer to", "belongs to VPC", "first one to"]
    let messages = Imported(text).messages.filter { message in
      !collisions.contains { message.contains($0) }
    }
    #expect(messages == [])
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `cut and flipped answers are read or refused`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var bytes = Array(Self.sample.utf8)
    if seed.isMultiple(of: 2) {
      bytes.removeSubrange(Int.random(in: 1..<bytes.count, using: &generator)...)
    }
    for _ in 0..<3 {
      bytes[Int.random(in: bytes.indices, using: &generator)] ^=
        1 << UInt8.random(in: 0..<8, using: &generator)
    }
    let imported = Imported([SourceText(name: "x", bytes: bytes)])
    #expect(imported.reading.topology != nil || !imported.messages.isEmpty)
  }
}
