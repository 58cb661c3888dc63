import Testing

@testable import Review

@Suite struct ZoneDependentFlowTests {
  private func text(crossZone: Bool, expect: String) -> String {
    """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
    routeTables: {public: {vpc: vpc-1, routes: [{destination: 0.0.0.0/0, target: igw-1}]}}
    subnets:
      public-a: {vpc: vpc-1, availabilityZone: eu-west-1a, cidr: 10.0.0.0/24, routeTable: public}
      public-b: {vpc: vpc-1, availabilityZone: eu-west-1b, cidr: 10.0.1.0/24, routeTable: public}
    securityGroups:
      sg-1: {vpc: vpc-1, inbound: [{type: HTTP, source: 0.0.0.0/0}]}
    instances: {web-1: {subnet: public-a, privateIP: 10.0.0.9, securityGroups: [sg-1]}}
    loadBalancers:
      lb-1:
        type: classic
        scheme: internet-facing
        subnets: [public-a, public-b]
        securityGroups: [sg-1]
        crossZone: \(crossZone)
        listeners: [{protocol: HTTP, port: 80, targetPort: 80, targets: [web-1]}]
    flows: [{name: Browse, from: internet, to: lb-1, protocol: tcp, port: 80\(expect)}]
    """
  }

  @Test func `one node of two has no target`() throws {
    #expect(
      try Check.zoneDependentFlow.findings(in: text(crossZone: false, expect: "")) == [
        "warning Browse depends on the way that it takes: it fails over lb-1 in public-b, and works over "
          + "lb-1 in public-a"
      ])
  }

  @Test func `what is expected, and what works everywhere, is well`() throws {
    for text in [
      text(crossZone: false, expect: ", expect: partial"), text(crossZone: true, expect: ""),
    ] {
      #expect(try Check.zoneDependentFlow.findings(in: text).isEmpty)
    }
  }
}
