import Evaluation
import Testing

@testable import Review

@Suite struct OneSidedPeeringTests {
  private func text(
    one: String = "{destination: 10.1.0.0/16, target: pcx-1}", two: String = "",
    subnet: String = "b: {vpc: vpc-2, cidr: 10.1.0.0/24, routeTable: two}"
  ) -> String {
    """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16}, vpc-2: {cidr: 10.1.0.0/16}}
    peerings: {pcx-1: {requester: vpc-1, accepter: vpc-2}}
    routeTables:
      one: {vpc: vpc-1, routes: [\(one)]}
      two: {vpc: vpc-2, routes: [\(two)]}
    subnets: {a: {vpc: vpc-1, cidr: 10.0.0.0/24, routeTable: one}, \(subnet)}
    """
  }

  @Test func `the other side has no way back`() throws {
    let found = try Check.oneSidedPeering.found(in: text())
    #expect(
      found.map(\.message) == [
        "vpc-1 routes to vpc-2 over peering pcx-1, and no route table of vpc-2 leads back"
      ])
    #expect(found.map(\.advice) == ["route 10.0.0.0/16 to pcx-1 in vpc-2"])
  }

  @Test func `both sides have one, or neither`() throws {
    let both = text(two: "{destination: 10.0.0.0/16, target: pcx-1}")
    #expect(try Check.oneSidedPeering.findings(in: both).isEmpty)
    #expect(try Check.oneSidedPeering.findings(in: text(one: "")).isEmpty)
  }

  @Test func `a VPC of which only the name is known is not judged`() throws {
    #expect(try Check.oneSidedPeering.findings(in: text(subnet: "")).isEmpty)
  }
}
