import NetworkModel
import Provenance
import StructuredText
import Testing
import TopologyFile

/// Instances, and the interfaces of everything else.
struct InstanceTests {
  @Test func `an instance has its interface's place, addresses and groups`() {
    let imported = Imported(
      network,
      """
      {"Reservations": [{"Instances": [{"InstanceId": "i-1", "State": {"Name": "running"},
        "Tags": [{"Key": "Name", "Value": "web <b>1</b>"}], "NetworkInterfaces": [
         {"NetworkInterfaceId": "eni-1", "SubnetId": "subnet-a", "VpcId": "vpc-1", "PrivateIpAddress": "10.0.0.4",
          "Groups": [{"GroupId": "sg-1"}], "SourceDestCheck": false, "Association": {"PublicIp": "192.0.2.1"}}]}]}]}
      """)
    #expect(imported.value(.instance, "i-1", .name) == "web <b>1</b>")
    #expect(imported.value(.instance, "i-1", .privateIP) == "10.0.0.4")
    #expect(imported.value(.instance, "i-1", .publicIP) == "192.0.2.1")
    #expect(imported.value(.instance, "i-1", .securityGroups) == "sg-1")
    #expect(imported.value(.instance, "i-1", .sourceDestCheck) == "false")
    #expect(imported.messages == [])
  }

