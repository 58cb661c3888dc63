internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  func securityGroup(_ id: String, _ fields: Fields) -> SecurityGroup? {
    let vpc = vpc(of: fields)
    let inbound = groupRules(id, fields, .inbound)
    if let location = fields.emptyKey(.outbound) {
      complaints.error(
        .missingKey, "'outbound' says neither everything nor nothing", at: location,
        help: "write 'outbound: []' for nothing, or leave it out for everything")
    }
    let outbound =
      fields[.outbound] == nil
      ? vpc.map { Topology.defaultOutboundRules(ipv6: hasIPv6($0)) } ?? []
      : groupRules(id, fields, .outbound)
    return vpc.map {
      SecurityGroup(
        id: ResourceID(id), name: fields.text(.name)?.value,
        description: fields.text(.description)?.value, vpc: $0,
        isUnidentified: fields.text(.state)?.value == "unidentified", inbound: inbound,
        outbound: outbound)
    }
  }

  private func groupRules(
    _ id: String, _ fields: Fields, _ direction: Direction
  ) -> [SecurityGroup.Rule] {
    if let unknown = fields.unknown(direction.key) {
      return [SecurityGroup.Rule(traffic: .all, peer: RulePeer(unknown: unknown.reason))]
    }
    return (fields.items(direction.key) ?? []).enumerated().compactMap { index, node in
      locations.note(
        node.location, of: .securityGroupRule(ResourceID(id), direction, index + 1))
      guard let rule = Fields(node, .securityGroupRule, complaints: complaints) else {
        return nil
      }
      let traffic = RuleTrafficReader(fields: rule, complaints: complaints).read()
      let peer = peerNode(rule, direction).flatMap(groupPeer)
      guard let traffic, let peer else { return nil }
      return SecurityGroup.Rule(
        traffic: traffic, peer: peer, description: rule.text(.description)?.value,
        isStale: rule.text(.state)?.value == "stale", note: note(rule))
    }
  }

  func networkACL(_ id: String, _ fields: Fields) -> NetworkACL? {
    let vpc = vpc(of: fields)
    let inbound = entries(id, fields, .inbound)
    let outbound = entries(id, fields, .outbound)
    return vpc.map {
      NetworkACL(
        id: ResourceID(id), name: fields.text(.name)?.value, vpc: $0, inbound: inbound,
        outbound: outbound)
    }
  }

  private func entries(
    _ id: String, _ fields: Fields, _ direction: Direction
  ) -> [NetworkACL.Entry] {
    if let unknown = fields.unknown(direction.key) {
      let peer = RulePeer(unknown: unknown.reason)
      return [NetworkACL.Entry(ruleNumber: 1, traffic: .all, peer: peer, action: .allow)]
    }
    var taken: [Int: SourceLocation] = [:]
    return (fields.items(direction.key) ?? []).compactMap { node in
      guard let rule = Fields(node, .networkACLRule, complaints: complaints) else { return nil }
      let number = rule.number(.rule)
      if let number, let other = taken[number.value] {
        complaints.error(
          .duplicateRuleNumber,
          "\(direction.rawValue) rule \(number.value) of '\(id)' exists already",
          at: number.location, help: "the other one is at \(other)")
      }
      if let number {
        taken[number.value] = taken[number.value] ?? number.location
        locations.note(
          node.location,
          of: .networkACLEntry(ResourceID(id), direction, ruleNumber: number.value))
      }
      return entry(rule, number?.value, direction)
    }
  }

  private func entry(
    _ rule: Fields, _ number: Int?, _ direction: Direction
  ) -> NetworkACL.Entry? {
    let traffic = RuleTrafficReader(fields: rule, complaints: complaints).read()
    let peer = peerNode(rule, direction).flatMap(entryPeer)
    guard let number, let traffic, let peer,
      let action = rule.word(.action, NetworkACL.Entry.Action.self)
    else { return nil }
    return NetworkACL.Entry(
      ruleNumber: number, traffic: traffic, peer: peer, action: action,
      description: rule.text(.description)?.value, note: note(rule))
  }

  /// What the organisation says of a rule.
  func note(_ rule: Fields) -> RuleNote? {
    RuleNote(
      owner: rule.text(.owner)?.value, justification: rule.text(.justification)?.value,
      ticket: rule.text(.ticket)?.value, reviewBy: rule.text(.reviewBy)?.value)
  }

  private func hasIPv6(_ vpc: ResourceID<VPC>) -> Bool {
    vpcs[vpc.rawValue]?.cidrs.contains { $0.family == .ipv6 } ?? false
  }
}

// MARK: - Peers

