import Diagnostics
import NetworkModel
import PacketSpace
import StructuredText
import TestSupport
import Testing
import TopologyFile

/// What stands beside a network that its sources cannot say.
struct AnnotationTests {
  private static let groups = """
      sg-1:
        inbound:
          - {protocol: tcp, ports: 80, source: 0.0.0.0/0, description: web}
          - {protocol: tcp, ports: 22, source: front, owner: Operations}
        outbound: []

    """

  private static let rest = """
    networkACLs:
      acl-1:
        name: public
        inbound: [{rule: 100, protocol: tcp, ports: 443, source: 0.0.0.0/0, action: allow}]
    instances:
      i-1: {name: web, subnet: a, securityGroups: [sg-1]}
      i-2: {name: web, subnet: b, securityGroups: [sg-1]}

    """

  private func read(_ annotations: String, more: String = "") throws -> TopologyReading {
    let network = Network.base + Self.groups + more + Self.rest
    let complaints = Complaints()
    let documents = [network, annotations].enumerated().compactMap { index, text in
      SourceReader.read(
        SourceText(name: ["net.yaml", "portolan.yml"][index], text: text), complaints: complaints)
    }
    return TopologyFile.read(
      [documents[0]], annotations: [documents[1]], complaints: complaints)
  }

  private func topology(_ annotations: String) throws -> Topology {
    let reading = try read(annotations)
    return try #require(
      reading.topology, "\(DiagnosticFormatter().format(reading.diagnostics))")
  }

  @Test(arguments: [
    "rule: 1", "protocol: tcp, ports: 80", "type: HTTP", "source: 0.0.0.0/0",
    "rule: 1, protocol: tcp, ports: 80, source: 0.0.0.0/0",
  ])
  func `a group's rule is found by its place or by what it says`(key: String) throws {
    let topology = try topology(
      """
      rules:
        - {securityGroup: sg-1, direction: inbound, \(key), owner: Web, ticket: NET-1,
           justification: The shop., reviewBy: 2027-01-31}
      """)
    let rule = try #require(topology.securityGroups["sg-1"]?.inbound.first)
    #expect(
      rule.note
        == RuleNote(
          owner: "Web", justification: "The shop.", ticket: "NET-1", reviewBy: "2027-01-31"))
    #expect(rule.description == "web")
    #expect(topology.securityGroups["sg-1"]?.inbound[1].note == RuleNote(owner: "Operations"))
  }

  @Test(arguments: ["sg-2", "front"])
  func `a group is called by its identifier or its name`(source: String) throws {
    let topology = try topology(
      """
      rules:
        - {securityGroup: sg-1, direction: inbound, source: \(source), description: maintenance,
           ticket: NET-2}
      """)
    let rule = try #require(topology.securityGroups["sg-1"]?.inbound[1])
    #expect(rule.description == "maintenance")
    #expect(rule.note == RuleNote(owner: "Operations", ticket: "NET-2"))
  }

  @Test func `nothing else about a group changes`() throws {
    let more = """
        named: {description: for templates, state: unidentified, inbound: [{protocol: all, source: 10.0.0.0/8}]}

      """
    let rule = "{securityGroup: named, direction: inbound, rule: 1, owner: Web}"
    let before = try read("rules: []\n", more: more)
    let after = try read("rules: [\(rule)]\n", more: more)
    let (old, new) = (
      try #require(before.topology?.securityGroups["named"]),
      try #require(after.topology?.securityGroups["named"])
    )
    #expect(new.inbound[0].note == RuleNote(owner: "Web"))
    #expect(new.isUnidentified)
    #expect(new.changing(.inbound) { _ in old.inbound } == old)
  }

  @Test func `an entry of an ACL is found by its number, and gets a description`() throws {
    let topology = try topology(
      """
      rules: [{networkACL: public, direction: inbound, rule: 100, description: shop}]
      """)
    let entry = try #require(topology.networkACLs["acl-1"]?.inbound.first)
    #expect(entry.description == "shop")
    #expect(entry.note == nil)
  }

  @Test func `flows, names and clients are as in a topology file`() throws {
    let topology = try topology(
      """
      cidrs: {Branch: 198.51.100.0/24}
      externals: {branch: {cidrs: Branch, client: windows}}
      clients: {web: linux, branch: 40000-50000}
      flows: [{name: shop, from: branch, to: i-1, protocol: tcp, port: 80, expect: denied}]
      """.replacing("cidrs: Branch", with: "cidrs: 198.51.100.0/24"))
    #expect(topology.flows.map(\.name) == ["shop"])
    #expect(topology.instances.allSatisfy { $0.clientPorts == ClientPorts(.linux) })
    #expect(topology.externals["branch"]?.clientPorts?.ports == PortSet(40000...50000))
    #expect(topology.namedCIDRs["Branch"] != nil)
  }

  @Test(
    arguments: [
      ("{securityGroup: sg-9, direction: inbound, rule: 1}", "annotation.gone"),
      ("{securityGroup: sg-1, direction: outbound, rule: 1}", "annotation.gone"),
      ("{networkACL: acl-1, direction: inbound, rule: 110}", "annotation.gone"),
      (
        "{networkACL: acl-1, direction: inbound, rule: 100, ports: 80, protocol: tcp}",
        "annotation.gone"
      ),
    ] as [(String, String)])
  func `an annotation whose rule is gone is reported where it stands, and nothing else`(
    rule: String, code: String
  ) throws {
    let reading = try read("rules:\n  - \(rule)\n")
    #expect(reading.diagnostics.map(\.code) == [code])
    #expect(reading.diagnostics.first?.severity == .warning)
    #expect(reading.diagnostics.first?.location?.line == 2)
    #expect(reading.topology != nil)
  }

  @Test(
    arguments: [
      ("rules: [{direction: inbound, rule: 1}]", "topology.contradiction"),
      (
        "rules: [{securityGroup: sg-1, networkACL: acl-1, direction: inbound, rule: 1}]",
        "topology.contradiction"
      ),
      ("rules: [{securityGroup: sg-1, direction: inbound}]", "topology.missing-key"),
      (
        "rules: [{securityGroup: sg-1, direction: inbound, protocol: tcp, ports: 1}]",
        "annotation.gone"
      ),
      (
        "rules: [{securityGroup: sg-1, direction: inbound, rule: 1, reviewBy: soon}]",
        "topology.wrong-type"
      ),
      ("rule: []", "topology.unknown-key"),
      ("vpcs: {}", "topology.unknown-key"),
      ("clients: {web: lynux}", "topology.unknown-word"),
      ("clients: {nobody: linux}", "annotation.gone"),
    ] as [(String, String)])
  func `what is wrong is said`(text: String, code: String) throws {
    #expect(try read(text + "\n").diagnostics.map(\.code) == [code])
  }

  @Test func `several rules that are alike are not guessed at`() throws {
    let reading = try read(
      """
      rules: [{networkACL: acl-1, direction: inbound, source: 0.0.0.0/0, owner: x},
              {securityGroup: two, direction: inbound, protocol: tcp, ports: 80, owner: x}]
      """,
      more: "  two:\n    inbound:\n"
        + String(
          repeating: "      - {protocol: tcp, ports: 80, source: 10.0.0.0/8}\n", count: 2))
    #expect(reading.diagnostics.map(\.code) == ["topology.ambiguous-name"])
  }
}
