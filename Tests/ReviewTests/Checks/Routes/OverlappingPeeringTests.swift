import Testing

@testable import Review

@Suite struct OverlappingPeeringTests {
  private func text(third: String, route: String = "{destination: 10.1.1.0/24, target: pcx-2}")
    -> String
  {
    """
    vpcs: {hub: {cidr: 10.0.0.0/16}, two: {cidr: 10.1.0.0/16}, three: {cidr: \(third)}}
    peerings:
      pcx-1: {requester: hub, accepter: two}
      pcx-2: {requester: hub, accepter: three}
    routeTables:
      hub: {vpc: hub, routes: [{destination: 10.1.0.0/16, target: pcx-1}, \(route)]}
    """
  }

  @Test func `two peers with the same addresses`() throws {
    #expect(
      try Check.overlappingPeering.findings(in: text(third: "10.1.0.0/16")) == [
        "warning hub is peered with two and three, which both have 10.1.0.0/16: replies may go to the "
          + "wrong one"
      ])
  }

  @Test func `addresses apart, or only one that is routed to`() throws {
    #expect(
      try Check.overlappingPeering.findings(
        in: text(third: "10.2.0.0/16", route: "{destination: 10.2.0.0/16, target: pcx-2}")
      ).isEmpty)
    #expect(
      try Check.overlappingPeering.findings(
        in: text(third: "10.1.0.0/16", route: "{destination: 10.9.0.0/16, target: pcx-2}")
      ).isEmpty)
  }

  @Test func `two ends with the same addresses`() throws {
    #expect(
      try Check.overlappingPeering.findings(
        in: text(third: "10.0.0.0/16", route: "{destination: 10.9.0.0/16, target: pcx-2}")) == [
          "warning hub and three are peered over pcx-2 and both have 10.0.0.0/16"
        ])
  }
}
