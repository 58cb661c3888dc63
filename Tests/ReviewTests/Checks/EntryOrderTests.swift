import Evaluation
import PacketSpace
import TestSupport
import Testing

@testable import Review

@Suite struct EntryOrderTests {
  @Test func `an entry that earlier ones match together never decides`() throws {
    #expect(
      try Check.unreachableEntry.findings([
        "100 tcp 80 10.0.0.0/9", "110 tcp 80 10.128.0.0/9", "200 tcp 80 10.0.0.0/8",
      ]) == [
        "note network ACL public, inbound rule 200 (allow TCP 80 from 10.0.0.0/8) never decides: "
          + "rules 100 and 110 match together the same packets first"
      ])
  }

  @Test func `an entry that keeps a packet for itself decides`() throws {
    #expect(
      try Check.unreachableEntry.findings([
        "100 tcp 80 10.0.0.0/9", "110 tcp 80 10.128.0.0/10", "200 tcp 80 10.0.0.0/8",
      ]).isEmpty)
  }

  @Test func `an unknown peer takes nothing from the entries behind it`() throws {
    let entries = ["100 tcp 80 ?", "200 tcp 80 10.0.0.0/8"]
    #expect(try Check.unreachableEntry.findings(entries).isEmpty)
    #expect(try Check.contradictedEntry.findings(["100 tcp 80 ? deny"] + entries).isEmpty)
  }

  @Test func `a deny behind the allow of the same packets is contradicted, not just unreachable`()
    throws
  {
    let entries = ["100 tcp 80 0.0.0.0/0", "200 tcp 80 203.0.113.0/24 deny"]
    #expect(
      try Check.contradictedEntry.findings(entries) == [
        "warning network ACL public, inbound rule 200 (deny TCP 80 from 203.0.113.0/24) never decides: "
          + "rule 100 allows its packets first"
      ])
    #expect(try Check.unreachableEntry.findings(entries).isEmpty)
    #expect(try Check.partlyShadowedEntry.findings(entries).isEmpty)
  }

  @Test func `a deny that comes too late for one port`() throws {
    let findings = try Check.partlyShadowedEntry.findings([
      "100 tcp 80 0.0.0.0/0", "200 all 0-65535 203.0.113.0/24 deny", "300 tcp 22 0.0.0.0/0",
    ])
    #expect(
      findings == [
        "warning network ACL public, inbound rule 200 (deny all traffic from 203.0.113.0/24) does not decide "
          + "about TCP 80 from 203.0.113.0/24: rule 100 allows that first",
        "note network ACL public, inbound rule 300 (allow TCP 22 from 0.0.0.0/0) does not decide about "
          + "TCP 22 from 203.0.113.0/24: rule 200 denies that first",
      ])
  }

  @Test func `overlapping entries that agree are no fault`() throws {
    let entries = ["100 tcp 80 10.0.0.0/8", "110 tcp 80-90 0.0.0.0/0"]
    #expect(try Check.partlyShadowedEntry.findings(entries).isEmpty)
    #expect(try Check.contradictedEntry.findings(entries).isEmpty)
    #expect(
      try Check.redundantEntry.findings(entries) == [
        "note network ACL public, inbound rule 100 (allow TCP 80 from 10.0.0.0/8) changes nothing: what comes "
          + "after it allows the same packets"
      ])
  }

  @Test func `two entries that say the same do not vouch for each other`() throws {
    let entries = ["100 tcp 80 10.0.0.0/8", "120 tcp 80 10.0.0.0/8"]
    #expect(try Check.redundantEntry.findings(entries).isEmpty)
    #expect(try Check.unreachableEntry.findings(entries).count == 1)
  }

  @Test func `an exception in front of what it is an exception from is needed`() throws {
    #expect(
      try Check.redundantEntry.findings([
        "90 tcp 80 10.0.0.0/16", "100 tcp 80 10.0.0.0/8 deny", "110 tcp 80 0.0.0.0/0",
      ]).isEmpty)
  }

  @Test func `the evidence is what was taken away`() throws {
    let found = try Check.partlyShadowedEntry.found(
      in: """
        vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
        networkACLs:
          n:
            vpc: vpc-1
            inbound:
              - {rule: 100, action: allow, protocol: tcp, ports: 80, source: 0.0.0.0/0}
              - {rule: 200, action: deny, protocol: all, source: 203.0.113.0/24}
        """)
    let partner = AddressSet(CIDR("203.0.113.0/24"))
    let taken = PacketSet(
      PacketBox(sources: partner, protocols: [.tcp], destinationPorts: PortSet(80)))
    #expect(found.first?.packets == taken)
    #expect(found.first?.resource.rule == "200")
  }
}
