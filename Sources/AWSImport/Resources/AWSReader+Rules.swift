internal import NetworkModel
internal import PacketSpace
internal import Provenance
internal import StructuredText
internal import TopologyFile

// MARK: - Network ACLs

extension AWSReader {
  mutating func addNetworkACLs() {
    for acl in inventory[.networkACLs] {
      guard let id = acl.text("NetworkAclId") else { continue }
      guard let vpc = acl.text("VpcId") else {
        skip(acl, .networkACLs, id, "its VPC is not written")
        continue
      }
      noteRead(.networkACLs)
      let isAdded = draft.add(
        .networkACL, id, name: acl.nameTag, type: DescribedList.networkACLs.rawValue,
        at: acl.location
      ) { object in
        object[.vpc] = .reference(.vpc, vpc)
        guard acl.list("Entries") == nil else { return }
        for key in [Key.inbound, .outbound] { object[key] = .unknown("not in the input") }
      }
      guard isAdded, let entries = acl.list("Entries") else { continue }
      for direction in [Direction.inbound, .outbound] {
        let isOutbound = direction == .outbound
        let own = entries.filter { ($0.boolean("Egress") ?? false) == isOutbound }
          .filter { !$0.isDefaultEntry }
        draft.set(entries: uniqueEntries(own), of: id, direction)
      }
    }
  }
}

extension AWSReader {
  /// The entries; where two have one number and differ, nobody knows which of them decides.
  private func uniqueEntries(_ nodes: [YAMLNode]) -> [RuleDraft] {
    var first: [Int: YAMLNode] = [:]
    var entries: [RuleDraft] = []
    for node in nodes {
      var entry = node.networkACLEntry
      if let number = entry.number.value {
        if let other = first[number] {
          guard !node.says(other) else { continue }
          entry.number = .unknown("\(number), which another entry has")
        }
        first[number] = first[number] ?? node
      }
      entries.append(entry)
    }
    return entries
  }
}

extension YAMLNode {
  /// The entry `*`, which every ACL has and nobody wrote (NACL-03).
  fileprivate var isDefaultEntry: Bool {
    (32767...65535).contains(number("RuleNumber") ?? 0) && text("RuleAction") == "deny"
  }

  fileprivate var networkACLEntry: RuleDraft {
    let block = text("CidrBlock") ?? text("Ipv6CidrBlock")
    var rule = RuleDraft(
      peer: block.map(RuleDraft.Peer.init(blockOrAddress:)) ?? .noPeer, at: location)
    rule.number = numberFact("RuleNumber")
    rule.action = textFact("RuleAction")
    rule.protocol = textFact("Protocol")
    let traffic = self[rule.isICMP ? "IcmpTypeCode" : "PortRange"]
    rule.from = traffic?.numberFact(rule.isICMP ? "Type" : "From") ?? .absent
    rule.to = traffic?.numberFact(rule.isICMP ? "Code" : "To") ?? .absent
    return rule
  }
}

// MARK: - Security groups

extension AWSReader {
  mutating func addSecurityGroups() {
    let separate = rulesWithoutGroups()
    var added: [(id: String, group: YAMLNode)] = []
    for group in inventory[.securityGroups] {
      guard let id = group.text("GroupId") else { continue }
      guard let vpc = members[.securityGroup(id)] else {
        skip(group, .securityGroups, id, "it belongs to no VPC")
        continue
      }
      noteRead(.securityGroups)
      let isAdded = draft.add(
        .securityGroup, id, name: group.nameTag ?? group.text("GroupName"),
        type: DescribedList.securityGroups.rawValue, at: group.location
      ) { object in
        object[.vpc] = .reference(.vpc, vpc)
        object[.description] = group.text("Description").map { .text($0) }
      }
      if isAdded { added.append((id, group)) }
    }
    for (id, rules) in separate {
      draft.add(
        .securityGroup, id, type: DescribedList.securityGroupRules.rawValue,
        at: rules[0].location
      ) { object in
        object[.vpc] = .reference(.vpc, members[.securityGroup(id)] ?? "vpc-of-\(id)")
      }
    }
    // The rules are sorted by the names of the groups they refer to, so that these come first.
    for (id, group) in added { setRules(of: id, group) }
    for (id, rules) in separate {
      for direction in [Direction.inbound, .outbound] {
        let own = rules.filter { ($0.boolean("IsEgress") ?? false) == (direction == .outbound) }
        set(own.map(\.securityGroupRule), of: id, direction)
      }
    }
    draft.report.noteRead(
      DescribedList.securityGroupRules.rawValue, ifAny: inventory[.securityGroupRules].count)
  }

