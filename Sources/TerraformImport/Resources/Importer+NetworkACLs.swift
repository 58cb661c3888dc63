internal import Diagnostics
internal import NetworkModel
internal import Provenance
internal import StructuredText
internal import TopologyFile

/// Network ACLs, their subnets and their entries.
extension Importer {
  mutating func addNetworkACLs() {
    var subnetsOf: [(acl: String, links: [Link])] = []
    for index in take(.networkACL) {
      let attributes = attributes(index)
      let vpc = ownVPC(index, attributes)
      add(.networkACL, index, name: name(index)) { $0[.vpc] = vpc }
      subnetsOf.append((id(index), inventory.links(attributes, "subnet_ids", .subnet)))
    }
    var placed: Set<String> = []
    // By VPCs, ACLs that may have further subnets.
    var open: [String: String] = [:]
    for (acl, links) in subnetsOf {
      for link in links {
        guard let subnet = id(of: link, .subnet) else {
          draft.report.noteIncomplete(
            ResourceKind.networkACL.noun, acl, because: "its subnets: \(Self.reason(link))",
            at: draft[.networkACL, acl]?.location)
          if let vpc = draft[.networkACL, acl]?[.vpc]?.plainText { open[vpc] = acl }
          continue
        }
        draft.update(.subnet, subnet) { $0[.networkACL] = .reference(.networkACL, acl) }
        placed.insert(subnet)
      }
    }
    addACLAssociations(&placed)
    useDefaultACLs(placed, unless: open)
  }

  private mutating func addACLAssociations(_ placed: inout Set<String>) {
    var open: [Int] = []
    for index in take("aws_network_acl_association") {
      let attributes = attributes(index)
      let subnet = inventory.link(attributes, "subnet_id", .subnet)
      guard let id = id(of: subnet, .subnet) else {
        skip(index, because: "its subnet: \(Self.reason(subnet))")
        if case .unknown(_, let candidates) = subnet { open += candidates }
        continue
      }
      let acl = reference(attributes, "network_acl_id", .networkACL, .networkACL)
      guard
        draft.update(.subnet, id, { $0[.networkACL] = acl ?? .unknown(Attributes.afterApply) })
      else {
        skip(index, because: "its subnet '\(id)' is not in the input")
        continue
      }
      placed.insert(id)
      noteRead(index)
    }
    for subnet in open.map(id) where !placed.contains(subnet) {
      draft.update(.subnet, subnet) {
        $0[.networkACL] = .unknown("an association may be for this subnet or another")
      }
    }
  }

  /// Subnets that name none have the VPC's own one, where a resource says what that holds.
  private mutating func useDefaultACLs(_ placed: Set<String>, unless open: [String: String]) {
    for subnet in draft.ids(.subnet) where !placed.contains(subnet) {
      guard let object = draft[.subnet, subnet], object[.networkACL] == nil,
        let vpc = object[.vpc]?.plainText
      else { continue }
      let acl: DraftValue? =
        if let other = open[vpc] {
          .unknown("the VPC's own one or '\(other)'")
        } else {
          defaults.managed(.networkACL, of: vpc).map { .reference(.networkACL, $0) }
        }
      draft.update(.subnet, subnet) { $0[.networkACL] = acl }
    }
  }

  /// The entries of one ACL.
  private struct ACLEntries {
    var entries: [Direction: [RuleDraft]] = [:]
    /// Why there may be others in a direction.
    var gaps: [Direction: String] = [:]
  }

  mutating func addEntries() {
    let reader = RuleReader(inventory: inventory, defaults: defaults)
    let separate = separateEntries(reader)
    let before = priorNumbers()
    for index in inventory.all(.networkACL) {
      let id = id(index)
      let attributes = attributes(index)
      for direction in Direction.allCases {
        let own = ownEntries(index, attributes, direction, reader, without: before[id] ?? [:])
        let entries = (separate[id]?.entries[direction] ?? []) + own.entries
        let gap =
          own.gap ?? separate[id]?.gaps[direction]
          ?? entries.lazy.compactMap(\.number.gap).first.map { "the number of an entry: \($0)" }
        if let gap {
          draft.update(.networkACL, id) { $0[direction.key] = .unknown(gap) }
          noteIncomplete(index, because: "\(direction.rawValue): \(gap)")
        } else {
          draft.set(entries: Self.unique(entries), of: id, direction)
        }
      }
    }
  }

