import NetworkModel
import PacketSpace
import Review
import Testing

/// What is said of rules that changed.
struct RuleChangeTests {
  private static let ssh = "{protocol: tcp, ports: 22, source: office, description: admins}"
  private static let entry =
    "{rule: 200, protocol: tcp, ports: 22, source: office, action: allow}"
  private static let web = "{protocol: tcp, ports: 80, source: 0.0.0.0/0}"

  @Test(arguments: [
    (
      ssh, "{protocol: tcp, ports: 443, source: office, description: admins}",
      "~ TCP 22 from [office], port 22 → 443"
    ),
    (
      ssh, "{protocol: tcp, ports: 22, source: 0.0.0.0/0, description: admins}",
      "~ TCP 22 from [office], source [office] → 0.0.0.0/0"
    ),
    (
      ssh, "{protocol: udp, ports: 22, source: office, description: admins}",
      "~ TCP 22 from [office], traffic TCP 22 → UDP 22"
    ),
    (
      ssh, "{protocol: tcp, ports: 22, source: office}",
      "~ TCP 22 from [office], description removed: admins"
    ),
    (
      ssh,
      "{protocol: tcp, ports: 22, source: office, description: admins, owner: core, ticket: N-1}",
      "~ TCP 22 from [office], owner added: core, ticket added: N-1"
    ),
    (
      entry, "{rule: 200, protocol: tcp, ports: 22-23, source: office, action: allow}",
      "~ rule 200: port 22 → 22–23"
    ),
    (
      entry, "{rule: 200, protocol: tcp, ports: 22, source: office, action: deny}",
      "~ rule 200: action allow → deny"
    ),
    (
      entry, "{rule: 200, protocol: udp, ports: 53, source: 10.9.0.0/16, action: allow}",
      "~ rule 200: traffic TCP 22 → UDP 53, source [office] → 10.9.0.0/16"
    ),
    (
      entry, "{rule: 90, protocol: tcp, ports: 22, source: office, action: allow}",
      "~ rule 200 is now 90: allow TCP 22 from [office]"
    ),
  ])
  func `one rule that differs is one change, which says what changed`(
    old: String, new: String, text: String
  ) async throws {
    let difference = try await ChangedNetwork.difference((old, new))
    #expect(difference.filters.count == 1)
    #expect(difference.filters.first?.changeTexts == [text])
  }

  @Test func `what is only said of rules has no effect`() async throws {
    let difference = try await ChangedNetwork.difference(("description: admins", "description: us"))
    let changed = try #require(difference.filters.first)
    #expect(
      changed.changes == [
        .described(
          "TCP 22 from [office]",
          [ColumnChange(column: .description, before: "admins", after: "us")])
      ])
    #expect(
      changed.reason == "only what is said of the rules: every packet is treated as before")
    #expect(difference.isWithoutEffect)
  }

  @Test func `another order of a group's rules has no effect, and words that say so`() async throws
  {
    let difference = try await ChangedNetwork.difference(
      (Self.web, "SECOND"), (Self.ssh, Self.web), ("SECOND", Self.ssh))
    let changed = try #require(difference.filters.first)
    #expect(changed.changes == [.reordered])
    #expect(
      changed.reason == "the same rules in another order: every packet is treated as before")
    #expect(difference.isWithoutEffect)
    #expect(
      difference.summary == "1 filter changed; every packet and every flow is treated as before")
  }

  @Test func `entries that change places are renumbered, not changed`() async throws {
    let difference = try await ChangedNetwork.difference(
      ("rule: 100, protocol: tcp, ports: 80", "rule: 999, protocol: tcp, ports: 80"),
      ("rule: 200", "rule: 100"), ("rule: 999", "rule: 200"))
    let changed = try #require(difference.filters.first)
    #expect(
      changed.changeTexts == [
        "~ rule 200 is now 100: allow TCP 22 from [office]",
        "~ rule 100 is now 200: allow TCP 80 from 0.0.0.0/0",
      ])
    #expect(
      changed.reason
        == "the same rules in another order or under other numbers: every packet is treated as before"
    )
  }

  @Test func `several changes that cancel each other have no effect`() async throws {
    let difference = try await ChangedNetwork.difference(
      (
        "{rule: 100, protocol: tcp, ports: 80, source: 0.0.0.0/0, action: allow}",
        """
        {rule: 100, protocol: tcp, ports: 80, source: 0.0.0.0/1, action: allow}
              - {rule: 110, protocol: tcp, ports: 80, source: 128.0.0.0/1, action: allow}
        """
      ))
    let changed = try #require(difference.filters.first)
    #expect(
      changed.changeTexts == [
        "~ rule 100: source 0.0.0.0/0 → 0.0.0.0/1", "+ rule 110: allow TCP 80 from 128.0.0.0/1",
      ])
    #expect(changed.reason == "every packet is treated as before")
    #expect(difference.isWithoutEffect)
  }

  @Test func `a rule like another one is said to be that`() async throws {
    let twice = try await ChangedNetwork.difference((Self.web, "\(Self.web)\n      - \(Self.web)"))
    #expect(twice.isWithoutEffect)
    #expect(
      twice.filters.first?.changeTexts == ["+ TCP 80 from 0.0.0.0/0 (like a rule that is there)"])
    let back = await NetworkDifference(from: twice.after, to: twice.before)
    #expect(
      back.filters.first?.changeTexts == ["- TCP 80 from 0.0.0.0/0 (like a rule that stays)"])
  }

  @Test func `what a rule refers to may change without the rule`() async throws {
    let difference = try await ChangedNetwork.difference(
      (
        "db: {subnet: back, privateIP: 10.0.2.10, securityGroups: [db-sg]}",
        "db: {subnet: back, privateIP: 10.0.2.10, securityGroups: [db-sg, web-sg]}"
      ))
    let changed = try #require(difference.filters.first { $0.name == "db-sg" })
    #expect(changed.changes.isEmpty)
    #expect(changed.reason == "no rule changed, but what they refer to did")
    #expect(changed.admitted.admissions(.inbound, atMost: 2) == ["TCP 5432 from 10.0.2.10/32"])
  }

  @Test func `what one network does not say is no certain change`() async throws {
    let difference = try await ChangedNetwork.difference(
      ("source: office, description: admins", "source: 'unknown: later', description: admins"))
    let changed = try #require(difference.filters.first)
    #expect(changed.admitted.isEmpty)
    #expect(changed.refused.isEmpty)
    #expect(
      changed.unknown.admissions(.inbound, atMost: 1).first?.hasPrefix("TCP 22 from") == true)
    #expect(!difference.isWithoutEffect)
    #expect(difference.exposures.isEmpty)
  }
}
