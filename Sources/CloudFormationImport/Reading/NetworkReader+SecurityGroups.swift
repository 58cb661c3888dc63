internal import NetworkModel
internal import Provenance
internal import TopologyFile

extension NetworkReader {
  mutating func readSecurityGroups() {
    let groups = resources("AWS::EC2::SecurityGroup")
    for resource in groups {
      let vpc = vpc(resource["VpcId"])
      let description = resource["GroupDescription"]?.text
      draft.add(
        .securityGroup, resource.id, name: name(resource, "GroupName"), type: resource.type,
        at: resource.location
      ) { object in
        object[.vpc] = vpc
        if let description { object[.description] = .text(description) }
      }
    }
    let inbound = separateRules(.inbound)
    let outbound = separateRules(.outbound)
    for resource in groups {
      setInboundRules(of: resource, inbound[resource.id] ?? [])
      setOutboundRules(of: resource, outbound[resource.id] ?? [])
    }
    addDefaultGroups(inbound, outbound)
  }

  private mutating func setInboundRules(of resource: StackResource, _ separate: [RuleDraft]) {
    let value = resource["SecurityGroupIngress"]
    if let gap = value?.listGap {
      noteGap(resource, "SecurityGroupIngress: \(gap)", at: value?.location)
      draft.update(.securityGroup, resource.id) { $0[.inbound] = .unknown(gap) }
      return
    }
    draft.set(rules(of: value, .inbound) + separate, of: resource.id, .inbound)
  }

  /// A group that lists no outbound rule has AWS's default one, which allows everything (SG-07).
  ///
  /// A rule that is a resource of its own takes it away: the first rule that CloudFormation adds to a group with
  /// the default rule replaces it (github.com/aws-cloudformation/cfn-language-discussion/issues/157), even where
  /// the group lists that rule itself (github.com/aws/aws-cdk/issues/987, pull/998). AWS documents neither: what
  /// the group lists stays, as something that nobody can be sure of.
  private mutating func setOutboundRules(of resource: StackResource, _ separate: [RuleDraft]) {
    let value = resource["SecurityGroupEgress"]
    if let gap = value?.listGap {
      noteGap(resource, "SecurityGroupEgress: \(gap)", at: value?.location)
      draft.update(.securityGroup, resource.id) { $0[.outbound] = .unknown(gap) }
      return
    }
    let listed = rules(of: value, .outbound)
    guard !separate.isEmpty else {
      if !listed.isEmpty { draft.set(listed, of: resource.id, .outbound) }
      return
    }
    let isCertain = separate.contains { rule in
      if case .unknown = rule.peer { false } else { true }
    }
    let doubted = listed.map { rule in
      guard rule.allowsEverything else { return rule }
      var rule = rule
      rule.peer = .unknown(
        "\(rule.peer.text), which a SecurityGroupEgress of its own may have replaced")
      return rule
    }
    let mayBeDefault = listed.isEmpty && !isCertain
    draft.set(
      doubted + separate, of: resource.id, .outbound,
      orUnknown: mayBeDefault ? "AWS's default rule, unless a rule replaces it" : nil)
  }

  private mutating func rules(of value: Value?, _ direction: Direction) -> [RuleDraft] {
    var rules: [RuleDraft] = []
    for item in value?.items ?? [] {
      rules += RuleReader(direction: direction).rules(item, in: &self)
    }
    return rules
  }

  /// The rules that are resources of their own, by group.
  private mutating func separateRules(_ direction: Direction) -> [String: [RuleDraft]] {
    let type = direction == .inbound ? "SecurityGroupIngress" : "SecurityGroupEgress"
    var rules: [String: [RuleDraft]] = [:]
    for resource in resources("AWS::EC2::\(type)") {
      let group = resource["GroupId"] ?? resource["GroupName"]
      guard let id = identifier(group).value,
        draft.contains(.securityGroup, id) || usedDefaults.contains(where: { $0.defaultID == id })
      else {
        let name = group.map { "'\(identifier($0).value ?? $0.gap)'" } ?? "that it belongs to"
        skip(resource, because: "the group \(name) is not in the template")
        continue
      }
      let reader = RuleReader(direction: direction, doubt: resource.doubt)
      rules[id, default: []] += reader.rules(resource, in: &self)
    }
    return rules
  }

  /// The default groups of VPCs that something refers to, with AWS's rules (SG-08).
  private mutating func addDefaultGroups(
    _ inbound: [String: [RuleDraft]], _ outbound: [String: [RuleDraft]]
  ) {
    let used = usedDefaults.filter { $0.attribute == "DefaultSecurityGroup" }
    for reference in used.sorted(by: { $0.id < $1.id }) {
      guard let vpc = network.resources[reference.id] else { continue }
      let id = reference.defaultID
      draft.add(.securityGroup, id, name: "default", type: vpc.type, at: vpc.location) {
        $0[.vpc] = .reference(.vpc, reference.id)
      }
      let own = RuleDraft(everythingFor: .securityGroup(id), at: vpc.location)
      draft.set([own] + (inbound[id] ?? []), of: id, .inbound)
      if let rules = outbound[id] {
        draft.set(
          rules, of: id, .outbound, orUnknown: "AWS's default rule, unless a rule replaces it")
      }
      give(id, toWhatHasNoGroupIn: reference.id)
    }
  }

  /// What names no group has the default one of its VPC, which now has an identifier.
  private mutating func give(_ group: String, toWhatHasNoGroupIn vpc: String) {
    let kinds: [ResourceKind] = [
      .instance, .autoScalingGroup, .loadBalancer, .vpcEndpoint, .lambdaFunction, .database,
    ]
    for kind in kinds {
      for id in draft.ids(kind) {
        guard let object = draft[kind, id], object[.securityGroups] == nil,
          let subnet = object.firstSubnet, draft[.subnet, subnet]?[.vpc]?.plainText == vpc,
          !["network", "gateway"].contains(object[.type]?.plainText)
        else { continue }
        draft.update(kind, id) { $0[.securityGroups] = .references(.securityGroup, [group]) }
      }
    }
  }
}

extension Value {
  /// Why a list is not known, where it is not.
  fileprivate var listGap: String? {
    switch content {
    case .list, .object, .nothing: nil
    case .text, .reference, .zones, .unknown: gap
    }
  }
}

extension RuleDraft {
  /// Whether it is like the rule that AWS gives to every group.
  fileprivate var allowsEverything: Bool {
    ["-1", "all"].contains(self.protocol.value?.lowercased()) && peer == .cidr("0.0.0.0/0")
  }
}

extension DraftObject {
  /// The subnet that it is in, or the first of them.
  fileprivate var firstSubnet: String? {
    if let subnet = self[.subnet]?.plainText { return subnet }
    guard case .list(let subnets)? = self[.subnets] else { return nil }
    return subnets.first?.plainText
  }
}
