import Diagnostics
import NetworkModel
import Provenance
import StructuredText
import Testing
import TopologyFile

/// Several files are one network.
struct SeveralFilesTests {
  private let network = SourceText(
    name: "network.yaml",
    text: "title: All\nvpcs: {v: {cidr: 10.0.0.0/16}}\nsubnets: {a: {cidr: 10.0.1.0/24}}\n")
  private let hosts = SourceText(
    name: "hosts.yaml",
    text: """
      instances: {web: {subnet: a}}
      flows:
        - {name: x, from: internet, to: web, protocol: tcp, port: 80}
      """)

  @Test func `references lead from one file to another`() throws {
    let reading = TopologyFile.read([hosts, network])
    let topology = try #require(reading.topology)

    #expect(topology.title == "All")
    #expect(topology.instances["web"]?.interfaces.first?.subnet == ResourceID("a"))
    #expect(topology == TopologyFile.read([network, hosts]).topology)
    #expect(
      reading.locations[.resource(.instance, "web")]
        == SourceLocation(file: "hosts.yaml", line: 1, column: 13))
    #expect(
      reading.locations[.flow("x")] == SourceLocation(file: "hosts.yaml", line: 3, column: 5))
  }

  @Test func `the same ID twice is an error that names both places`() {
    let more = SourceText(name: "more.yaml", text: "instances:\n  web: {subnet: a}\n")
    let found = TopologyFile.read([network, hosts, more]).diagnostics

    #expect(found.map(\.code) == ["topology.duplicate-id"])
    #expect(found.first?.location == SourceLocation(file: "more.yaml", line: 2, column: 3))
    #expect(found.first?.help == "the other one is at hosts.yaml:1:13")
  }

  @Test func `one ID for two kinds is no error`() {
    let more = SourceText(name: "more.yaml", text: "securityGroups: {web: {}}\n")

    #expect(TopologyFile.read([network, more]).topology != nil)
  }

  @Test func `what may be in a file that cannot be read is not missed`() {
    let broken = SourceText(name: "network.yaml", text: "vpcs: {v: {cidr: 10.0.0.0/16}\n")
    let hosts = SourceText(
      name: "hosts.yaml", text: "instances: {web: {subnet: a, colour: blue}}\n")
    let found = TopologyFile.read([broken, hosts]).diagnostics

    #expect(found.map(\.code) == ["topology.unknown-key", "topology.syntax"])
  }

  @Test func `no files are no network, and no error`() {
    #expect(TopologyFile.read([]).topology == Topology())
  }
}