  /// One entry for each number, without the implicit ones: states list the entries of other resources again.
  private static func unique(_ entries: [RuleDraft]) -> [RuleDraft] {
    var seen: Set<Int> = []
    return
      entries
      .filter { $0.number.value.map { $0 < 32767 && seen.insert($0).inserted } ?? true }
      .sorted { ($0.number.value ?? 0) < ($1.number.value ?? 0) }
  }

  private func ownEntries(
    _ index: Int, _ attributes: Attributes, _ direction: Direction, _ reader: RuleReader,
    without before: [Direction: Set<Int>]
  ) -> (entries: [RuleDraft], gap: String?) {
    let key = direction == .inbound ? "ingress" : "egress"
    switch attributes.blocks(key) {
    case .absent: return ([], nil)
    case .unknown(let reason): return ([], reason)
    case .known(let blocks):
      let entries = blocks.map { reader.entry($0, at: location(index, block: $0)) }
      guard case .absent = attributes.expression(key), let before = before[direction] else {
        return (entries, nil)
      }
      // What other resources made, and may take away, is listed until the next refresh.
      return (entries.filter { $0.number.value.map { !before.contains($0) } ?? true }, nil)
    }
  }

  private mutating func separateEntries(_ reader: RuleReader) -> [String: ACLEntries] {
    var acls: [String: ACLEntries] = [:]
    for index in take("aws_network_acl_rule") {
      let attributes = attributes(index)
      let direction: Direction =
        attributes.boolean("egress").value == true ? .outbound : .inbound
      let link = inventory.link(attributes, "network_acl_id", .networkACL)
      guard let acl = id(of: link, .networkACL) else {
        skip(index, because: "its network ACL: \(Self.reason(link))")
        if case .unknown(_, let candidates) = link {
          for candidate in candidates.map(id) {
            acls[candidate, default: ACLEntries()].gaps[direction] =
              "an entry may be of this ACL or another"
          }
        }
        continue
      }
      if !draft.contains(.networkACL, acl) {
        guard case .computed(let vpc, _) = link else {
          skip(index, because: "its network ACL '\(acl)' is not in the input")
          continue
        }
        skip(index, because: "the default network ACL of '\(id(vpc))' is not managed in the input")
        addUnmanagedACL(acl, of: vpc)
        continue
      }
      acls[acl, default: ACLEntries()].entries[direction, default: []].append(
        reader.entry(attributes, at: location(index)))
      noteRead(index)
    }
    return acls
  }

  /// A VPC's own ACL, which AWS gives entries that rules may replace.
  private mutating func addUnmanagedACL(_ acl: String, of vpc: Int) {
    let vpcID = id(vpc)
    draft.add(.networkACL, acl, name: "default", type: "aws_vpc", at: location(vpc)) { object in
      object[.vpc] = .reference(.vpc, vpcID)
      object[.inbound] = .unknown("entries that are added to AWS's own")
      object[.outbound] = .unknown("entries that are added to AWS's own")
    }
    for subnet in draft.ids(.subnet) {
      draft.update(.subnet, subnet) { object in
        guard object[.vpc]?.plainText == vpcID else { return }
        object[.networkACL] = object[.networkACL] ?? .reference(.networkACL, acl)
      }
    }
  }

  /// The numbers of what other resources put into ACLs before the plan.
  private func priorNumbers() -> [String: [Direction: Set<Int>]] {
    var acls: [String: [Direction: Set<Int>]] = [:]
    for index in prior.all("aws_network_acl_rule") {
      let attributes = prior.attributes(index)
      guard let acl = attributes.text("network_acl_id").value,
        let number = attributes.number("rule_number").value
      else { continue }
      let direction: Direction =
        attributes.boolean("egress").value == true ? .outbound : .inbound
      acls[acl, default: [:]][direction, default: []].insert(number)
    }
    return acls
  }
}
