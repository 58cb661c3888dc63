import Testing

@testable import Review

@Suite struct ReferencesNothingTests {
  private let check = Check.referencesNothing

  @Test func `a group that nothing carries`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [{type: SSH, source: sg-bastion}], outbound: []}",
      "sg-bastion: {inbound: [], outbound: []}")
    #expect(
      try check.findings(in: text) == [
        "note inbound rule 1 of security group sg-1 (TCP 22 from sg-bastion) matches nothing: nothing "
          + "carries sg-bastion"
      ])
  }

  @Test func `a prefix list without entries`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [{type: SSH, source: pl-office}], outbound: []}",
      more: "prefixLists: {pl-office: {cidrs: []}}")
    #expect(
      try check.findings(in: text) == [
        "note inbound rule 1 of security group sg-1 (TCP 22 from pl-office) matches nothing: pl-office "
          + "has no entries"
      ])
  }

  @Test func `a stale rule is a warning`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [{type: SSH, source: sg-2, state: stale}], outbound: []}",
      "sg-2: {inbound: [], outbound: []}")
    #expect(
      try check.findings(in: text) == [
        "warning inbound rule 1 of security group sg-1 (TCP 22 from sg-2) matches nothing: sg-2 is gone, "
          + "or the peering to its VPC is"
      ])
  }

  @Test(arguments: [(true, 0), (false, 1)])
  func `a group behind a peering, of the same Region or not`(_ sameRegion: Bool, _ count: Int)
    throws
  {
    let text = """
      vpcs: {vpc-1: {cidr: 10.0.0.0/16}, vpc-2: {cidr: 10.1.0.0/16}}
      peerings: {pcx-1: {requester: vpc-1, accepter: vpc-2, sameRegion: \(sameRegion)}}
      subnets: {a: {vpc: vpc-1, cidr: 10.0.0.0/24}, b: {vpc: vpc-2, cidr: 10.1.0.0/24}}
      instances:
        one: {subnet: a, securityGroups: [sg-1]}
        two: {subnet: b, securityGroups: [sg-2]}
      securityGroups:
        sg-1: {vpc: vpc-1, inbound: [{type: SSH, source: sg-2}], outbound: []}
        sg-2: {vpc: vpc-2, inbound: [], outbound: []}
      """
    #expect(try check.findings(in: text).count == count)
  }

  @Test func `a group that something carries, the group itself and what nobody knows`() throws {
    let text = WebServer.text(
      "sg-1: {inbound: [{type: SSH, source: sg-1}, {type: SSH, source: unknown}], outbound: []}",
      "sg-spare: {inbound: [{type: SSH, source: sg-1}, {type: SSH, source: sg-spare}], outbound: []}"
    )
    #expect(try check.findings(in: text).isEmpty)
  }
}