  /// The rules that are described one by one, of groups that are not: those have all of their rules.
  private func rulesWithoutGroups() -> [(id: String, rules: [YAMLNode])] {
    let described = Set(inventory[.securityGroups].compactMap { $0.text("GroupId") })
    var order: [String] = []
    var rules: [String: [YAMLNode]] = [:]
    for rule in inventory[.securityGroupRules] {
      guard let id = rule.text("GroupId"), !described.contains(id) else { continue }
      if rules[id] == nil { order.append(id) }
      rules[id, default: []].append(rule)
    }
    return order.map { ($0, rules[$0] ?? []) }
  }

  private mutating func setRules(of id: String, _ group: YAMLNode) {
    let keys: [(Direction, String, Key)] = [
      (.inbound, "IpPermissions", .inbound), (.outbound, "IpPermissionsEgress", .outbound),
    ]
    for (direction, name, key) in keys {
      guard let permissions = group.list(name) else {
        noteIncomplete(
          group, .securityGroups, id, "its \(direction.rawValue) rules are not written")
        draft.update(.securityGroup, id) { $0[key] = .unknown("not in the input") }
        continue
      }
      set(permissions.flatMap(\.securityGroupRules), of: id, direction)
    }
  }

  private mutating func set(_ rules: [RuleDraft], of id: String, _ direction: Direction) {
    for case .prefixList(let list) in rules.map(\.peer) { usedPrefixLists.insert(list) }
    draft.set(rules, of: id, direction)
  }
}

extension YAMLNode {
  /// A permission's rules, one for each peer.
  fileprivate var securityGroupRules: [RuleDraft] {
    var rules: [RuleDraft] = []
    // AWS Config repeats the IPv4 ranges as texts.
    let ipv4 = has("Ipv4Ranges") ? items("Ipv4Ranges") : items("IpRanges")
    for range in ipv4 { rules.append(rule(to: range, range.text ?? range.text("CidrIp"))) }
    for range in items("Ipv6Ranges") {
      rules.append(rule(to: range, range.text ?? range.text("CidrIpv6")))
    }
    for list in items("PrefixListIds") {
      let id = list.text ?? list.text("PrefixListId")
      rules.append(rule(list, id.map { .prefixList($0) } ?? .noPeer))
    }
    for pair in items("UserIdGroupPairs") {
      var rule = rule(pair, pair.groupPeer)
      rule.isStale = pair.isStaleReference
      rules.append(rule)
    }
    let lists = ["IpRanges", "Ipv4Ranges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs"]
    if !lists.contains(where: has) { rules.append(rule(self, .noPeer)) }
    return rules
  }

  /// A rule that is described by itself.
  fileprivate var securityGroupRule: RuleDraft {
    let reference = self["ReferencedGroupInfo"]
    var rule: RuleDraft
    if let block = text(anyOf: "CidrIpv4", "CidrIpv6") {
      rule = self.rule(to: self, block)
    } else if let list = text("PrefixListId") {
      rule = self.rule(self, .prefixList(list))
    } else {
      rule = self.rule(self, reference?.groupPeer ?? .noPeer)
    }
    rule.isStale = reference?.isStaleReference ?? false
    return rule
  }

  private func rule(to peer: YAMLNode, _ block: String?) -> RuleDraft {
    rule(peer, block.map(RuleDraft.Peer.init(blockOrAddress:)) ?? .noPeer)
  }

  private func rule(_ node: YAMLNode, _ peer: RuleDraft.Peer) -> RuleDraft {
    var rule = RuleDraft(peer: peer, at: node.location)
    rule.protocol = textFact("IpProtocol")
    rule.from = numberFact("FromPort")
    rule.to = numberFact("ToPort")
    rule.description = node.text("Description")
    return rule
  }

  private var groupPeer: RuleDraft.Peer {
    if let id = text("GroupId") { return .securityGroup(id) }
    return text("GroupName").map { .unknown("group \($0)") } ?? .noPeer
  }

  /// The peering to the group is gone (SG-23b).
  private var isStaleReference: Bool {
    guard let status = state("PeeringStatus") else { return false }
    return ["deleted", "deleting", "rejected", "failed", "expired"].contains(status)
  }

  fileprivate func textFact(_ name: String) -> Fact<String> {
    guard let value = self[name] else { return .absent }
    return value.text.map { .known($0) } ?? .unknown(value.found)
  }

  /// A whole number, or that nobody knows it.
  func numberFact(_ name: String) -> Fact<Int> {
    guard let value = self[name] else { return .absent }
    return value.text.flatMap { Int($0) }.map { .known($0) } ?? .unknown(value.found)
  }
}

extension RuleDraft.Peer {
  /// Of a rule that does not say.
  fileprivate static let noPeer = Self.unknown("a peer that is not written")

  /// A block, or a single address, which is a block of one.
  fileprivate init(blockOrAddress text: String) {
    if let cidr = try? CIDR(text) {
      self = .cidr(cidr.description)
    } else if let address = IPAddress(text) {
      self = .cidr(CIDR(address).description)
    } else {
      self = .unknown("'\(text)', which is not a CIDR block")
    }
  }
}
