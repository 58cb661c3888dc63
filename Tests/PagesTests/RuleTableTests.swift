import Evaluation
import NetworkModel
import PacketSpace
import Pages
import Testing

/// The article's twelve tables; the last column is ours.
struct RuleTableTests {
  /// A table: its heading, its header, and its cells without the last column.
  struct Expected: CustomTestStringConvertible {
    let heading: String
    let header: [String]
    let rows: [[String]]

    var testDescription: String { heading }

    static func group(_ name: String, inbound rows: [[String]]) -> Self {
      Self(
        heading: "Security Group \(name) - Inbound Rules",
        header: ["Type", "Protocol", "Port Range", "Source", "Description"], rows: rows)
    }

    static func group(_ name: String, outbound rows: [[String]]) -> Self {
      Self(
        heading: "Security Group \(name) - Outbound Rules",
        header: ["Type", "Protocol", "Port Range", "Destination", "Description"], rows: rows)
    }

    static func acl(_ name: String, inbound rows: [[String]]) -> Self {
      Self(
        heading: "Network ACL \(name) - Inbound Rules",
        header: [
          "Rule", "Type", "Protocol", "Port Range", "Source", "Allow / Deny", "Description",
        ], rows: rows + [last])
    }

    static func acl(_ name: String, outbound rows: [[String]]) -> Self {
      Self(
        heading: "Network ACL \(name) - Outbound Rules",
        header: [
          "Rule", "Type", "Protocol", "Port Range", "Destination", "Allow / Deny", "Description",
        ], rows: rows + [last])
    }

    private static let last = ["*", "ALL Traffic", "ALL", "ALL", "0.0.0.0/0", "DENY"]
  }

  private static let none = [["No explicit outbound rules required", "", "", ""]]

  static let diagramA: [Expected] = [
    .group("sg-1", inbound: [["HTTP", "TCP", "80", "0.0.0.0/0"]]),
    .group("sg-1", outbound: none),
    .acl("nacl-1", inbound: [["100", "HTTP (80)", "TCP (6)", "80", "0.0.0.0/0", "ALLOW"]]),
    .acl(
      "nacl-1",
      outbound: [["100", "Custom TCP Rule", "TCP (6)", "1024-65535", "0.0.0.0/0", "ALLOW"]]),
  ]

  static let diagramB: [Expected] = [
    .group("sg-2", inbound: [["HTTP", "TCP", "80", "0.0.0.0/0"]]),
    .group("sg-2", outbound: [["HTTP", "TCP", "80", "[Private subnet CIDR]"]]),
    .group("sg-3", inbound: [["HTTP", "TCP", "80", "sg-2"]]),
    .group("sg-3", outbound: none),
    .acl(
      "nacl-2",
      inbound: [
        ["100", "HTTP (80)", "TCP (6)", "80", "0.0.0.0/0", "ALLOW"],
        ["200", "Custom TCP Rule", "TCP (6)", "1024-65535", "[Private subnet CIDR]", "ALLOW"],
      ]),
    .acl(
      "nacl-2",
      outbound: [
        ["100", "HTTP (80)", "TCP (6)", "80", "[Private subnet CIDR]", "ALLOW"],
        ["200", "Custom TCP Rule", "TCP (6)", "1024-65535", "0.0.0.0/0", "ALLOW"],
      ]),
    .acl(
      "nacl-3",
      inbound: [["100", "HTTP (80)", "TCP (6)", "80", "[Public subnet CIDR]", "ALLOW"]]),
    .acl(
      "nacl-3",
      outbound: [
        ["100", "Custom TCP Rule", "TCP (6)", "1024-65535", "[Public subnet CIDR]", "ALLOW"]
      ]),
  ]

  @Test(arguments: diagramA)
  func `the first network's tables have the article's cells`(expected: Expected) async throws {
    try await check(expected, Topology.diagramA)
  }

  @Test(arguments: diagramB)
  func `the second network's tables have the article's cells`(expected: Expected) async throws {
    try await check(expected, Topology.diagramB)
  }

  private func check(_ expected: Expected, _ topology: Topology) async throws {
    let documentation = try await Documentation(topology)
    let tables = documentation.files.compactMap { file in
      documentation.text(file.path).flatMap { MarkdownTable(expected.heading, in: $0) }
    }
    let table = try #require(tables.first)
    #expect(tables.count == 1)
    #expect(table.header == expected.header)
    #expect(table.rows.map { Array($0.dropLast()) } == expected.rows)
    for row in table.rows {
      let isEmpty = row[0] == "*" || row[0].hasPrefix("No explicit")
      #expect(row.last?.isEmpty == isEmpty, "\(row)")
    }
  }

  @Test func `a return rule says whose replies it lets through`() async throws {
    let page = try #require(try await Documentation(.diagramB).text("network-acls/nacl-2.md"))
    let inbound = try #require(
      MarkdownTable("Network ACL nacl-2 - Inbound Rules", in: page)?.rows)
    let outbound = try #require(
      MarkdownTable("Network ACL nacl-2 - Outbound Rules", in: page)?.rows)
    #expect(
      inbound.map { $0[6] } == [
        "Lets in requests from the internet to lb-1 on TCP 80 ([Browse](../flows/browse.md))",
        "Return path: lets in replies of web (TCP 80) to lb-1's own ports 1024–65535 "
          + "([Browse](../flows/browse.md))", "",
      ])
    #expect(
      outbound.map { $0[6] } == [
        "Lets out requests and health checks from lb-1 to web on TCP 80 "
          + "([Browse](../flows/browse.md))",
        "Return path: lets out replies of lb-1 (TCP 80) to the clients' ephemeral ports "
          + "1024–65535 ([Browse](../flows/browse.md))", "",
      ])
  }

  @Test func `a description of the input stays, and the reason follows it`() async throws {
    var topology = Topology.diagramA
    topology.securityGroups = ResourceTable(
      topology.securityGroups.map { group in
        SecurityGroup(
          id: group.id, vpc: group.vpc,
          inbound: [
            SecurityGroup.Rule(
              traffic: .tcp(80...80), peer: .cidr(.anyIPv4), description: "Shop front")
          ], outbound: [])
      })
    let page = try #require(try await Documentation(topology).text("security-groups/sg-1.md"))
    let rows = MarkdownTable("Security Group sg-1 - Inbound Rules", in: page)?.rows
    #expect(
      rows?[0][4] == "Shop front. Lets in requests from the internet to web-1 on TCP 80 "
        + "([Browse](../flows/browse.md))")
  }

  @Test func `a rule that no flow uses says so`() async throws {
    var topology = Topology.diagramA
    topology.flows.removeFirst()
    let page = try #require(try await Documentation(topology).text("network-acls/nacl-1.md"))
    let rows = MarkdownTable("Network ACL nacl-1 - Outbound Rules", in: page)?.rows
    #expect(rows?[0][6] == "No declared flow uses this rule")
  }

  @Test func `every profile has its own columns`() async throws {
    let heading = "Network ACL nacl-1 - Inbound Rules"
    func header(_ profile: RuleVocabulary.Profile) async throws -> [String]? {
      let page = try await Documentation(.diagramA, profile: profile).text("network-acls/nacl-1.md")
      return page.flatMap { MarkdownTable(heading, in: $0)?.header }
    }
    let console = try await header(.console)
    #expect(
      console == [
        "Rule number", "Type", "Protocol", "Port range", "Source", "Allow/Deny", "Description",
      ])
    let guide = try await header(.guide)
    #expect(
      guide == [
        "Rule #", "Type", "Protocol", "Port range", "Source", "Allow/Deny", "Comments",
      ])
  }
}
