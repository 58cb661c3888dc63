internal import Diagnostics
internal import NetworkModel
internal import Provenance
internal import StructuredText
internal import TopologyFile

/// Groups, and their rules: those in blocks of their own, and those of other resources.
extension Importer {
  mutating func addSecurityGroups() {
    for index in take(.securityGroup) {
      let attributes = attributes(index)
      let isDefault = inventory.resources[index].type == "aws_default_security_group"
      let vpc = ownVPC(index, attributes)
      let name = attributes.nameTag ?? (isDefault ? "default" : self.name(index, "name"))
      let description = attributes.text("description").value
      add(.securityGroup, index, name: name) { object in
        object[.vpc] = vpc
        object[.description] = description.map { .text($0) }
      }
    }
  }

  /// The rules of one group.
  private struct GroupRules {
    var rules: [Direction: [RuleDraft]] = [:]
    /// Why there may be more in a direction.
    var gaps: [Direction: String] = [:]

    mutating func add(_ rules: [RuleDraft], _ direction: Direction) {
      self.rules[direction, default: []] += rules
    }
  }

  mutating func addGroupRules() {
    let reader = RuleReader(inventory: inventory, defaults: defaults)
    var groups = separateRules(reader)
    let before = priorRules()
    var all: [(group: String, direction: Direction, rules: [RuleDraft], gap: String?)] = []
    for index in inventory.all(.securityGroup) {
      let id = id(index)
      let separate = groups.removeValue(forKey: id) ?? GroupRules()
      let attributes = attributes(index)
      if inventory.resources[index].isData {
        for direction in Direction.allCases {
          all.append(
            (
              id, direction, separate.rules[direction] ?? [], "its rules are not in the input"
            ))
        }
        continue
      }
      for direction in Direction.allCases {
        let own = ownRules(index, attributes, direction, reader, without: before[id] ?? [])
        let rules = Self.unique((separate.rules[direction] ?? []) + own.rules)
        all.append((id, direction, rules, own.gap ?? separate.gaps[direction]))
      }
    }
    // Rules are sorted by the names of all groups.
    addUnmanagedGroups(groups)
    for own in all {
      draft.set(own.rules, of: own.group, own.direction, orUnknown: own.gap)
    }
    for (group, more) in groups.sorted(by: { $0.key < $1.key }) {
      for direction in Direction.allCases where draft[.securityGroup, group]?[direction.key] == nil
      {
        draft.set(
          Self.unique(more.rules[direction] ?? []), of: group, direction,
          orUnknown: more.gaps[direction])
      }
    }
  }

  /// The groups of VPCs that no resource manages, where rules are added to them, or refer to them.
  private mutating func addUnmanagedGroups(_ groups: [String: GroupRules]) {
    for vpc in inventory.all("aws_vpc") {
      let vpcID = id(vpc)
      let group = VPCDefaults.unmanaged(.securityGroup, of: vpcID)
      guard
        attributes(vpc).text("default_security_group_id").value == nil,
        defaults.managed(.securityGroup, of: vpcID) == nil,
        groups[group] != nil || inventory.isUsed("default_security_group_id", of: vpc)
      else { continue }
      let more = groups[group] ?? GroupRules()
      let location = location(vpc)
      draft.add(.securityGroup, group, name: "default", type: "aws_vpc", at: location) { object in
        object[.vpc] = .reference(.vpc, vpcID)
      }
      // As AWS makes it (SG-08).
      let own = RuleDraft(everythingFor: .securityGroup(group), at: location)
      let hasIPv6 = draft[.vpc, vpcID]?[.ipv6Cidrs] != nil
      let everywhere = (hasIPv6 ? ["0.0.0.0/0", "::/0"] : ["0.0.0.0/0"]).map {
        RuleDraft(everythingFor: .cidr($0), at: location)
      }
      draft.set(
        Self.unique((more.rules[.inbound] ?? []) + [own]), of: group, .inbound,
        orUnknown: more.gaps[.inbound])
      draft.set(
        Self.unique((more.rules[.outbound] ?? []) + everywhere), of: group, .outbound,
        orUnknown: more.gaps[.outbound])
    }
  }

