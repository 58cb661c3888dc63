import Testing

@testable import Review

@Suite struct NATGatewayWithoutInternetTests {
  private let check = Check.natGatewayWithoutInternet

  private func text(subnet: String, connectivity: String = "public") -> String {
    """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
    routeTables:
      public: {vpc: vpc-1, routes: [{destination: 0.0.0.0/0, target: igw-1}]}
      private: {vpc: vpc-1, routes: [{destination: 0.0.0.0/0, target: nat-1}]}
    subnets:
      public-a: {vpc: vpc-1, cidr: 10.0.0.0/24, routeTable: public}
      private-a: {vpc: vpc-1, cidr: 10.0.1.0/24, routeTable: private}
    natGateways: {nat-1: {subnet: \(subnet), connectivity: \(connectivity)}}
    """
  }

  @Test func `in a private subnet`() throws {
    #expect(
      try check.findings(in: text(subnet: "private-a")) == [
        "error NAT gateway nat-1 is in subnet private-a, whose route table private has no route to an "
          + "internet gateway"
      ])
  }

  @Test func `in a public subnet`() throws {
    #expect(try check.findings(in: text(subnet: "public-a")).isEmpty)
  }

  @Test func `a private gateway needs no internet`() throws {
    #expect(try check.findings(in: text(subnet: "private-a", connectivity: "private")).isEmpty)
  }

  @Test func `one that nothing is routed to is a warning`() throws {
    let unused = text(subnet: "private-a").replacing(
      "{destination: 0.0.0.0/0, target: nat-1}", with: "")
    #expect(try check.findings(in: unused).first?.hasPrefix("warning") == true)
  }
}
