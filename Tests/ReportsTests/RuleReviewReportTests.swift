import Evaluation
import Markup
import NetworkModel
import Provenance
import Reports
import Review
import StructuredText
import TestSupport
import Testing
import TopologyFile

/// What `review` writes.
@Suite struct RuleReviewReportTests {
  private static let reviewed = """
    title: Shop
    vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
    subnets:
      a: {vpc: vpc-1, cidr: 10.0.0.0/24}
      b: {vpc: vpc-1, cidr: 10.0.1.0/24, networkACL: nacl-b}
    networkACLs:
      nacl-b:
        vpc: vpc-1
        inbound: [{rule: 100, protocol: tcp, ports: 5432, source: 10.0.0.0/16, action: allow}]
        outbound: [{rule: 100, protocol: tcp, ports: 1024-65535, destination: 10.0.0.0/24, action: allow}]
    securityGroups:
      app: {vpc: vpc-1, inbound: [], outbound: [{protocol: tcp, ports: 5432, destination: db}]}
      db:
        vpc: vpc-1
        inbound:
          - {protocol: tcp, ports: 5432, source: app, owner: DBA, justification: Queries, ticket: T-1, reviewBy: 2026-06-30}
          - {protocol: tcp, ports: 22, source: 10.0.9.0/24, description: "=cmd|' /C calc'!A0 <script>"}
          - {protocol: tcp, ports: 9100, source: 10.0.9.0/24, justification: Metrics}
        outbound: []
    instances:
      app-1: {subnet: a, securityGroups: [app], privateIP: 10.0.0.10}
      db-1: {subnet: b, securityGroups: [db], privateIP: 10.0.1.10}
    flows:
      - {name: Query, from: app-1, to: db-1, protocol: tcp, port: 5432, expect: allowed}
    suppressions:
      - {check: rule.not-needed, on: db, rule: 2, reason: Break glass, ticket: T-2}
    """

  private func report(today: String? = nil) async throws -> RuleReviewReport {
    let reading = TopologyFile.read([SourceText(name: "shop.yaml", text: Self.reviewed)])
    let topology = try #require(reading.topology)
    let evaluator = Evaluator(topology)
    let explanations = await evaluator.findingCriticalRules(of: evaluator.explainFlows())
    let review = await NetworkReview(
      topology, explanations, accepting: reading.suppressions, today: today)
    return RuleReviewReport(
      of: topology, explanations, review, reading.locations, reading.report,
      sources: [ReviewSource(name: "shop.yaml", size: 1234, sha256: "0123abcd")], version: "1.0",
      today: today, title: "shop")
  }

  @Test func `the page and the lines are as recorded`() async throws {
    let report = try await report(today: "2026-11-24")
    let picture = Picture(path: "diagrams/a b.svg", title: "A | B", svg: "<?xml?><svg></svg>")
    let page = report.document([picture])
    try expectSnapshot(MarkdownWriter.text(page), "review.md")
    try expectSnapshot(HTMLWriter.text(page), "review.html")
    try expectSnapshot(report.ruleLines.replacing("\r\n", with: "\n"), "review-rules.csv")
    try expectSnapshot(report.findingLines.replacing("\r\n", with: "\n"), "review-findings.csv")
  }

  @Test func `text of the input stays text in every form`() async throws {
    let report = try await report()
    let page = report.document([])
    #expect(!HTMLWriter.text(page).contains("<script"))
    #expect(!MarkdownWriter.text(page).contains("<script"))
    #expect(report.ruleLines.contains(#""'=cmd"#) || report.ruleLines.contains(",'=cmd"))
    #expect(!report.ruleLines.contains(",=cmd"))
  }

  @Test func `dates are judged on request only`() async throws {
    let undated = try await report()
    #expect(!undated.findingLines.contains("rule.review-overdue"))
    let dated = try await report(today: "2026-11-24")
    #expect(dated.findingLines.contains("rule.review-overdue"))
  }

  @Test func `what is accepted is not among the open findings`() async throws {
    let lines = try await report().findingLines.split(separator: "\r\n")
    let accepted = lines.filter { $0.contains("Break glass") }
    #expect(accepted.count == 1)
    #expect(accepted.allSatisfy { $0.hasPrefix(",") })
  }
}
