import Evaluation
import NetworkModel
import PacketSpace
import Review
import Testing

/// What changed for flows, for those whom nobody declared, and beside the rules.
struct EndToEndDifferenceTests {
  @Test func `what is newly open to the internet is found without a flow`() async throws {
    let difference = try await ChangedNetwork.difference(
      ("ports: 22, source: office", "ports: 22, source: 0.0.0.0/0"))
    #expect(
      difference.exposures.map { "\($0.to.displayText) \($0.traffics(\.gained, atMost: 3))" } == [
        #"web ["TCP 22 from the internet but 203.0.113.0/24 with client ports 32768–60999"]"#
      ])
    #expect(difference.flows.isEmpty)
    #expect(
      difference.summary
        == "newly reachable from the internet: web TCP 22 from the internet but 203.0.113.0/24 with client ports 32768–60999; 2 filters changed"
    )
  }

  @Test func `a flow that works in another part is there, though its verdict is the same`()
    async throws
  {
    let difference = try await ChangedNetwork.difference(("32768-60999", "49152-65535"))
    let flow = try #require(difference.flows.first)
    #expect(flow.before?.outcome == .partial)
    #expect(flow.after?.outcome == .partial)
    #expect(!flow.isWithoutEffect)
    #expect(
      flow.remarks == ["client ports that get a reply: 32768–60999 → 49152–65535"])
    let packets = difference.reach.first.map { ($0.gained, $0.lost) }
    #expect(packets?.0.sourcePorts.description == "61000-65535")
    #expect(packets?.1.sourcePorts.description == "32768-49151")
  }

  @Test func `a flow that one network declares is asked of both`() async throws {
    let flow = "- {name: Administer, from: internet, to: web, protocol: tcp, port: 22}"
    let declared = try await ChangedNetwork.difference(("flows:", "flows:\n  \(flow)"))
    let added = try #require(declared.flows.first)
    #expect(added.presence == .added)
    #expect(added.before?.outcome == added.after?.outcome)
    #expect(added.remarks == ["declared only now"])
    #expect(declared.isWithoutEffect)

    let back = await NetworkDifference(from: declared.after, to: declared.before)
    #expect(back.flows.map(\.presence) == [.removed])
    #expect(back.flows.first?.after?.outcome == added.before?.outcome)

    let onlyThere = try await ChangedNetwork.difference(
      ("- {name: Browse, from: internet, to: web, protocol: tcp, port: 80}", "[]"))
    #expect(onlyThere.flows.isEmpty)
    #expect(onlyThere.isWithoutEffect)
  }

  @Test func `a flow to what was not there has no verdict before`() async throws {
    let difference = try await ChangedNetwork.difference(
      (
        "flows:",
        "  web-2: {subnet: front, publicIP: 198.51.100.12, securityGroups: [web-sg]}\nflows:"
      ),
      ("to: web,", "to: web-2,"))
    let flow = try #require(difference.flows.first)
    #expect(flow.isRedefined)
    #expect(flow.before?.outcome == .partial)
    #expect(
      difference.resources.map(\.text).first?.hasPrefix("instance web-2: subnet front") == true)
    #expect(difference.reach.contains { $0.to.presence == .added || $0.from.presence == .added })
  }

  @Test(arguments: [
    (
      "target: igw-1}]}", "target: igw-1, state: blackhole}]}",
      "route table public: route 0.0.0.0/0 internet gateway → internet gateway (blackhole)"
    ),
    (
      "routes: [{destination: 0.0.0.0/0, target: igw-1}]", "routes: []",
      "route table public: route 0.0.0.0/0 removed: internet gateway"
    ),
    (
      "back: {cidr: 10.0.2.0/24}", "back: {cidr: 10.0.2.0/24, networkACL: edge}",
      "subnet back: network ACL the default one → edge"
    ),
    (
      "publicIP: 198.51.100.10", "publicIP: 198.51.100.11",
      "instance web: public IP 198.51.100.10 → 198.51.100.11"
    ),
    (
      "securityGroups: [db-sg]}", "securityGroups: [db-sg, web-sg]}",
      "instance db: security group added: web-sg"
    ),
    (
      "office: 203.0.113.0/24", "office: 203.0.112.0/23",
      "named range office: block 203.0.113.0/24 → 203.0.112.0/23"
    ),
  ])
  func `what changed beside the rules is named`(old: String, new: String, text: String)
    async throws
  {
    let difference = try await ChangedNetwork.difference((old, new))
    #expect(difference.resources.map(\.text) == [text])
  }

  @Test func `identifiers and names alone are no change of anything else`() async throws {
    let difference = try await ChangedNetwork.difference(
      ("web-sg:", "sg-0a1b2c:\n    name: web-sg"), ("source: web-sg", "source: sg-0a1b2c"),
      ("[web-sg]", "[sg-0a1b2c]"))
    #expect(difference.filters.isEmpty)
    #expect(difference.resources.isEmpty)
    #expect(difference.reach.isEmpty)
    #expect(difference.summary == "nothing changed")
  }
}