  @Test func `several interfaces are numbered as EC2 numbers them, and routes can lead to each`() {
    let instance = """
      {"Instances": [{"InstanceId": "i-1", "State": {"Name": "running"}, "NetworkInterfaces": [
        {"NetworkInterfaceId": "eni-2", "SubnetId": "subnet-b", "PrivateIpAddress": "10.0.1.4",
         "Groups": [{"GroupId": "sg-1"}], "Attachment": {"DeviceIndex": 1}},
        {"NetworkInterfaceId": "eni-1", "SubnetId": "subnet-a", "PrivateIpAddress": "10.0.0.4",
         "Groups": [{"GroupId": "sg-1"}], "Attachment": {"DeviceIndex": 0}}]}]}
      """
    let table = """
      {"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Routes": [
        {"DestinationCidrBlock": "0.0.0.0/0", "NetworkInterfaceId": "eni-2", "InstanceId": "i-1"}]}]}
      """
    let imported = Imported(network, instance, table)
    #expect(
      imported.items(.instance, "i-1", .networkInterfaces) == [
        "subnet-a sg-1 10.0.0.4 eth0", "subnet-b sg-1 10.0.1.4 eth1",
      ])
    #expect(imported.items(.routeTable, "rtb-1", .routes) == ["0.0.0.0/0 i-1/eth1"])
    #expect(imported.messages == [])
  }

  @Test(arguments: [
    (#""State": {"Name": "terminated"}, "SubnetId": "subnet-a""#, "i-1: it is terminated"),
    (#""State": {"Name": "stopped"}"#, "i-1: it is in no subnet: it is stopped"),
  ])
  func `what is in no subnet is left out, and why`(attributes: String, remark: String) {
    let imported = Imported(network, #"{"Instances": [{"InstanceId": "i-1", \#(attributes)}]}"#)
    #expect(!imported.draft.contains(.instance, "i-1"))
    #expect(imported.remarks.contains(remark))
  }

  @Test func `addresses that cannot be are left out`() {
    func instance(_ id: String, _ address: String) -> String {
      """
      {"InstanceId": "\(id)", "State": {"Name": "running"}, "SubnetId": "subnet-a", "PrivateIpAddress": "\(address)",
       "PublicIpAddress": "192.0.2.1", "SecurityGroups": [{"GroupId": "sg-1"}]}
      """
    }
    let imported = Imported(
      network,
      "{\"Instances\": [\(instance("i-1", "10.0.0.4")), \(instance("i-2", "10.0.0.4")), "
        + "\(instance("i-3", "172.16.0.1")), \(instance("i-4", "x"))]}")
    #expect(imported.value(.instance, "i-1", .privateIP) == "10.0.0.4")
    for id in ["i-2", "i-3", "i-4"] { #expect(imported.value(.instance, id, .privateIP) == nil) }
    #expect(imported.value(.instance, "i-2", .publicIP) == "?'192.0.2.1' is in use already")
    #expect(imported.messages == [])
    #expect(imported.remarks.contains("i-3: private address '172.16.0.1' is outside its subnet"))
  }

  @Test func `groups and subnets of other VPCs are not guessed`() {
    let imported = Imported(
      network,
      """
      {"SecurityGroups": [{"GroupId": "sg-2", "GroupName": "other", "VpcId": "vpc-2", "IpPermissions": [], "IpPermissionsEgress": []}],
       "Instances": [
        {"InstanceId": "i-1", "State": {"Name": "running"}, "SubnetId": "subnet-a", "SecurityGroups": [{"GroupId": "sg-2"}]},
        {"InstanceId": "i-2", "State": {"Name": "running"}, "SubnetId": "subnet-z", "VpcId": "vpc-1", "SecurityGroups": [{"GroupId": "sg-1"}]},
        {"InstanceId": "i-3", "State": {"Name": "running"}, "SubnetId": "subnet-y", "VpcId": "vpc-9", "SecurityGroups": [{"GroupId": "sg-9"}]}]}
      """)
    #expect(
      imported.value(.instance, "i-1", .securityGroups) == "unknown-group-of-vpc-1")
    let group = imported.reading.topology?.securityGroups["unknown-group-of-vpc-1"]
    #expect(group?.isUnidentified == true)
    #expect(
      imported.remarks.contains(
        "sg-2: security group 'sg-2' belongs to VPC 'vpc-2', and something in VPC 'vpc-1' has it"))
    #expect(imported.messages == [])
    #expect(imported.reading.topology?.instances.count == 3)
  }

  @Test func `interfaces of what is not modelled are read as instances`() {
    let imported = Imported(
      network,
      """
      {"NetworkInterfaces": [
        {"NetworkInterfaceId": "eni-1", "SubnetId": "subnet-a", "PrivateIpAddress": "10.0.0.9", "Status": "in-use",
         "Description": "EFS mount target", "Groups": [{"GroupId": "sg-1"}]},
        {"NetworkInterfaceId": "eni-2", "SubnetId": "subnet-a", "Status": "available", "Groups": []},
        {"NetworkInterfaceId": "eni-3", "SubnetId": "subnet-a", "PrivateIpAddress": "10.0.0.7", "Groups": [],
         "Status": "in-use", "InterfaceType": "nat_gateway", "Description": "Interface for NAT Gateway nat-1",
         "Association": {"PublicIp": "192.0.2.7"}}]}
      """)
    #expect(imported.draft.ids(.instance) == ["eni-1"])
    #expect(imported.value(.instance, "eni-1", .name) == "EFS mount target")
    #expect(imported.value(.natGateway, "nat-1", .publicIP) == "192.0.2.7")
    #expect(imported.messages == [])
  }

  @Test func `NAT gateways and endpoints have the addresses of their interfaces`() {
    let imported = Imported(
      network,
      """
      {"NatGateways": [{"NatGatewayId": "nat-1", "SubnetId": "subnet-a", "State": "available",
         "NatGatewayAddresses": [{"NetworkInterfaceId": "eni-1", "PrivateIp": "10.0.0.7", "PublicIp": "192.0.2.7"}]},
        {"NatGatewayId": "nat-2", "SubnetId": "subnet-a", "State": "deleted"}],
       "VpcEndpoints": [{"VpcEndpointId": "vpce-1", "VpcEndpointType": "Interface", "VpcId": "vpc-1",
         "ServiceName": "sqs", "SubnetIds": ["subnet-b"], "NetworkInterfaceIds": ["eni-2"],
         "Groups": [{"GroupId": "sg-1"}]},
        {"VpcEndpointId": "vpce-2", "VpcEndpointType": "GatewayLoadBalancer", "VpcId": "vpc-1"}],
       "NetworkInterfaces": [{"NetworkInterfaceId": "eni-2", "SubnetId": "subnet-b", "PrivateIpAddress": "10.0.1.8"}]}
      """)
    #expect(imported.value(.natGateway, "nat-1", .privateIP) == "10.0.0.7")
    #expect(imported.value(.vpcEndpoint, "vpce-1", .addresses) == "subnet-b: 10.0.1.8")
    #expect(imported.draft.ids(.vpcEndpoint) == ["vpce-1"])
    #expect(imported.draft.ids(.instance) == [])
    #expect(imported.messages == [])
  }

  @Test func `functions, databases and Auto Scaling groups have subnets and groups`() {
    let imported = Imported(
      network,
      """
      {"Functions": [{"FunctionName": "f", "FunctionArn": "arn:aws:lambda:a:1:function:f",
         "VpcConfig": {"SubnetIds": ["subnet-a"], "SecurityGroupIds": ["sg-1"]}},
        {"FunctionName": "g", "FunctionArn": "arn:aws:lambda:a:1:function:g"}],
       "DBInstances": [{"DBInstanceIdentifier": "db", "DBInstanceArn": "arn:aws:rds:a:1:db:db",
         "DBSubnetGroup": {"Subnets": [{"SubnetIdentifier": "subnet-a"}, {"SubnetIdentifier": "subnet-b"}]},
         "VpcSecurityGroups": [{"VpcSecurityGroupId": "sg-1"}]},
        {"DBInstanceIdentifier": "db", "DBInstanceArn": "arn:aws:rds:b:1:db:db",
         "DBSubnetGroup": {"Subnets": [{"SubnetIdentifier": "subnet-x"}], "VpcId": "vpc-2"},
         "VpcSecurityGroups": [{"VpcSecurityGroupId": "sg-x"}]}],
       "NetworkInterfaces": [{"NetworkInterfaceId": "eni-1", "Description": "RDSNetworkInterface",
         "SubnetId": "subnet-b", "PrivateIpAddress": "10.0.1.9", "Groups": [{"GroupId": "sg-1"}]}],
       "AutoScalingGroups": [{"AutoScalingGroupName": "asg", "VPCZoneIdentifier": "subnet-a, subnet-b",
         "DesiredCapacity": 2, "LaunchTemplate": {"LaunchTemplateId": "lt-1", "Version": "$Latest"}}],
       "LaunchTemplateVersions": [{"LaunchTemplateId": "lt-1", "VersionNumber": 1,
         "LaunchTemplateData": {"SecurityGroupIds": ["sg-1"]}}]}
      """)
    #expect(imported.draft.ids(.lambdaFunction) == ["f"])
    #expect(imported.draft.ids(.database) == ["db (a)", "db (b)"])
    #expect(imported.value(.database, "db (a)", .addresses) == "subnet-b: 10.0.1.9")
    #expect(imported.value(.autoScalingGroup, "asg", .subnets) == "subnet-a subnet-b")
    #expect(imported.value(.autoScalingGroup, "asg", .securityGroups) == "sg-1")
    #expect(imported.messages == [])
  }
}
