import Evaluation
import NetworkModel
import PacketSpace
import Review
import Testing

@Suite struct ReplyReviewTests {
  @Test(arguments: Case.all)
  func `entries in, lost ports and clients out`(_ example: Case) throws {
    let findings = ReplyReview(try example.topology, []).findings
    #expect(findings.map { "\($0.severity) \($0.message)" } == example.findings)
  }

  @Test func `a finding names direction, entry for replies and client ports`() throws {
    let topology = try ACL(
      inbound: ["100 tcp 80 0.0.0.0/0"], outbound: ["200 tcp 32768-65535 0.0.0.0/0"]
    ).topology
    let finding = try #require(ReplyReview(topology, []).findings.first)
    #expect(finding.check == "nacl.reply-range-too-narrow")
    #expect(finding.resource.kind == "networkACL")
    #expect(finding.resource.direction == .outbound)
    #expect(finding.resource.rule == "200")
    #expect(finding.clientPorts == PortSet(1024...32767))
  }

  @Test func `the identifier stays when the entries get other numbers`() throws {
    let ids = try ["100", "200"].map { number in
      let topology = try ACL(
        inbound: ["\(number) tcp 80 0.0.0.0/0"], outbound: ["\(number) tcp 32768-65535 0.0.0.0/0"]
      ).topology
      return ReplyReview(topology, []).findings.map(\.id)
    }
    #expect(ids[0].count == 1)
    #expect(ids[0] == ids[1])
  }

  @Test func `entries with an unknown peer decide nothing`() throws {
    let unknownReplies = try ACL(
      inbound: ["100 tcp 80 0.0.0.0/0"], outbound: ["100 tcp 1024-65535 ?"]
    ).topology
    #expect(ReplyReview(unknownReplies, []).findings.isEmpty)
    let unknownRequests = try ACL(inbound: ["100 tcp 80 ?"], outbound: []).topology
    #expect(ReplyReview(unknownRequests, []).findings.isEmpty)
  }
}
