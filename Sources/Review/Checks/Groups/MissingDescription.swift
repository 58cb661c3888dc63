import Evaluation
import NetworkModel

extension Check {
  static let missingDescription = Check(
    "sg.missing-description", "Rules do not say what they are for", .note,
    reason:
      "A reviewer cannot ask whether a rule is still needed when nobody wrote down what for. A diagram "
      + "shows who uses it today, not who wanted it.",
    example: "inbound: [{type: HTTPS, source: 0.0.0.0/0}], without `description`",
    remedy: "Describe each rule: who needs it, for what, and since which ticket.",
    references: [
      CheckReference.checkov("CKV_AWS_23"),
      CheckReference.trivy("AVD-AWS-0124"),
      CheckReference.cfnNag("W36"),
      CheckReference.pciDSS("1.2.5", "1.2.6"),
    ].flatMap { $0 }
  ) { network in
    let groups = network.topology.securityGroups.map { group in
      (
        group,
        rules: Direction.allCases.flatMap { group.numberedRules($0) }.filter { !$0.isGivenByAWS }
      )
    }
    let lacking = groups.map { group, rules in
      (group, rules: rules.filter { $0.rule.lacksReason })
    }.filter { !$0.rules.isEmpty }
    // Where nobody describes rules at all, that is one thing to say and not one for each group.
    let isCustom = groups.contains { $0.rules.contains { !$0.rule.lacksReason } }
    guard isCustom || lacking.count < 2 else {
      return [
        Finding(
          check: "sg.missing-description", severity: .note,
          resource: Finding.Resource(lacking[0].0), subject: "every group",
          message: "no rule of any security group says what it is for "
            + "(\(NameList.text(lacking.map(\.0.displayName))))")
      ]
    }
    return lacking.map { group, rules in
      let verb = rules.count == 1 ? "is" : "are"
      return Finding(
        check: "sg.missing-description", severity: .note, resource: Finding.Resource(group),
        message:
          "security group \(group.displayName) does not say what \(rules.places) \(verb) for")
    }
  }
}

extension SecurityGroup.Rule {
  /// Whether neither its description nor what the organisation notes says what it is for.
  fileprivate var lacksReason: Bool {
    note?.justification == nil && description?.contains { !$0.isWhitespace } != true
  }
}
