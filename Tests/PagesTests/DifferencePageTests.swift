import DOT
import Evaluation
import NetworkModel
import PacketSpace
import Pages
import Review
import TestSupport
import Testing

/// The comment on a pull request that says what changed.
struct DifferencePageTests {
  private static func comment(_ before: Topology, _ after: Topology) async -> String {
    DifferencePage(await NetworkDifference(from: before, to: after)).comment
  }

  /// The second network with as many more rules, of hosts of as many names.
  private static func topology(rules count: Int, named name: String = "host") -> Topology {
    var topology = Topology.diagramB
    topology.securityGroups = ResourceTable(
      topology.securityGroups.map { group in
        SecurityGroup(
          id: group.id, name: name, vpc: group.vpc,
          inbound: group.inbound
            + (0..<count).map { number in
              SecurityGroup.Rule(
                traffic: .tcp(UInt16(1000 + number)...UInt16(1000 + number)),
                peer: .cidr(.anyIPv4), description: name)
            }, outbound: group.outbound)
      })
    topology.flows += (0..<min(count, 40)).map { number in
      Flow(
        name: "\(name) \(number)", from: .internet, to: .loadBalancer(ResourceID("lb-1")),
        traffic: .tcp(PortSet(UInt16(1000 + number))))
    }
    return topology
  }

  @Test func `a comment is as recorded`() async throws {
    var after = Topology.diagramBForLinux
    after.routeTables = ResourceTable(
      after.routeTables.map { table in
        RouteTable(id: table.id, name: table.name, vpc: table.vpc)
      })
    after.securityGroups = ResourceTable(
      after.securityGroups.map { group in
        SecurityGroup(
          id: group.id, name: group.name, vpc: group.vpc,
          inbound: group.inbound + [
            SecurityGroup.Rule(
              traffic: .tcp(22...22), peer: .cidr(.anyIPv4), description: "for now")
          ], outbound: group.outbound)
      })
    try expectSnapshot(await Self.comment(.diagramB, after), "diff/comment.md")
    try expectSnapshot(await Self.comment(.diagramB, .diagramB), "diff/nothing.md")
  }

  @Test(arguments: [
    "host", String(repeating: "|<*_`&@", count: 200), String(repeating: "🚢é", count: 300),
    "e" + String(repeating: "\u{301}", count: 5_000),
  ])
  func `a comment on 2,000 changes is short enough, and says what it leaves out`(name: String)
    async throws
  {
    let comment = await Self.comment(.diagramB, Self.topology(rules: 1_000, named: name))
    #expect(comment.utf8.count < 65_536)
    #expect(comment.unicodeScalars.count < 65_536)
    #expect(comment.utf16.count < 65_536)
    let rows = comment.split(separator: "\n").count { $0.contains(" | added | ") }
    let total = 1_000 * Topology.diagramB.securityGroups.count
    let missing = try #require(comment.firstMatch(of: /\*\*(\d+) more rules not shown\.\*\*/)?.1)
    #expect(rows > 0)
    #expect(rows + (Int(missing) ?? 0) >= total)
    #expect(
      comment.split(separator: "<details>").count == comment.split(separator: "</details>").count)
  }

  @Test func `a comment that has room for everything leaves out nothing`() async {
    let comment = await Self.comment(.diagramB, Self.topology(rules: 8))
    #expect(!comment.contains("not shown"))
    #expect(comment.hasPrefix("<!-- portolan-diff -->\n"))
  }

  @Test(
    .enabled(if: CommonMark.isInstalled, "cmark-gfm is not installed"),
    arguments: HostileNames.all.filter { $0.contains { $0 != " " } })
  func `a comment with a name is the comment with a harmless one, but for the name`(
    name: String
  ) async throws {
    let shown = name.split(separator: " ").joined(separator: " ")
    let comment = try CommonMark.plainHTML(await Self.comment(named: name))
    let harmless = try CommonMark.plainHTML(await Self.comment(named: "Harmless"))
    #expect(comment == harmless.replacing("Harmless", with: CommonMark.escaped(shown)))
  }

  private static func comment(named name: String) async -> String {
    await comment(
      Topology.diagramB.naming(everything: name),
      {
        var after = Topology.diagramB.naming(everything: name)
        after.networkACLs = ResourceTable(
          after.networkACLs.map {
            NetworkACL(id: $0.id, name: $0.name, vpc: $0.vpc, inbound: [], outbound: [])
          })
        return after
      }())
  }

  @Test func `each flow that fares otherwise has a picture before and after`() async throws {
    let difference = await NetworkDifference(from: .diagramB, to: .diagramBForLinux)
    let documentation = Documentation(of: difference) { explanation, topology, id in
      Drawing(
        id: id, title: explanation.flow.name, summary: explanation.headline,
        graph: DOTGraph(name: id))
    }
    let pictures = documentation.files.map(\.path).filter { $0.hasSuffix(".svg") }
    #expect(pictures == ["flows/browse-after.svg", "flows/browse-before.svg"])
    let page = try #require(documentation.text("diff.md"))
    for picture in pictures { #expect(page.contains("](\(picture))")) }
  }
}
