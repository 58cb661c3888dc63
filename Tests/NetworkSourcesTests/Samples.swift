import StructuredText
import Testing

/// A small network in every format.
enum Samples {
  static let all = [describe, state, plan, template, templateInJSON]

  static let describe = SourceText(
    name: "describe.json",
    text: """
      {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
       "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24",
         "AvailabilityZone": "eu-west-1a"}],
       "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}],
         "Routes": [{"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active"},
           {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "State": "active"}]}],
       "NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-1", "IsDefault": true,
         "Associations": [{"SubnetId": "subnet-1"}],
         "Entries": [{"RuleNumber": 100, "Egress": false, "Protocol": "6", "RuleAction": "allow",
             "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 80, "To": 80}},
           {"RuleNumber": 100, "Egress": true, "Protocol": "-1", "RuleAction": "allow",
             "CidrBlock": "0.0.0.0/0"},
           {"RuleNumber": 32767, "Egress": false, "Protocol": "-1", "RuleAction": "deny",
             "CidrBlock": "0.0.0.0/0"}]}],
       "SecurityGroups": [{"GroupId": "sg-1", "GroupName": "web", "VpcId": "vpc-1",
         "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80,
           "IpRanges": [{"CidrIp": "0.0.0.0/0"}], "UserIdGroupPairs": [{"GroupId": "sg-1"}]}],
         "IpPermissionsEgress": []}],
       "Reservations": [{"Instances": [{"InstanceId": "i-1", "State": {"Name": "running"},
         "SubnetId": "subnet-1", "PrivateIpAddress": "10.0.0.4",
         "SecurityGroups": [{"GroupId": "sg-1"}], "Tags": [{"Key": "Name", "Value": "web"}]}]}]}
      """)

  static let state = SourceText(
    name: "terraform.tfstate",
    text: """
      {"version": 4, "terraform_version": "1.9.0", "resources": [
       {"mode": "managed", "type": "aws_vpc", "name": "main", "instances": [
         {"attributes": {"id": "vpc-1", "cidr_block": "10.0.0.0/16", "tags": {"Name": "main"}}}]},
       {"mode": "managed", "type": "aws_subnet", "name": "a", "instances": [
         {"index_key": 0, "attributes": {"id": "subnet-1", "vpc_id": "vpc-1",
           "cidr_block": "10.0.0.0/24"}}]},
       {"mode": "managed", "type": "aws_security_group", "name": "web", "instances": [
         {"attributes": {"id": "sg-1", "vpc_id": "vpc-1", "name": "web", "ingress": [
           {"from_port": 80, "to_port": 80, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"],
             "self": false}], "egress": []}}]},
       {"mode": "managed", "type": "aws_instance", "name": "web", "instances": [
         {"attributes": {"id": "i-1", "subnet_id": "subnet-1",
           "vpc_security_group_ids": ["sg-1"]}}]}]}
      """)

  static let plan = SourceText(
    name: "plan.json",
    text: """
      {"format_version": "1.2", "planned_values": {"root_module": {"resources": [
        {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
          "values": {"cidr_block": "10.0.0.0/16"}},
        {"address": "aws_subnet.a[0]", "mode": "managed", "type": "aws_subnet", "name": "a",
          "index": 0, "values": {"cidr_block": "10.0.0.0/24"}},
        {"address": "aws_network_acl_rule.in", "mode": "managed", "type": "aws_network_acl_rule",
          "name": "in", "values": {"rule_number": 100, "protocol": "tcp", "from_port": 80,
            "to_port": 80, "cidr_block": "0.0.0.0/0", "rule_action": "allow", "egress": false}},
        {"address": "aws_network_acl.a", "mode": "managed", "type": "aws_network_acl",
          "name": "a", "values": {}}]}},
       "configuration": {"root_module": {"resources": [
        {"address": "aws_vpc.main", "expressions": {"cidr_block": {"constant_value": "10.0.0.0/16"}}},
        {"address": "aws_subnet.a", "count_expression": {"constant_value": 1},
          "expressions": {"vpc_id": {"references": ["aws_vpc.main.id", "aws_vpc.main"]}}},
        {"address": "aws_network_acl.a",
          "expressions": {"vpc_id": {"references": ["aws_vpc.main.id", "aws_vpc.main"]},
            "subnet_ids": {"references": ["aws_subnet.a"]}}},
        {"address": "aws_network_acl_rule.in",
          "expressions": {"network_acl_id": {"references": ["aws_network_acl.a.id",
            "aws_network_acl.a"]}}}]}}}
      """)

  static let template = SourceText(
    name: "template.yaml",
    text: """
      AWSTemplateFormatVersion: "2010-09-09"
      Parameters:
        Block: {Type: String, Default: 10.0.0.0/16}
      Conditions:
        Always: !Equals [a, a]
      Resources:
        Vpc:
          Type: AWS::EC2::VPC
          Properties: {CidrBlock: !Ref Block}
        Subnet:
          Type: AWS::EC2::Subnet
          Condition: Always
          Properties:
            VpcId: !Ref Vpc
            CidrBlock: !Select [0, !Cidr [!Ref Block, 4, 8]]
            AvailabilityZone: !Select [0, !GetAZs ""]
        Group:
          Type: AWS::EC2::SecurityGroup
          Properties:
            VpcId: !Ref Vpc
            GroupDescription: !Sub "web of ${AWS::StackName}"
            SecurityGroupIngress:
              - {IpProtocol: tcp, FromPort: "80", ToPort: "80", CidrIp: 0.0.0.0/0}
              - !If [Always, {IpProtocol: -1, SourceSecurityGroupId: !ImportValue Other}, !Ref "AWS::NoValue"]
        Web:
          Type: AWS::EC2::Instance
          Properties: {SubnetId: !Ref Subnet, SecurityGroupIds: [!GetAtt Group.GroupId]}
      """)

  static let templateInJSON = SourceText(
    name: "template.json",
    text: """
      {"Resources": {
        "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
        "Acl": {"Type": "AWS::EC2::NetworkAcl", "Properties": {"VpcId": {"Ref": "Vpc"}}},
        "In": {"Type": "AWS::EC2::NetworkAclEntry", "Properties": {
          "NetworkAclId": {"Ref": "Acl"}, "RuleNumber": "100", "Protocol": "6", "Egress": "false",
          "RuleAction": "allow", "CidrBlock": {"Fn::Join": ["", ["0.0.0.0", "/0"]]},
          "PortRange": {"From": "80", "To": "80"}}}}}
      """)
}
