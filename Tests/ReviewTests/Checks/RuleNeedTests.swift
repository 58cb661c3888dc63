import Evaluation
import NetworkModel
import PacketSpace
import Testing

@testable import Review

@Suite struct RuleNeedTests {
  private static let network = """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
    subnets:
      a: {vpc: vpc-1, cidr: 10.0.0.0/24}
      b: {vpc: vpc-1, cidr: 10.0.1.0/24}
    securityGroups:
      app: {vpc: vpc-1, inbound: [], outbound: [{protocol: all, destination: 10.0.0.0/16}]}
      db:
        vpc: vpc-1
        inbound:
          - RULE
        outbound: []
    instances:
      app-1: {subnet: a, securityGroups: [app], privateIP: 10.0.0.10}
      db-1: {subnet: b, securityGroups: [db], privateIP: 10.0.1.10}
    flows:
      - {name: Query, from: app-1, to: db-1, protocol: tcp, port: 5432, expect: allowed}
    """

  private func findings(_ check: Check, _ rule: String, today: String? = nil) throws -> [String] {
    try check.findings(in: Self.network.replacing("RULE", with: rule), today: today)
      .filter { $0.contains("group db") }
  }

  @Test(arguments: [
    ("{protocol: tcp, ports: 5432, source: 10.0.0.0/24}", []),
    ("{protocol: tcp, ports: 5432, source: app}", []),
    (
      "{protocol: tcp, ports: 5432, source: 10.0.0.0/16}",
      [
        "note security group db, inbound rule 1 (TCP 5432 from 10.0.0.0/16) is wider than the flows that use it: "
          + "TCP 5432 from 10.0.0.0/24 would do"
      ]
    ),
    (
      "{protocol: tcp, ports: 0-65535, source: app}",
      [
        "note security group db, inbound rule 1 (TCP 0–65535 from app) is wider than the flows that use it: "
          + "TCP 5432 from app would do"
      ]
    ),
    (
      "{protocol: all, source: 0.0.0.0/0}",
      [
        "warning security group db, inbound rule 1 (all traffic from 0.0.0.0/0) is wider than the flows that use "
          + "it: TCP 5432 from 10.0.0.0/24 would do"
      ]
    ),
  ])
  func `the narrower rule is the one that the flows need`(_ rule: String, _ expected: [String])
    throws
  {
    #expect(try findings(.ruleWiderThanNeeded, rule) == expected)
  }

  @Test func `a rule that no flow uses, and one that somebody answers for`() throws {
    let needed = "{protocol: tcp, ports: 5432, source: app}\n      - "
    #expect(
      try findings(.ruleNotNeeded, needed + "{protocol: tcp, ports: 22, source: 0.0.0.0/0}") == [
        "warning security group db, inbound rule 2 (TCP 22 from 0.0.0.0/0): no declared flow uses it"
      ])
    #expect(
      try findings(.ruleNotNeeded, needed + "{protocol: tcp, ports: 22, source: 10.0.9.0/24}")
        .first?.hasPrefix("note")
        == true)
    #expect(
      try findings(
        .ruleNotNeeded,
        needed + "{protocol: tcp, ports: 22, source: 10.0.9.0/24, justification: Backups}"
      ).isEmpty)
  }

  @Test func `dates are judged by a given day only`() throws {
    let rule = "{protocol: tcp, ports: 5432, source: app, reviewBy: 2026-06-30, owner: DBA}"
    #expect(try findings(.overdueReview, rule).isEmpty)
    #expect(try findings(.overdueReview, rule, today: "2026-06-30").isEmpty)
    #expect(
      try findings(.overdueReview, rule, today: "2026-07-01") == [
        "warning security group db, inbound rule 1 (TCP 5432 from app) was to be reviewed by 2026-06-30, owner DBA"
      ])
  }

  @Test func `without declared flows nothing is said about need`() throws {
    let text = Self.network.replacing(
      "RULE", with: "{protocol: tcp, ports: 22, source: 10.0.9.0/24}")
    let undeclared = text.components(upTo: "flows:")
    #expect(try Check.ruleNotNeeded.findings(in: undeclared).isEmpty)
    #expect(try Check.ruleWiderThanNeeded.findings(in: undeclared).isEmpty)
  }

  @Test func `a flow that does not work needs the rules that let a part of its way through`()
    async throws
  {
    let topology = try Topology(
      text: Self.network.replacing("RULE", with: "{protocol: tcp, ports: 22, source: 10.0.9.0/24}"))
    let evaluator = Evaluator(topology)
    let review = await NetworkReview(topology, await evaluator.explainFlowsWithNeeds()).rules
    let outbound = try #require(review.rule(.rule(ResourceID("app"), .outbound, 1)))
    #expect(outbound.dependents.isEmpty)
    #expect(outbound.hopefuls == [0])
    #expect(review.coverage == (needed: 1, of: 2))
  }

  @Test func `the rules that flows break without are counted`() async throws {
    let topology = try Topology(
      text: Self.network.replacing(
        "RULE",
        with:
          "{protocol: tcp, ports: 5432, source: app}\n      - {protocol: tcp, ports: 22, source: 10.0.9.0/24}"
      ))
    let evaluator = Evaluator(topology)
    let explanations = await evaluator.findingCriticalRules(of: evaluator.explainFlows())
    let review = await NetworkReview(topology, explanations).rules
    #expect(review.coverage == (needed: 2, of: 3))
    let needed = try #require(review.rule(.rule(ResourceID("db"), .inbound, 1)))
    #expect(needed.dependents == [0])
    #expect(needed.decision == .keep)
    #expect(review.rule(.rule(ResourceID("db"), .inbound, 2))?.decision == .remove)
    #expect(review.rule(.rule(ResourceID("app"), .outbound, 1))?.decision == .tighten)
  }
}

extension String {
  fileprivate func components(upTo word: String) -> String {
    String(self[..<(range(of: word)?.lowerBound ?? endIndex)])
  }

  private func range(of word: String) -> Range<String.Index>? { ranges(of: word).first }
}
