import Diagnostics
import NetworkModel
import Provenance
import Testing
import TopologyFile

struct NetworkACLTests {
  private func acl(_ entries: [String]) -> Import {
    let resources = entries.enumerated().map {
      "E\($0): {Type: AWS::EC2::NetworkAclEntry, Properties: {NetworkAclId: !Ref Acl, \($1)}}"
    }
    return Import(
      resources: (["Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: !Ref Net}}"] + resources)
        .joined(separator: "\n"),
      sections: "Parameters: {Rule: {Type: Number, Default: 120}, Missing: {Type: Number}}")
  }

  private static let all = "Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0"

  @Test(arguments: [
    ("RuleNumber: 100, \(all)", true, "100 allow all 0.0.0.0/0"),
    ("RuleNumber: '100', Egress: false, \(all)", true, "100 allow all 0.0.0.0/0"),
    ("RuleNumber: 100, Egress: 'false', \(all)", true, "100 allow all 0.0.0.0/0"),
    ("RuleNumber: 100, Egress: true, \(all)", false, "100 allow all 0.0.0.0/0"),
    ("RuleNumber: 100, Egress: 'True', \(all)", false, "100 allow all 0.0.0.0/0"),
    ("RuleNumber: !Ref Rule, Egress: 'true', \(all)", false, "120 allow all 0.0.0.0/0"),
    (
      "RuleNumber: 5, Protocol: '6', RuleAction: DENY, CidrBlock: 10.0.0.0/8, PortRange: {From: '80', To: 443}",
      true, "5 deny tcp 80-443 10.0.0.0/8"
    ),
    (
      "RuleNumber: 5, Protocol: 17, RuleAction: allow, Ipv6CidrBlock: '::/0', PortRange: {From: 53, To: 53}",
      true, "5 allow udp 53-53 ::/0"
    ),
    (
      "RuleNumber: 5, Protocol: 1, RuleAction: allow, CidrBlock: 0.0.0.0/0, Icmp: {Type: 8, Code: -1}",
      true, "5 allow icmp 8/255 0.0.0.0/0"
    ),
    (
      "RuleNumber: 5, Protocol: 6, RuleAction: allow, CidrBlock: !ImportValue x, PortRange: {From: 1, To: 2}",
      true, "5 allow tcp 1-2 unknown: the export x"
    ),
    (
      "RuleNumber: 5, Protocol: 6, RuleAction: allow, CidrBlock: 10.0.0.0/8, PortRange: {From: !Ref Missing, To: 2}",
      true,
      "5 allow all unknown: 6 ports the parameter Missing, which has no default, 10.0.0.0/8"
    ),
  ])
  func `entries are read in every form`(entry: String, isInbound: Bool, line: String) {
    let result = acl([entry])

    #expect(result.errors == [])
    #expect(result.acl("Acl")?.inbound.map(\.line) == (isInbound ? [line] : []))
    #expect(result.acl("Acl")?.outbound.map(\.line) == (isInbound ? [] : [line]))
  }

  @Test func `an ACL without entries denies everything`() {
    #expect(acl([]).acl("Acl")?.inbound == [])
    #expect(acl([]).acl("Acl")?.outbound == [])
  }

  @Test(arguments: [
    "RuleNumber: !Ref Missing, \(all)", "RuleNumber: 1, Protocol: -1", "RuleNumber: 0, \(all)",
    "RuleNumber: 40000, \(all)",
  ])
  func `an entry without a number or an action leaves its direction open`(entry: String) {
    let result = acl([entry, entry, "RuleNumber: 1, \(Self.all)"])
    #expect(result.errors == [])
    #expect(result.acl("Acl")?.inbound.count == 1)
    #expect(result.acl("Acl")?.inbound.first?.line.hasPrefix("1 allow all unknown: ") == true)
    #expect(result.gaps("Acl").contains("the order of its inbound entries is not known"))
  }

  @Test func `two entries with one number are an error that names both`() throws {
    let result = acl(["RuleNumber: 100, \(Self.all)", "RuleNumber: '100', \(Self.all)"])
    let error = try #require(result.reading.diagnostics.first { $0.severity == .error })

    #expect(error.message == "inbound rule 100 of 'Acl' exists already")
    #expect(error.location?.line == 6)
    #expect(error.help == "the other one is at stack0.yaml:5:3")
  }

  @Test func `entries of ACLs that are elsewhere are left out, with a reason`() {
    let result = Import(
      resources:
        "E: {Type: AWS::EC2::NetworkAclEntry, Properties: {NetworkAclId: acl-1, RuleNumber: 1, \(Self.all)}}"
    )
    #expect(result.skipped("E") == "the network ACL 'acl-1' is not in the template")
  }

  @Test func `entries of a VPC's default ACL stand beside AWS's own`() {
    let result = Import(
      resources: """
        Side: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net, CidrBlock: 10.0.1.0/24}}
        E: {Type: AWS::EC2::NetworkAclEntry, Properties: {NetworkAclId: !GetAtt Net.DefaultNetworkAcl, RuleNumber: 50, Protocol: 6, RuleAction: deny, CidrBlock: 0.0.0.0/0, PortRange: {From: 22, To: 22}}}
        """)
    let id = "Net.DefaultNetworkAcl"

    #expect(result.errors == [])
    #expect(
      result.acl(id)?.inbound.map(\.line)
        == ["50 deny tcp 22-22 0.0.0.0/0", "100 allow all 0.0.0.0/0"])
    #expect(result.subnet("Side")?.networkACL?.rawValue == id)
  }
}
