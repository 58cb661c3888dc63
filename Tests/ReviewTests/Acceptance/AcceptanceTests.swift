import Diagnostics
import Evaluation
import NetworkModel
import Provenance
import StructuredText
import Testing
import TopologyFile

@testable import Review

struct AcceptanceTests {
  private let lost = Finding(
    check: "nacl.replies-lost", severity: .error,
    resource: Finding.Resource(
      kind: "networkACL", id: "acl-1", name: "public", direction: .outbound, rule: "*"),
    message: "replies are lost")
  private let late = Finding(
    check: "flow.asymmetric", severity: .warning,
    resource: Finding.Resource(kind: "flow", id: "Browse"), message: "another way")

  private func suppression(
    _ check: String? = nil, on resource: String? = nil, _ direction: Direction? = nil,
    rule: String? = nil, id: String? = nil, until: String? = nil
  ) -> Suppression {
    Suppression(
      check: check, resource: resource, direction: direction, rule: rule, finding: id,
      reason: "Known.", until: until,
      at: SourceLocation(file: "portolan.yml", line: 3, column: 5))
  }

  private func acceptance(_ suppressions: Suppression..., today: String? = nil) -> Acceptance {
    Acceptance(of: [lost, late], by: suppressions, today: today)
  }

  @Test func `everything that is given has to fit`() {
    for fitting in [
      suppression("nacl.replies-lost"), suppression("nacl.replies-lost", on: "acl-1"),
      suppression("nacl.replies-lost", on: "public", .outbound, rule: "*"),
      suppression(id: lost.id),
    ] {
      #expect(acceptance(fitting).accepted == [AcceptedFinding(lost, by: fitting)])
      #expect(acceptance(fitting).findings == [late])
      #expect(acceptance(fitting).complaints.isEmpty)
    }
    for other in [
      suppression("nacl.reply-range-too-narrow"), suppression("nacl.replies-lost", on: "acl-2"),
      suppression("nacl.replies-lost", on: "public", .inbound),
      suppression("nacl.replies-lost", rule: "100"), suppression(id: "0000000000000000"),
      suppression("nacl.reply-range-too-narrow", id: lost.id),
    ] {
      #expect(acceptance(other).accepted.isEmpty)
      #expect(acceptance(other).findings == [lost, late])
      #expect(acceptance(other).complaints.map(\.code) == ["annotation.gone"])
    }
  }

  @Test func `what accepts nothing is named, with what was probably meant`() {
    let complaint = acceptance(suppression("nacl.replies-lost", on: "pubilc")).complaints[0]
    #expect(complaint.severity == .warning)
    #expect(complaint.location?.line == 3)
    #expect(complaint.help == "did you mean 'public'?")
  }

  @Test func `an acceptance holds to the end of its last day`() {
    let until = suppression("nacl.replies-lost", until: "2027-01-31")
    #expect(acceptance(until).accepted.count == 1)
    #expect(acceptance(until, today: "2027-01-31").accepted.count == 1)
    let after = acceptance(until, today: "2027-02-01")
    #expect(after.accepted.isEmpty)
    #expect(after.findings.map(\.id) == [lost.id, late.id])
    #expect(
      after.findings[0].message
        == "replies are lost (the acceptance of this has expired on 2027-01-31)")
    #expect(after.complaints.isEmpty)
  }

  @Test func `of two suppressions the one that holds counts`() {
    let ended = suppression("nacl.replies-lost", until: "2026-12-31")
    let endless = suppression(on: "acl-1")
    let both = acceptance(ended, endless, today: "2027-01-01")
    #expect(both.accepted == [AcceptedFinding(lost, by: endless)])
    #expect(both.complaints.isEmpty)
  }

  @Test func `a review keeps apart what is accepted`() async throws {
    let text = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
      routeTables: {rt: {routes: [{destination: 0.0.0.0/0, target: igw-1}]}}
      subnets: {a: {cidr: 10.0.0.0/24, routeTable: rt}}
      securityGroups: {sg-1: {inbound: []}}
      instances: {web: {subnet: a, publicIP: 198.51.100.1, securityGroups: [sg-1]}}
      flows: [{name: Browse, from: internet, to: web, protocol: tcp, port: 80, expect: allowed}]
      suppressions: [{check: flow.unexpected-verdict, on: Browse, reason: Not live yet.}]
      """
    let reading = TopologyFile.read([SourceText(name: "net.yaml", text: text)])
    let topology = try #require(reading.topology)
    let explanations: [Explanation] = await Evaluator(topology).explainFlows()
    let review = await NetworkReview(
      topology, explanations, accepting: reading.suppressions)
    #expect(!review.findings.contains { $0.check == "flow.unexpected-verdict" })
    #expect(review.accepted.map(\.finding.check) == ["flow.unexpected-verdict"])
    #expect(review.accepted.map(\.suppression.reason) == ["Not live yet."])
    #expect(review.diagnostics.isEmpty)
  }
}
