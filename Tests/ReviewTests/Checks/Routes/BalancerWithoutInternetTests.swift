import Testing

@testable import Review

@Suite struct BalancerWithoutInternetTests {
  private func text(_ scheme: String) -> String {
    """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
    routeTables: {public: {vpc: vpc-1, routes: [{destination: 0.0.0.0/0, target: igw-1}]}}
    subnets:
      public-a: {vpc: vpc-1, cidr: 10.0.0.0/24, routeTable: public}
      private-b: {vpc: vpc-1, cidr: 10.0.1.0/24}
    loadBalancers:
      lb-1: {type: classic, scheme: \(scheme), subnets: [public-a, private-b], listeners: []}
    """
  }

  @Test func `a node in a private subnet`() throws {
    #expect(
      try Check.balancerWithoutInternet.findings(in: text("internet-facing")) == [
        "warning load balancer lb-1 faces the internet, and its subnet private-b has no route to an "
          + "internet gateway"
      ])
  }

  @Test func `an internal load balancer needs no internet`() throws {
    #expect(try Check.balancerWithoutInternet.findings(in: text("internal")).isEmpty)
  }
}
