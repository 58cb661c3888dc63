internal import NetworkModel
internal import Provenance
internal import TopologyFile

extension NetworkReader {
  mutating func readNetworkACLs() {
    for resource in resources("AWS::EC2::NetworkAcl") {
      let vpc = vpc(resource["VpcId"])
      draft.add(
        .networkACL, resource.id, name: name(resource), type: resource.type,
        at: resource.location
      ) { $0[.vpc] = vpc }
    }
    var entries = entries()
    addDefaultACLs(&entries)
    for acl in draft.ids(.networkACL) {
      for direction in [Direction.inbound, .outbound] {
        let own = entries[Place(acl: acl, direction: direction)] ?? []
        draft.set(entries: merged(own), of: acl, direction)
      }
    }
  }

  /// Where an entry belongs.
  private struct Place: Hashable {
    let acl: String
    let direction: Direction
  }

  /// An entry, and what its existence depends on.
  private struct Entry {
    var rule: RuleDraft
    let doubt: String?
  }

  private mutating func entries() -> [Place: [Entry]] {
    var entries: [Place: [Entry]] = [:]
    for resource in resources("AWS::EC2::NetworkAclEntry") {
      let value = resource["NetworkAclId"]
      guard let acl = identifier(value).value,
        draft.contains(.networkACL, acl) || usedDefaults.contains(where: { $0.defaultID == acl })
      else {
        let name = value.map { "'\(identifier($0).value ?? $0.gap)'" } ?? "that it belongs to"
        skip(resource, because: "the network ACL \(name) is not in the template")
        continue
      }
      let directions: [Direction]
      var doubt = resource.doubt
      switch resource["Egress"].booleanFact {
      case .absent, .known(false): directions = [.inbound]
      case .known(true): directions = [.outbound]
      case .unknown(let reason):
        directions = [.inbound, .outbound]
        doubt = reason
      }
      for direction in directions {
        entries[Place(acl: acl, direction: direction), default: []]
          .append(Entry(rule: rule(resource, doubt), doubt: doubt))
      }
    }
    return entries
  }

  private func rule(_ resource: StackResource, _ doubt: String?) -> RuleDraft {
    let block = resource["CidrBlock"] ?? resource["Ipv6CidrBlock"]
    var rule = RuleDraft(
      peer: block.map { $0.text.map { .init(block: $0) } ?? .unknown($0.gap) }
        ?? .unknown("no block"),
      at: resource.location)
    rule.protocol = resource["Protocol"].textFact
    rule.number = resource["RuleNumber"].numberFact
    rule.action = resource["RuleAction"].textFact
    let names =
      rule.isICMP
      ? (range: "Icmp", first: "Type", last: "Code")
      : (range: "PortRange", first: "From", last: "To")
    let range = resource[names.range]
    rule.from = range?[names.first].numberFact ?? .absent
    rule.to = range?[names.last].numberFact ?? .absent
    if let range, range[names.first] == nil, case .unknown(let unknown) = range.content {
      rule.from = .unknown(unknown.reason)
    }
    if let doubt { rule.peer = .unknown("\(rule.peer.text), which depends on \(doubt)") }
    return rule
  }

  /// The entries, of which those that exclude each other are one: either may be there.
  private func merged(_ entries: [Entry]) -> [RuleDraft] {
    var rules: [RuleDraft] = []
    var positions: [Int: Int] = [:]
    for entry in entries {
      guard let number = entry.rule.number.value, let doubt = entry.doubt,
        let other = positions[number]
      else {
        if let number = entry.rule.number.value, entry.doubt != nil {
          positions[number] = rules.count
        }
        rules.append(entry.rule)
        continue
      }
      rules[other].protocol = .known("-1")
      rules[other].peer = .unknown("one of several entries, which depends on \(doubt)")
    }
    return rules
  }

  /// The default ACLs of VPCs that something refers to: without entries of the templates they allow everything.
  private mutating func addDefaultACLs(_ entries: inout [Place: [Entry]]) {
    let used = usedDefaults.filter { $0.attribute == "DefaultNetworkAcl" }
    guard !used.isEmpty else { return }
    for reference in used.sorted(by: { $0.id < $1.id }) {
      guard let vpc = network.resources[reference.id] else { continue }
      let id = reference.defaultID
      draft.add(.networkACL, id, name: "default", type: vpc.type, at: vpc.location) {
        $0[.vpc] = .reference(.vpc, reference.id)
      }
      for direction in [Direction.inbound, .outbound] {
        var rule = RuleDraft(everythingFor: .cidr("0.0.0.0/0"), at: vpc.location)
        rule.number = .known(100)
        rule.action = .known("allow")
        let place = Place(acl: id, direction: direction)
        // An entry of the template with this number takes the place of AWS's.
        let isTaken = entries[place]?.contains { $0.rule.number == .known(100) } ?? false
        if !isTaken { entries[place, default: []].append(Entry(rule: rule, doubt: nil)) }
      }
    }
    for subnet in draft.ids(.subnet) where draft[.subnet, subnet]?[.networkACL] == nil {
      guard let vpc = draft[.subnet, subnet]?[.vpc]?.plainText else { continue }
      let reference = Reference(id: vpc, attribute: "DefaultNetworkAcl")
      guard used.contains(reference) else { continue }
      draft.update(.subnet, subnet) {
        $0[.networkACL] = .reference(.networkACL, reference.defaultID)
      }
    }
  }
}