  /// Each rule once: states list the rules of other resources in their groups again.
  private static func unique(_ rules: [RuleDraft]) -> [RuleDraft] {
    var places: [RuleIdentity: Int] = [:]
    var result: [RuleDraft] = []
    for rule in rules {
      guard let identity = RuleIdentity(rule) else {
        result.append(rule)
        continue
      }
      guard let place = places[identity] else {
        places[identity] = result.count
        result.append(rule)
        continue
      }
      if result[place].description == nil { result[place].description = rule.description }
    }
    return result
  }

  private func ownRules(
    _ index: Int, _ attributes: Attributes, _ direction: Direction, _ reader: RuleReader,
    without before: Set<RuleIdentity>
  ) -> (rules: [RuleDraft], gap: String?) {
    let key = direction == .inbound ? "ingress" : "egress"
    switch attributes.blocks(key) {
    case .absent: return ([], nil)
    case .unknown(let reason): return ([], reason)
    case .known(let blocks):
      let rules = blocks.flatMap {
        reader.rules($0, of: id(index), at: location(index, block: $0))
      }
      guard case .absent = attributes.expression(key) else { return (rules, nil) }
      // What other resources made, and may take away, is listed until the next refresh.
      return (rules.filter { RuleIdentity($0).map { !before.contains($0) } ?? true }, nil)
    }
  }
}

// MARK: - Rules of other resources

extension Importer {
  private static let ruleTypes: [(type: String, direction: Direction?)] = [
    ("aws_security_group_rule", nil),
    ("aws_vpc_security_group_ingress_rule", .inbound),
    ("aws_vpc_security_group_egress_rule", .outbound),
  ]

  private mutating func separateRules(_ reader: RuleReader) -> [String: GroupRules] {
    var groups: [String: GroupRules] = [:]
    var missing: [String] = []
    for (type, fixed) in Self.ruleTypes {
      for index in take(type) {
        let attributes = attributes(index)
        guard let direction = fixed ?? Self.direction(of: attributes) else {
          skip(index, because: "neither an ingress nor an egress rule")
          continue
        }
        let link = inventory.link(attributes, "security_group_id", .securityGroup)
        guard let group = id(of: link, .securityGroup) else {
          skip(index, because: "its group: \(Self.reason(link))")
          if case .unknown(_, let candidates) = link {
            for candidate in candidates.map(id) {
              groups[candidate, default: GroupRules()].gaps[direction] =
                "a rule that may be of this group or another"
            }
          }
          continue
        }
        if !draft.contains(.securityGroup, group), case .id = link {
          addMissingGroup(group, of: index)
          missing.append(group)
        }
        groups[group, default: GroupRules()].add(
          Self.rules(attributes, of: group, type, at: location(index), reader), direction)
        noteRead(index)
      }
    }
    for group in missing {
      for direction in Direction.allCases {
        groups[group, default: GroupRules()].gaps[direction] =
          "other rules of a group that is not in the input"
      }
    }
    return groups
  }

  /// A group of which only some rules are there.
  private mutating func addMissingGroup(_ group: String, of index: Int) {
    let type = inventory.resources[index].type
    draft.add(.securityGroup, group, type: type, at: location(index)) { object in
      object[.vpc] = .unknown("its group is not in the input")
    }
  }

  static func reason(_ link: Link) -> String {
    if case .unknown(let reason, _) = link { reason } else { "not in the input" }
  }

  private static func direction(of attributes: Attributes) -> Direction? {
    switch attributes.text("type").value {
    case "ingress": .inbound
    case "egress": .outbound
    default: nil
    }
  }

  private static func rules(
    _ attributes: Attributes, of group: String, _ type: String, at location: SourceLocation,
    _ reader: RuleReader
  ) -> [RuleDraft] {
    type == "aws_security_group_rule"
      ? reader.rules(attributes, of: group, at: location)
      : [reader.rule(attributes, of: group, at: location)]
  }

  /// What other resources put into groups before the plan.
  private func priorRules() -> [String: Set<RuleIdentity>] {
    let reader = RuleReader(inventory: prior, defaults: defaults)
    var groups: [String: Set<RuleIdentity>] = [:]
    for (type, _) in Self.ruleTypes {
      for index in prior.all(type) {
        let attributes = prior.attributes(index)
        guard let group = attributes.text("security_group_id").value else { continue }
        let rules = Self.rules(attributes, of: group, type, at: attributes.location, reader)
        groups[group, default: []].formUnion(rules.compactMap(RuleIdentity.init))
      }
    }
    return groups
  }
}
