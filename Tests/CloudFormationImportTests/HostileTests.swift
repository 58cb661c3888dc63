import Diagnostics
import NetworkModel
import PacketSpace
import Provenance
import StructuredText
import TestSupport
import Testing
import TopologyFile

struct HostileTests {
  private static let template = """
    Parameters: {Open: {Type: String}, Cidr: {Type: String, Default: 10.0.0.0/16}}
    Conditions: {Yes: !Equals [a, a], Maybe: !Or [!Equals [!Ref Open, x], !Not [!Condition Yes]]}
    Mappings: {Map: {a: {b: 10.0.1.0/24}}}
    Resources:
      Net: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Ref Cidr}}
      Side: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: !FindInMap [Map, a, b], AvailabilityZone: !Select [0, !GetAZs '']}}
      Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: !Ref Net}}
      Entry: {Type: AWS::EC2::NetworkAclEntry, Properties: {NetworkAclId: !Ref Acl, RuleNumber: '100', Protocol: 6, RuleAction: allow, Egress: 'true', CidrBlock: 0.0.0.0/0, PortRange: {From: 1024, To: 65535}}}
      Link: {Type: AWS::EC2::SubnetNetworkAclAssociation, Condition: Maybe, Properties: {SubnetId: !Ref Side, NetworkAclId: !Ref Acl}}
      Wall: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !GetAtt Net.VpcId, SecurityGroupIngress: !If [Yes, [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: !Join ['/', [0.0.0.0, 0]]}], []]}}
      Host: {Type: AWS::EC2::Instance, Properties: {NetworkInterfaces: [{DeviceIndex: 0, SubnetId: !Ref Side, GroupSet: [!Ref Wall]}]}}
      Front: {Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: {Subnets: [!Ref Side], Instances: [!Ref Host], Listeners: [{LoadBalancerPort: 80, InstancePort: 80, Protocol: HTTP}]}}
      Hub: {Type: AWS::EC2::TransitGateway, Properties: {}}
      Arm: {Type: AWS::EC2::TransitGatewayAttachment, Properties: {TransitGatewayId: !Ref Hub, VpcId: !Ref Net, SubnetIds: [!Ref Side]}}
    Outputs: {Out: {Value: !Ref Net, Export: {Name: !Sub '${AWS::StackName}-net'}}}
    """

  @Test func `the whole template is read`() {
    #expect(Import(Self.template).errors == [])
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a damaged template gives a network or an error`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      var bytes = Array(Self.template.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(index..<min(bytes.count, index + 12))
        case 2: bytes.insert(contentsOf: bytes[index..<min(bytes.count, index + 9)], at: index)
        default: bytes.removeSubrange((bytes.count - bytes.count / 20)...)
        }
      }
      let result = Import([SourceText(name: "cut.yaml", bytes: bytes)])
      #expect((result.reading.topology == nil) == !result.errors.isEmpty)
    }
  }

  /// Every value of the template in turn becomes something of another type.
  @Test(arguments: ["7", "[]", "{}", "[[[1]]]", "{a: {b: c}}", "!Ref Nothing", "!If [x, 1]", "''"])
  func `a value of another type is a gap`(other: String) {
    for property in [
      "CidrBlock: !Ref Cidr", "VpcId: !Ref Net", "PortRange: {From: 1024, To: 65535}",
      "Egress: 'true'",
      "RuleNumber: '100'", "GroupSet: [!Ref Wall]", "Subnets: [!Ref Side]",
      "Instances: [!Ref Host]", "SubnetIds: [!Ref Side]", "TransitGatewayId: !Ref Hub",
      "Listeners: [{LoadBalancerPort: 80, InstancePort: 80, Protocol: HTTP}]",
      "Condition: Maybe", "Properties: {}",
    ] {
      let key = property.prefix { $0 != ":" }
      let text = Self.template.replacing(property, with: "\(key): \(other)")
      #expect(Self.template.contains(property))
      let result = Import(text)
      #expect((result.reading.topology == nil) == !result.errors.isEmpty)
    }
  }

  @Test func `what refers to itself is not known`() {
    let result = Import(
      """
      Conditions: {A: !Not [!Condition B], B: !Not [!Condition A]}
      Resources:
        Net: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !GetAtt Other.CidrBlock}}
        Other: {Type: AWS::EC2::VPC, Condition: A, Properties: {CidrBlock: !Sub '${Net.CidrBlock}'}}
        Self: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !GetAtt Self.CidrBlock}}
      """)
    #expect(result.errors == [])
    #expect(result.topology.vpcs.map(\.cidrs) == [[], [], []])
  }

  @Test func `texts that double at each level stay short`() {
    var expression = "{a: x}"
    for _ in 0..<15 {
      expression = "{a: !Sub ['${a}${a}', \(expression)]}"
    }
    let result = Import(
      resources:
        "Side: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: !Sub ['${a}', \(expression)]}}"
    )
    #expect(result.errors == [])
    #expect(result.subnet("Side")?.cidr == nil)
  }

  @Test func `attributes that double at each resource are evaluated once`() {
    let links = (0..<400).map {
      "S\($0): {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: !Join ['', [!GetAtt S\($0 + 1).CidrBlock, !GetAtt S\($0 + 1).CidrBlock]]}}"
    }
    let result = Import(resources: links.joined(separator: "\n"))
    #expect(result.errors == [])
    #expect(result.topology.subnets.count == 400)
  }

  @Test func `a passage of deep functions ends`() {
    let expression =
      String(repeating: "!Join ['', [", count: 15) + "x" + String(repeating: "]]", count: 15)
    let result = Import(
      resources:
        "Side: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: 10.0.1.0/24, Tags: [{Key: Name, Value: \(expression)}]}}"
    )
    #expect(result.errors == [])
    #expect(result.subnet("Side")?.name == "x")
  }

  @Test func `a secret is not written anywhere`() {
    let result = Import(
      resources:
        "Side: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: !Ref Secret, AvailabilityZone: !Ref Secret}}",
      sections: "Parameters: {Secret: {Type: String, NoEcho: true, Default: hunter2}}")
    #expect(!"\(result.reading)".contains("hunter2"))
  }
}
