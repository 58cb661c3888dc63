import Evaluation
import NetworkModel

extension Check {
  static let defaultGroupUsed = Check(
    "sg.default-group-used", "Something relies on the default group of its VPC", .warning,
    reason:
      "Whatever is created without a group gets this one, and all that have it may talk to each other: "
      + "machines share rules that nobody chose for them.",
    example: "instances: {web-1: {subnet: app-a}}, without `securityGroups`",
    remedy:
      "Give everything a group of its own, then remove every rule from the default group, which cannot "
      + "be deleted.",
    references: [
      CheckReference.checkov("CKV2_AWS_12"),
      CheckReference.trivy("AVD-AWS-0173"),
      CheckReference.prowler("ec2_securitygroup_default_restrict_traffic"),
      CheckReference.scoutSuite(
        "ec2-default-security-group-in-use", "ec2-default-security-group-with-rules"),
      CheckReference.securityHub("EC2.2"),
      CheckReference.cis("5.0.0", "5.5"),
      CheckReference.pciDSS("1.2.1"),
    ].flatMap { $0 }
  ) { network in
    let described = network.topology.securityGroups.filter(\.isDefault)
    let implied = network.topology.vpcs.map { network.topology.defaultSecurityGroup(of: $0.id) }
    var seen: Set<ResourceID<SecurityGroup>> = []
    return (described + implied).filter { seen.insert($0.id).inserted }.compactMap { group in
      let carriers = (network.carriers[group.id] ?? []).map(\.name).unique
      if !carriers.isEmpty {
        let verb = carriers.count == 1 ? "carries" : "carry"
        let vpc = network.topology.vpcs[group.vpc]?.displayName ?? group.vpc.rawValue
        return Finding(
          check: "sg.default-group-used", severity: .warning, resource: Finding.Resource(group),
          message: "\(NameList.text(carriers)) \(verb) the default security group of \(vpc)")
      }
      let added = group.rulesBeyondDefault
      guard !added.isEmpty else { return nil }
      return Finding(
        check: "sg.default-group-used", severity: .note, resource: Finding.Resource(group),
        subject: "rules",
        message: "the default security group \(group.displayName) has rules of its own "
          + "(\(added.places)), for whatever is created without a group")
    }
  }
}

extension SecurityGroup {
  /// The rules that AWS does not give a default group (SG-08).
  fileprivate var rulesBeyondDefault: [NumberedRule] {
    Direction.allCases.flatMap { effectiveRules($0) }.filter { !$0.isGivenByAWS }
  }
}
