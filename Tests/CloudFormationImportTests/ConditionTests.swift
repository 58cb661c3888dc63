import Diagnostics
import NetworkModel
import PacketSpace
import Provenance
import TestSupport
import Testing
import TopologyFile

struct ConditionTests {
  private static let sections = """
    Parameters: {Stage: {Type: String, Default: test}, Missing: {Type: String}}
    Conditions:
      True: !Equals [a, a]
      False: {Fn::Equals: [a, b]}
      Open: !Equals [!Ref Missing, x]
      Self: !Equals [!Ref Missing, !Ref Missing]
      AndTrue: !And [!Condition True, {Condition: True}]
      AndFalse: {Fn::And: [{Condition: Open}, {Condition: False}]}
      AndOpen: !And [!Condition True, !Condition Open]
      OrTrue: !Or [!Condition Open, !Condition True]
      OrFalse: !Or [!Condition False, {'Fn::Not': [{Condition: True}]}]
      OrOpen: !Or [!Condition Open, !Condition False]
      NotOpen: !Not [!Condition Open]
      Stage: !Equals [!Ref Stage, test]
      Circle: !Not [!Condition Round]
      Round: !Not [!Condition Circle]
      Odd: 7
      Few: !Equals [a]
    """

  private static let decisions: [(String, Bool?)] = [
    ("True", true), ("False", false), ("Open", nil), ("Self", true), ("AndTrue", true),
    ("AndFalse", false), ("AndOpen", nil), ("OrTrue", true), ("OrFalse", false), ("OrOpen", nil),
    ("NotOpen", nil), ("Stage", true), ("Circle", nil), ("Odd", nil), ("Few", nil),
    ("Nowhere", nil),
  ]

  @Test(arguments: decisions)
  func `a resource is there, is not there, or may be there`(condition: String, exists: Bool?) {
    let result = Import(
      resources:
        "Wall: {Type: AWS::EC2::SecurityGroup, Condition: \(condition), Properties: {VpcId: !Ref Net}}",
      sections: Self.sections)

    #expect(result.errors == [])
    #expect((result.group("Wall") != nil) == (exists != false))
    #expect(result.gaps("Wall").isEmpty == (exists != nil))
    #expect(result.skipped("Wall") == (exists == false ? "its condition does not hold" : nil))
  }

  @Test func `a rule that may be there is for somebody unknown`() {
    let result = Import(
      resources: """
        Wall: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !Ref Net}}
        In: {Type: AWS::EC2::SecurityGroupIngress, Condition: Open, Properties: {GroupId: !Ref Wall, IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}}
        Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: !Ref Net}}
        E1: {Type: AWS::EC2::NetworkAclEntry, Condition: Open, Properties: {NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0}}
        E2: {Type: AWS::EC2::NetworkAclEntry, Condition: NotOpen, Properties: {NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: 17, RuleAction: deny, CidrBlock: 0.0.0.0/0}}
        """, sections: Self.sections)
    let reason = "which depends on the parameter Missing, which has no default"

    #expect(result.errors == [])
    #expect(
      result.group("Wall")?.inbound.map(\.line) == ["tcp 22-22 unknown: 0.0.0.0/0, \(reason)"])
    #expect(
      result.acl("Acl")?.inbound.map(\.line)
        == ["100 allow all unknown: one of several entries, \(reason)"])
  }

  @Test func `an association that may be there leaves the table open`() {
    let result = Import(
      resources: """
        Side: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: 10.0.1.0/24}}
        Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Net}}
        Link: {Type: AWS::EC2::SubnetRouteTableAssociation, Condition: Open, Properties: {SubnetId: !Ref Side, RouteTableId: !Ref Table}}
        """, sections: Self.sections)

    #expect(result.errors == [])
    #expect(result.subnet("Side")?.routeTable?.rawValue == "unknown-routeTables-of-Side")
  }

  @Test func `resources that exclude each other are no error`() {
    let result = Import(
      resources: """
        Side: {Type: AWS::EC2::Subnet, Condition: Open, Properties: {VpcId: !Ref Net, CidrBlock: 10.0.1.0/24}}
        Other: {Type: AWS::EC2::Subnet, Condition: NotOpen, Properties: {VpcId: !Ref Net, CidrBlock: 10.0.1.0/24}}
        Inner: {Type: AWS::EC2::Subnet, Condition: NotOpen, Properties: {VpcId: !Ref Net, CidrBlock: 10.0.2.0/24}}
        Front: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [!Ref Inner]}}
        Plain: {Type: AWS::ElasticLoadBalancingV2::Listener, Condition: Open, Properties: {LoadBalancerArn: !Ref Front, Port: 80, Protocol: HTTP, DefaultActions: [{Type: redirect}]}}
        Way: {Type: AWS::ElasticLoadBalancingV2::Listener, Condition: NotOpen, Properties: {LoadBalancerArn: !Ref Front, Port: '80', Protocol: HTTP, DefaultActions: [{Type: redirect}]}}
        """, sections: Self.sections)

    #expect(result.errors == [])
    #expect(
      ["Side", "Other", "Inner"].map { result.subnet($0)?.cidr } == [nil, nil, "10.0.2.0/24"])
    #expect(result.topology.loadBalancers["Front"]?.listenersAreKnown == false)
  }
}
