import Diagnostics
import NetworkModel
import PacketSpace
import Provenance
import StructuredText
import TestSupport
import Testing
import TopologyFile

struct SeveralStacksTests {
  private static let network = """
    Parameters: {Name: {Type: String, Default: net}}
    Resources:
      Net: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
      Side: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: 10.0.1.0/24}}
    Outputs:
      Vpc: {Value: !Ref Net, Export: {Name: !Sub '${Name}-vpc'}}
      Side: {Value: !GetAtt Side.SubnetId, Export: {Name: !Sub '${AWS::StackName}-side'}}
      Loop: {Value: !ImportValue loop, Export: {Name: loop}}
    """
  private static let web = """
    Resources:
      Wall: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !ImportValue net-vpc}}
      Host: {Type: AWS::EC2::Instance, Properties: {SubnetId: !ImportValue {Fn::Sub: '${AWS::StackName}-side'}, SecurityGroupIds: [!Ref Wall]}}
    """

  @Test func `what one stack exports another one imports`() {
    let result = Import(Self.network, Self.web)

    #expect(result.errors == [])
    #expect(result.group("Wall")?.vpc == "Net")
    #expect(result.instance("Host")?.interfaces.first?.subnet == "Side")
    #expect(result.report.incomplete.isEmpty)
  }

  @Test func `what nobody exports is not known, and only what depends on it is not`() {
    let result = Import(Self.web)

    #expect(result.errors == [])
    #expect(result.group("Wall")?.vpc == "net-vpc")
    #expect(result.topology.vpcs["net-vpc"]?.cidrs == [])
    #expect(result.group("Wall")?.outbound.map(\.line) == ["all 0.0.0.0/0"])
    // Whatever the subnet is, it is in the VPC of the group.
    #expect(
      result.subnet("${AWS::StackName}-side")?.vpc == "net-vpc")
  }

  @Test func `a logical ID that is taken is written with the name of its template`() {
    let result = Import(Self.network, Self.network)

    #expect(result.errors == [])
    #expect(result.topology.subnets.map(\.id.rawValue) == ["Side", "stack1.Side"])
    #expect(result.subnet("stack1.Side")?.vpc == "stack1.Net")
  }

  @Test func `an export that imports itself is not followed forever`() {
    let result = Import(
      Self.network,
      "Resources: {Wall: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !ImportValue loop}}}")
    #expect(result.errors == [])
    #expect(result.group("Wall") != nil)
  }

  @Test func `groups that share subnets are in one VPC, whichever it is`() {
    let result = Import(
      """
      Parameters: {One: {Type: 'AWS::EC2::Subnet::Id'}, Two: {Type: 'AWS::EC2::Subnet::Id'}, Vpc: {Type: 'AWS::EC2::VPC::Id'}, Peer: {Type: 'AWS::EC2::SecurityGroup::Id'}}
      Resources:
        Wall: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !Ref Vpc}}
        A: {Type: AWS::Lambda::Function, Properties: {VpcConfig: {SubnetIds: [!Ref One, !Ref Two], SecurityGroupIds: [!Ref Peer]}}}
        B: {Type: AWS::Lambda::Function, Properties: {VpcConfig: {SubnetIds: [!Ref Two], SecurityGroupIds: [!Ref Wall]}}}
      """)

    #expect(result.errors == [])
    #expect(result.subnet("One")?.vpc == "Vpc")
    #expect(result.group("Peer")?.vpc == "Vpc")
  }

  @Test func `groups of one name that two stacks lack are two groups`() {
    func template(_ block: String) -> String {
      """
      Parameters: {Group: {Type: 'AWS::EC2::SecurityGroup::Id'}}
      Resources:
        Net: {Type: AWS::EC2::VPC, Properties: {CidrBlock: \(block).0.0/16}}
        Side: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: \(block).0.0/24}}
        Host: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Side, SecurityGroupIds: [!Ref Group]}}
      """
    }
    let result = Import(template("10.0"), template("10.1"))
    #expect(result.errors == [])
    #expect(result.instance("Host")?.interfaces.first?.securityGroups == ["Group"])
    #expect(
      result.instance("stack1.Host")?.interfaces.first?.securityGroups == ["Group-of-stack1.Net"])
    #expect(result.group("Group-of-stack1.Net")?.vpc == "stack1.Net")
  }

  @Test func `stacks of templates with one file name all count`() {
    let text = "Resources: {Net: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}}"
    let result = Import(["a", "b", "c"].map { SourceText(name: "\($0)/main.yaml", text: text) })
    #expect(result.topology.vpcs.map(\.id.rawValue) == ["Net", "main-2.Net", "main-3.Net"])
  }
}
