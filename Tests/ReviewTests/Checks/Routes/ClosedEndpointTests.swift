import Testing

@testable import Review

@Suite struct ClosedEndpointTests {
  private let check = Check.closedEndpoint

  private func text(
    _ rules: String, groups: String = ", securityGroups: [sg-1]", service: String = "sqs"
  )
    -> String
  {
    """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
    subnets: {a: {vpc: vpc-1, cidr: 10.0.0.0/24}}
    vpcEndpoints:
      vpce-1:
        {vpc: vpc-1, type: interface, service: com.amazonaws.eu-west-1.\(service), subnets: [a]\(groups)}
    securityGroups: {sg-1: {vpc: vpc-1, inbound: [\(rules)], outbound: []}}
    """
  }

  @Test func `a group without port 443`() throws {
    #expect(
      try check.findings(in: text("{type: HTTP, source: 10.0.0.0/16}")) == [
        "warning security group sg-1 of endpoint vpce-1 (com.amazonaws.eu-west-1.sqs) admits TCP 443 from "
          + "nobody"
      ])
  }

  @Test func `the default group admits the endpoint itself only`() throws {
    #expect(try check.findings(in: text("", groups: "")).count == 1)
  }

  @Test(arguments: [
    "{type: HTTPS, source: 10.0.0.0/16}", "{type: All traffic, source: 10.0.0.0/24}",
    "{type: HTTPS, source: unknown}",
  ])
  func `what admits callers, or may`(_ rule: String) throws {
    #expect(try check.findings(in: text(rule)).isEmpty)
  }

  @Test func `services on other ports are not judged`() throws {
    #expect(try check.findings(in: text("", service: "email-smtp")).isEmpty)
  }
}
