import Evaluation
import PacketSpace
import Testing

@testable import Review

@Suite struct BlackholeRouteTests {
  private func text(_ state: String) -> String {
    """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16}, vpc-2: {cidr: 10.1.0.0/16}}
    peerings: {pcx-1: {requester: vpc-1, accepter: vpc-2}}
    routeTables:
      app: {vpc: vpc-1, routes: [{destination: 10.1.0.0/16, target: pcx-1\(state)}]}
    """
  }

  @Test func `a route to what is gone`() throws {
    let found = try Check.blackholeRoute.found(in: text(", state: blackhole"))
    #expect(
      found.map(\.message) == [
        "route table app drops what is for 10.1.0.0/16: pcx-1 is gone"
      ])
    #expect(found.first?.packets?.destinations.description == "10.1.0.0/16")
  }

  @Test func `a route to what is there`() throws {
    #expect(try Check.blackholeRoute.findings(in: text("")).isEmpty)
  }
}
