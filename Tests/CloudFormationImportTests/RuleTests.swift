import Diagnostics
import NetworkModel
import PacketSpace
import Provenance
import TestSupport
import Testing
import TopologyFile

struct RuleTests {
  private func group(_ properties: String, more: String = "") -> Import {
    Import(
      resources: """
        Wall: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !Ref Net, GroupDescription: d, \(properties)}}
        Other: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !Ref Net, Tags: [{Key: Name, Value: other}]}}
        \(more)
        """,
      sections: """
        Parameters: {Port: {Type: String, Default: '8080'}, Block: {Type: String}, Peer: {Type: 'AWS::EC2::SecurityGroup::Id'}}
        Conditions: {Yes: !Equals [a, a], Open: !Equals [!Ref Block, x]}
        """)
  }

  private static let http = "IpProtocol: tcp, FromPort: 80, ToPort: 80"

  @Test(
    arguments: [
      ("[{\(http), CidrIp: 0.0.0.0/0}]", ["tcp 80-80 0.0.0.0/0"]),
      ("{\(http), CidrIp: 0.0.0.0/0}", ["tcp 80-80 0.0.0.0/0"]),
      ("!If [Yes, [{\(http), CidrIp: 0.0.0.0/0}], []]", ["tcp 80-80 0.0.0.0/0"]),
      ("[!If [Yes, {\(http), CidrIp: 0.0.0.0/0}, !Ref AWS::NoValue]]", ["tcp 80-80 0.0.0.0/0"]),
      ("[!If [Yes, !Ref AWS::NoValue, {\(http), CidrIp: 0.0.0.0/0}]]", []),
      ("[{IpProtocol: tcp, FromPort: '80', ToPort: '81', CidrIpv6: '::/0'}]", ["tcp 80-81 ::/0"]),
      (
        "[{IpProtocol: '6', FromPort: !Ref Port, ToPort: !Ref Port, CidrIp: 10.0.0.0/8}]",
        ["tcp 8080-8080 10.0.0.0/8"]
      ),
      (
        "[{IpProtocol: 17, FromPort: 53, ToPort: 53, CidrIp: 10.0.0.0/8}]", ["udp 53-53 10.0.0.0/8"]
      ),
      ("[{IpProtocol: -1, CidrIp: 10.0.0.0/8}]", ["all 10.0.0.0/8"]),
      ("[{IpProtocol: '-1', FromPort: 1, ToPort: 2, CidrIp: 10.0.0.0/8}]", ["all 10.0.0.0/8"]),
      (
        "[{IpProtocol: icmp, FromPort: 8, ToPort: -1, CidrIp: 10.0.0.0/8}]",
        ["icmp 8/255 10.0.0.0/8"]
      ),
      (
        "[{IpProtocol: icmp, FromPort: '-1', ToPort: '-1', CidrIp: 10.0.0.0/8}]",
        ["icmp 255/255 10.0.0.0/8"]
      ),
      ("[{IpProtocol: 50, CidrIp: 10.0.0.0/8}]", ["50 10.0.0.0/8"]),
      ("[{\(http), SourceSecurityGroupId: !Ref Other}]", ["tcp 80-80 Other"]),
      ("[{\(http), SourceSecurityGroupId: !GetAtt Other.GroupId}]", ["tcp 80-80 Other"]),
      ("[{\(http), SourcePrefixListId: pl-1}]", ["tcp 80-80 pl-1"]),
      ("[{\(http), SourceSecurityGroupId: !Ref Peer}]", ["tcp 80-80 unknown: group Peer"]),
      (
        "[{\(http), CidrIp: !Ref Block}]",
        ["tcp 80-80 unknown: the parameter Block, which has no default"]
      ),
      ("[{\(http), CidrIp: !ImportValue net}]", ["tcp 80-80 unknown: the export net"]),
      ("[{\(http)}]", ["tcp 80-80 unknown: no source"]),
      (
        "!If [Open, [{\(http), CidrIp: 0.0.0.0/0}], []]",
        [
          "all unknown: the condition Open, which depends on the parameter Block, which has no default"
        ]
      ),
      (
        "[!If [Open, {\(http), CidrIp: 0.0.0.0/0}, !Ref AWS::NoValue]]",
        [
          "all unknown: the condition Open, which depends on the parameter Block, which has no default"
        ]
      ),
      (
        "[{IpProtocol: tcp, FromPort: abc, ToPort: 80, CidrIp: 0.0.0.0/0}]",
        ["all unknown: tcp ports 'abc', 0.0.0.0/0"]
      ),
      (
        "[{IpProtocol: tcp, FromPort: 99999, ToPort: 99999, CidrIp: 0.0.0.0/0}]",
        ["all unknown: tcp ports 99999-99999, 0.0.0.0/0"]
      ),
      ("[{CidrIp: 0.0.0.0/0}]", ["all unknown: no protocol, 0.0.0.0/0"]),
      (
        "[{\(http), CidrIp: CHANGE-ME}]",
        ["tcp 80-80 unknown: 'CHANGE-ME', which is no block"]
      ),
      ("7", ["all unknown: '7'"]),
      ("[7]", ["all unknown: '7'"]),
    ] as [(String, [String])])
  func `inbound rules are read in every form`(ingress: String, lines: [String]) {
    let result = group("SecurityGroupIngress: \(ingress)")

    #expect(result.errors == [])
    #expect(result.group("Wall")?.inbound.map(\.line) == lines)
    #expect(result.gaps("security group").isEmpty)
    #expect(
      result.report.incomplete.isEmpty == !lines.contains {
        $0.contains("unknown") || $0.contains("pl-1")
      })
  }

  @Test func `a rule has its description and its place`() {
    let result = group(
      "SecurityGroupIngress: [{\(Self.http), CidrIp: 10.0.0.0/8, Description: web}]")
    let place = result.reading.locations[.securityGroupRule("Wall", .inbound, 1)]

    #expect(result.group("Wall")?.inbound.first?.description == "web")
    #expect(place?.file == "stack0.yaml")
    #expect(place?.line == 5)
  }

  private static let egress =
    "Type: AWS::EC2::SecurityGroupEgress, Properties: {GroupId: !Ref Wall, \(http), CidrIp: 10.0.0.0/8}"

  @Test func `a group without outbound rules has AWS's default one`() {
    #expect(group("").group("Wall")?.outbound.map(\.line) == ["all 0.0.0.0/0"])
    #expect(
      group("SecurityGroupEgress: []").group("Wall")?.outbound.map(\.line) == ["all 0.0.0.0/0"])
  }

  @Test func `listed outbound rules replace the default one`() {
    let trick = "{IpProtocol: icmp, FromPort: 252, ToPort: 86, CidrIp: 255.255.255.255/32}"
    #expect(
      group("SecurityGroupEgress: [\(trick)]").group("Wall")?.outbound.map(\.line)
        == ["icmp 252/86 255.255.255.255/32"])
  }

  @Test func `an outbound rule of its own replaces the default one, too`() {
    let result = group("", more: "Out: {\(Self.egress)}")
    #expect(result.group("Wall")?.outbound.map(\.line) == ["tcp 80-80 10.0.0.0/8"])
  }

  @Test func `whether it replaces a listed rule for everything, nobody is sure of`() {
    let result = group(
      "SecurityGroupEgress: [{IpProtocol: -1, CidrIp: 0.0.0.0/0}]", more: "Out: {\(Self.egress)}")
    #expect(
      result.group("Wall")?.outbound.map(\.line) == [
        "all unknown: 0.0.0.0/0, which a SecurityGroupEgress of its own may have replaced",
        "tcp 80-80 10.0.0.0/8",
      ])
  }

  @Test func `a rule that may be there may replace the default one`() {
    let result = group("", more: "Out: {Condition: Open, \(Self.egress)}")
    #expect(
      result.group("Wall")?.outbound.map(\.line) == [
        "tcp 80-80 unknown: 10.0.0.0/8, which depends on the parameter Block, which has no default",
        "all unknown: AWS's default rule, unless a rule replaces it",
      ])
  }

  @Test func `rules of groups that are elsewhere are left out, with a reason`() {
    let result = group(
      "",
      more:
        "In: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !Ref Peer, \(Self.http), CidrIp: 10.0.0.0/8}}"
    )
    #expect(result.skipped("In") == "the group 'Peer' is not in the template")
    #expect(result.report.read["AWS::EC2::SecurityGroupIngress"] == nil)
  }

  @Test func `a VPC's default group is there where something refers to it`() {
    let result = Import(
      resources: """
        Side: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: 10.0.1.0/24}}
        A: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Side, SecurityGroupIds: [!GetAtt Net.DefaultSecurityGroup]}}
        B: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Side}}
        """)
    let id = "Net.DefaultSecurityGroup"

    #expect(result.errors == [])
    #expect(result.group(id)?.inbound.map(\.line) == ["all \(id)"])
    #expect(result.instance("A")?.interfaces.first?.securityGroups?.map(\.rawValue) == [id])
    #expect(result.instance("B")?.interfaces.first?.securityGroups?.map(\.rawValue) == [id])
  }

  @Test func `a group without a VPC is in the account's default one`() {
    let result = Import(
      """
      Resources:
        Wall: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: d}}
        Host: {Type: AWS::EC2::Instance, Properties: {SecurityGroups: [!Ref Wall]}}
      """)
    #expect(result.errors == [])
    #expect(result.group("Wall")?.vpc == "default-vpc")
    #expect(result.subnet("default-subnet")?.vpc == "default-vpc")
  }

  @Test(arguments: [
    ("Engine: postgres", "tcp 5432-5432 Web"),
    ("Engine: mysql, Port: '3333'", "tcp 3333-3333 Web"),
  ])
  func `a rule may be for the port of a database`(database: String, expected: String) {
    let result = Import(
      resources: """
        Web: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: w, VpcId: !Ref Net}}
        Data: {Type: AWS::RDS::DBInstance, Properties: {\(database)}}
        Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: d, VpcId: !Ref Net, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: !GetAtt Data.Endpoint.Port, ToPort: !GetAtt Data.Endpoint.Port, SourceSecurityGroupId: !Ref Web}]}}
        """)
    #expect(result.group("Group")?.inbound.map(\.line) == [expected])
  }
}