extension NetworkBuilder {
  /// The source of an inbound rule, the destination of an outbound one.
  private func peerNode(_ rule: Fields, _ direction: Direction) -> YAMLNode? {
    let (wanted, other): (Key, Key) =
      direction == .inbound ? (.source, .destination) : (.destination, .source)
    if rule.has(other) {
      complaints.error(
        .peer,
        "an \(direction.rawValue) rule has a '\(wanted.rawValue)', not a"
          + " '\(other.rawValue)'",
        at: rule[other]?.location ?? rule.location,
        help: rule.has(wanted)
          ? "leave it out: the other end is where the rule applies"
          : "write '\(wanted.rawValue)', or move the rule to '\(direction.opposite.rawValue)'")
    } else if !rule.has(wanted) {
      complaints.error(
        .missingKey, "an \(direction.rawValue) rule needs '\(wanted.rawValue)'",
        at: rule.location)
    }
    return rule[wanted]
  }

  private func groupPeer(_ node: YAMLNode) -> RulePeer? {
    guard let text = node.text else { return nil }
    if let unknown = UnknownText(text: text) { return RulePeer(unknown: unknown.reason) }
    let kinds: [ResourceKind] = [.namedCIDRs, .securityGroup, .prefixList]
    let byID = kinds.filter { declarations.find(text, $0) != nil }
    // Some groups are named after the block that they are for.
    if byID.isEmpty, text.contains("/"), text.looksLikeAddress {
      return literalPeer(node, text, kinds)
    }
    let found = byID.isEmpty ? kinds.filter { !declarations.ids(named: text, $0).isEmpty } : byID
    guard found.count < 2 else {
      complaints.error(
        .ambiguousName,
        "'\(text)' is \(found.map(\.oneOf).joined(separator: " and "))", at: node.location,
        help: "give one of them another ID")
      return nil
    }
    switch found.first {
    case .securityGroup:
      return reference(node, .securityGroup, SecurityGroup.self).map { .securityGroup($0) }
    case .prefixList: return reference(node, .prefixList, PrefixList.self).map { .prefixList($0) }
    case .some: return .named(ResourceID(text))
    case nil: return literalPeer(node, text, kinds)
    }
  }

  private func entryPeer(_ node: YAMLNode) -> RulePeer? {
    guard let text = node.text else { return nil }
    if let unknown = UnknownText(text: text) { return RulePeer(unknown: unknown.reason) }
    if declarations.find(text, .namedCIDRs) != nil { return .named(ResourceID(text)) }
    for kind in [ResourceKind.securityGroup, .prefixList] {
      guard declarations.find(text, kind) != nil || !declarations.ids(named: text, kind).isEmpty
      else { continue }
      complaints.error(
        .peer, "a network ACL cannot refer to \(kind.oneOf), and '\(text)' is one",
        at: node.location, help: "write the addresses as a CIDR block or a name from 'cidrs'")
      return nil
    }
    return literalPeer(node, text, [.namedCIDRs])
  }

  /// A CIDR block, or nothing that anybody knows.
  private func literalPeer(
    _ node: YAMLNode, _ text: String, _ kinds: [ResourceKind]
  ) -> RulePeer? {
    if text.looksLikeAddress { return cidr(node).map { .cidr($0.value) } }
    guard isComplete else { return nil }
    if let other = declarations.kinds(of: text).first {
      complaints.error(
        .wrongKind, "'\(text)' is \(other.oneOf), which a rule cannot refer to",
        at: node.location)
      return nil
    }
    let suggestion = closest(to: text, among: kinds.flatMap(declarations.ids))
    let kind =
      kinds.first { kind in suggestion.map { declarations.find($0, kind) != nil } ?? false }
      ?? ResourceKind(prefixOf: text)
    complaints.error(
      .unknownReference, "unknown \(kind?.noun ?? "peer") '\(text)'", at: node.location,
      help: suggestion.map { "did you mean '\($0)'?" }
        ?? "a peer is a CIDR block, \(kinds.map(\.oneOf).joined(separator: ", "))")
    return nil
  }
}

extension ResourceKind {
  /// The kind of which AWS's own identifiers start like a text.
  fileprivate init?(prefixOf text: String) {
    if text.hasPrefix("sg-") {
      self = .securityGroup
    } else if text.hasPrefix("pl-") {
      self = .prefixList
    } else {
      return nil
    }
  }
}

extension String {
  /// Whether it is meant as an address or a block rather than as a name.
  var looksLikeAddress: Bool {
    utf8.allSatisfy("0123456789abcdefABCDEF.:/".utf8.contains)
      && utf8.contains(where: ".:/".utf8.contains)
  }
}

extension Direction {
  fileprivate var opposite: Direction {
    switch self {
    case .inbound: .outbound
    case .outbound: .inbound
    }
  }
}
