import Testing

@testable import Review

@Suite struct SharedAttachmentSubnetTests {
  private func text(_ subnet: String) -> String {
    """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16}}
    subnets: {app-a: {vpc: vpc-1, cidr: 10.0.0.0/24}, tgw-a: {vpc: vpc-1, cidr: 10.0.1.0/28}}
    transitGateways: {tgw-1: {attachments: {att-1: {vpc: vpc-1, subnets: [\(subnet)]}}}}
    instances: {web-1: {subnet: app-a, securityGroups: [sg-1]}}
    securityGroups: {sg-1: {vpc: vpc-1, inbound: [], outbound: []}}
    """
  }

  @Test func `a subnet with machines`() throws {
    #expect(
      try Check.sharedAttachmentSubnet.findings(in: text("app-a")) == [
        "note attachment att-1 of transit gateway tgw-1 shares subnet app-a with web-1"
      ])
  }

  @Test func `a subnet of its own`() throws {
    #expect(try Check.sharedAttachmentSubnet.findings(in: text("tgw-a")).isEmpty)
  }
}
