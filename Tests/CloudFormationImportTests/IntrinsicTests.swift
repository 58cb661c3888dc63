import Diagnostics
import NetworkModel
import Provenance
import Testing
import TopologyFile

/// Functions, seen in the Name tag of a VPC.
struct IntrinsicTests {
  private static let sections = """
    Parameters:
      Text: {Type: String, Default: abc}
      Number: {Type: Number, Default: 7}
      List: {Type: CommaDelimitedList, Default: 'a, b,c'}
      Missing: {Type: String}
      Secret: {Type: String, Default: hunter2, NoEcho: true}
      Looked: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /path}
    Mappings:
      Regions:
        eu-west-1: {Name: ireland, Same: x}
        us-east-1: {Name: virginia, Same: x}
    Conditions:
      Yes: !Equals [!Ref Text, abc]
      No: !Not [!Condition Yes]
      Open: !Equals [!Ref Missing, abc]
    """

  private func name(_ expression: String, parameters: [String: String] = [:]) -> String? {
    let result = Import(
      """
      \(Self.sections)
      Resources:
        Net:
          Type: AWS::EC2::VPC
          Properties:
            CidrBlock: 10.0.0.0/16
            Tags: [{Key: Name, Value: \(expression)}]
        Side:
          Type: AWS::EC2::Subnet
          Properties: {VpcId: !Ref Net, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a}
      """, parameters: parameters)
    #expect(result.errors == [])
    return result.topology.vpcs["Net"]?.name
  }

  @Test(arguments: [
    ("plain", "plain"),
    ("!Ref Text", "abc"), ("{Ref: Text}", "abc"), ("!Ref Number", "7"),
    ("!Ref AWS::Partition", "aws"), ("!Ref AWS::URLSuffix", "amazonaws.com"),
    ("!Sub 'x-${Text}-${Number}'", "x-abc-7"), ("{Fn::Sub: '${Text}'}", "abc"),
    ("!Sub ['${A}${Text}', {A: !Ref Number}]", "7abc"),
    ("!Sub '${!Text}'", "${Text}"), ("!Sub '$Text ${'", "$Text ${"), ("!Sub '${ Text }'", "abc"),
    ("!Sub '${Side.CidrBlock}'", "10.0.1.0/24"),
    ("!Join ['-', [a, !Ref Text, b]]", "a-abc-b"), ("{Fn::Join: ['', [a, b]]}", "ab"),
    ("!Join ['+', !Ref List]", "a+b+c"),
    ("!Select [1, !Ref List]", "b"), ("!Select ['2', [x, y, z]]", "z"),
    ("!Select [1, !Split ['/', a/b/c]]", "b"),
    ("!Select [1, !Split [',', !Join [',', [a, b]]]]", "b"),
    ("!GetAtt Side.CidrBlock", "10.0.1.0/24"),
    ("{Fn::GetAtt: [Side, CidrBlock]}", "10.0.1.0/24"),
    ("!GetAtt [Side, AvailabilityZone]", "eu-west-1a"),
    ("!If [Yes, one, two]", "one"), ("!If [No, one, two]", "two"),
    ("{Fn::If: [Yes, !If [No, x, y], z]}", "y"), ("!If [Open, same, same]", "same"),
    ("!FindInMap [Regions, eu-west-1, Name]", "ireland"),
    ("!FindInMap [Regions, !Ref AWS::Region, Same]", "x"),
    ("!FindInMap [Regions, nowhere, Name, {DefaultValue: other}]", "other"),
    ("!Select [0, !GetAZs '']", "az1"), ("!Select [1, !GetAZs {Ref: AWS::Region}]", "az2"),
    ("!Select [2, !Cidr [10.0.0.0/16, 4, 8]]", "10.0.2.0/24"),
    ("!Select [1, !Cidr ['2600:1f18::/56', 2, 64]]", "2600:1f18:0:1::/64"),
    ("{Fn::Length: !Ref List}", "3"),
  ])
  func `a function gives what CloudFormation makes of it`(expression: String, text: String) {
    #expect(name(expression) == text)
  }

  @Test(arguments: [
    "!Ref Missing", "!Ref Secret", "!Ref Looked", "!Ref Nothing", "!Ref AWS::StackName",
    "!Ref AWS::NoValue", "!Ref AWS::Region", "!Ref Side", "!Sub '${AWS::StackName}-net'",
    "!Join ['-', [a, !Ref Missing]]", "!Select [9, !Ref List]", "!Select [-1, !Ref List]",
    "!Select [99999999999999999999, !Ref List]", "!Select [x, !Ref List]", "!Select [0]",
    "!If [Open, one, two]", "!If [Nothing, one, two]", "!If [Yes]",
    "!FindInMap [Regions, !Ref AWS::Region, Name]", "!FindInMap [Nothing, a, b]",
    "!ImportValue name", "!Transform {Name: x}", "!GetAtt Side.Nothing", "!GetAtt Side",
    "!GetAtt [Side, !Ref Missing]", "!Base64 abc", "!Cidr [10.0.0.0/16, 4, 8]",
    "!Select [300, !Cidr [10.0.0.0/16, 400, 8]]", "!Select [0, !Cidr [10.0.0.0/16, 1, 99]]",
    "!Nonsense x", "{Fn::Nonsense: x}", "[]", "{}", "null", "{Ref: [a]}", "!Sub [[]]", "!Join x",
    "!Split ['', a]", "!Select [0, {a: b}]",
  ])
  func `what nobody knows gives nothing`(expression: String) {
    #expect(name(expression) == nil)
  }

  @Test func `given values replace defaults, and say what pseudo parameters are`() {
    let given = ["Text": "new", "Missing": "known", "List": "x,y", "AWS::Region": "us-east-1"]

    #expect(name("!Sub '${Text} ${Missing}'", parameters: given) == "new known")
    #expect(name("!Select [1, !Ref List]", parameters: given) == "y")
    #expect(name("!FindInMap [Regions, !Ref AWS::Region, Name]", parameters: given) == "virginia")
    #expect(name("!If [Yes, one, two]", parameters: given) == "two")
    // What is looked up under the path is still not known.
    #expect(name("!Ref Looked", parameters: ["Looked": "/other"]) == nil)
  }

  @Test func `zones that are written alike are one zone, others are others`() {
    let zones = [
      "!Select [0, !GetAZs '']", "!Select [0, !GetAZs {Ref: AWS::Region}]",
      "!Select [1, !GetAZs '']", "!Sub '${AWS::Region}b'", "!Select [1, !Ref Zones]",
    ]
    let subnets = zones.enumerated().map { index, zone in
      "S\(index): {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: 10.0.\(index).0/24, AvailabilityZone: \(zone)}}"
    }
    let result = Import(
      resources: subnets.joined(separator: "\n"),
      sections: "Parameters: {Zones: {Type: 'List<AWS::EC2::AvailabilityZone::Name>'}}")

    #expect(
      zones.indices.map { result.subnet("S\($0)")?.availabilityZone }
        == ["az1", "az1", "az2", "b", "Zones[1]"])
  }
}
