internal import Diagnostics
internal import NetworkModel
internal import StructuredText
internal import TopologyFile

/// Reads the rules of groups and the entries of network ACLs, in the forms that Terraform has for them.
struct RuleReader {
  let inventory: Inventory
  let defaults: VPCDefaults

  /// The rules of an `ingress` or `egress` block, or of an `aws_security_group_rule`.
  func rules(
    _ block: Attributes, of group: String, at location: SourceLocation
  ) -> [RuleDraft] {
    var peers: [RuleDraft.Peer] = []
    for key in ["cidr_blocks", "ipv6_cidr_blocks"] {
      let list = block.list(key)
      peers += list.known.map(RuleDraft.Peer.init(block:))
      if list.isOpen { peers.append(.unknown("a block: \(Attributes.afterApply)")) }
    }
    peers += inventory.links(block, "prefix_list_ids", .prefixList).compactMap(list)
    let groups =
      inventory.links(block, "security_groups", .securityGroup)
      + [inventory.link(block, "source_security_group_id", .securityGroup)]
    peers += groups.compactMap { peer($0) }
    switch block.boolean("self") {
    case .known(true): peers.append(.securityGroup(group))
    case .unknown(let reason): peers.append(.unknown("perhaps the group itself: \(reason)"))
    case .known(false), .absent: break
    }
    if peers.isEmpty { peers = [.unknown("no source or destination")] }
    return peers.unique.map { peer in
      rule(block, to: peer, protocol: "protocol", at: location)
    }
  }

  /// The rule of an `aws_vpc_security_group_ingress_rule` or its counterpart.
  func rule(
    _ attributes: Attributes, of group: String, at location: SourceLocation
  ) -> RuleDraft {
    let blocks = ["cidr_ipv4", "cidr_ipv6"].map(attributes.text)
    let peer =
      blocks.lazy.compactMap(\.value).first.map(RuleDraft.Peer.init(block:))
      ?? list(inventory.link(attributes, "prefix_list_id", .prefixList))
      ?? self.peer(inventory.link(attributes, "referenced_security_group_id", .securityGroup))
      ?? .unknown(blocks.lazy.compactMap(\.gap).first ?? "no source or destination")
    return rule(attributes, to: peer, protocol: "ip_protocol", at: location)
  }

  private func rule(
    _ attributes: Attributes, to peer: RuleDraft.Peer, protocol key: String,
    at location: SourceLocation
  ) -> RuleDraft {
    var rule = RuleDraft(peer: peer, at: location)
    rule.protocol = attributes.text(key)
    rule.from = attributes.number("from_port")
    rule.to = attributes.number("to_port")
    rule.description = attributes.text("description").value
    return rule
  }

  private func peer(_ link: Link) -> RuleDraft.Peer? {
    if case .unknown(let reason, _) = link { return .unknown("a group: \(reason)") }
    return defaults.id(of: link, .securityGroup, inventory).map { .securityGroup($0) }
  }

  private func list(_ link: Link) -> RuleDraft.Peer? {
    if case .unknown(let reason, _) = link { return .unknown("a prefix list: \(reason)") }
    return defaults.id(of: link, .prefixList, inventory).map { .prefixList($0) }
  }
}

// MARK: - Entries

extension RuleReader {
  /// An entry of a network ACL: of a block with `rule_no` and `action`, or of an `aws_network_acl_rule`.
  func entry(_ attributes: Attributes, at location: SourceLocation) -> RuleDraft {
    let blocks = ["cidr_block", "ipv6_cidr_block"].map(attributes.text)
    let peer =
      blocks.lazy.compactMap(\.value).first.map(RuleDraft.Peer.init(block:))
      ?? .unknown(blocks.lazy.compactMap(\.gap).first ?? "no source or destination")
    var entry = RuleDraft(peer: peer, at: location)
    entry.number = Self.first(attributes.number("rule_no"), attributes.number("rule_number"))
    entry.action = Self.first(attributes.text("action"), attributes.text("rule_action"))
    entry.protocol = attributes.text("protocol")
    entry.from = attributes.number(entry.isICMP ? "icmp_type" : "from_port")
    entry.to = attributes.number(entry.isICMP ? "icmp_code" : "to_port")
    return entry
  }

  private static func first<Value>(_ one: Fact<Value>, _ other: Fact<Value>) -> Fact<Value> {
    if case .absent = one { other } else { one }
  }
}
