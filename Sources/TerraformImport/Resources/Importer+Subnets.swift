internal import PacketSpace
internal import Provenance
internal import StructuredText
internal import TopologyFile

extension Importer {
  mutating func addSubnets() {
    for index in take(.subnet) {
      let attributes = attributes(index)
      let resource = inventory.resources[index]
      let ipv4 = attributes.text("cidr_block")
      let ipv6 = attributes.text("ipv6_cidr_block")
      let zone = attributes.text("availability_zone").value
      let vpc = vpc(attributes)
      add(.subnet, index, name: name(index)) { object in
        object[.vpc] = vpc
        if let zone { object[.availabilityZone] = .text(zone) }
        if let ipv6 = ipv6.value { object[.ipv6Cidr] = .text(ipv6) }
        object[.cidr] = ipv4.draftValue
        if ipv4 == .absent, ipv6.value == nil {
          object[.cidr] = .unknown(ipv6.gap ?? "its block is not in the input")
        }
        if resource.isData {
          // Nothing says that it has the VPC's own ones.
          object[.routeTable] = .unknown("not in the input")
          object[.networkACL] = .unknown("not in the input")
        }
      }
      if attributes.boolean("map_public_ip_on_launch").value == true {
        publicSubnets.insert(id(index))
      }
      if let gap = ipv6.gap, ipv4 != .absent {
        noteIncomplete(index, because: "its IPv6 block: \(gap)")
      }
    }
    widenVPCs()
    addTableAssociations()
  }

  /// Adds the blocks of subnets to VPCs of which the input lacks the blocks that hold them.
  private mutating func widenVPCs() {
    var blocks: [String: [CIDR]] = [:]
    for vpc in draft.ids(.vpc) {
      guard let object = draft[.vpc, vpc] else { continue }
      let keys = [Key.cidr, .cidrs, .ipv6Cidrs]
      blocks[vpc] = keys.flatMap { object[$0]?.texts ?? [] }.compactMap { try? CIDR($0) }
    }
    for index in inventory.all(.subnet) {
      guard let object = draft[.subnet, id(index)], let vpc = object[.vpc]?.plainText,
        let known = blocks[vpc], !known.isEmpty
      else { continue }
      for text in [Key.cidr, .ipv6Cidr].compactMap({ object[$0]?.plainText }) {
        guard let block = try? CIDR(text), !known.contains(where: { $0.contains(block) }) else {
          continue
        }
        blocks[vpc, default: []].append(block)
        draft.update(.vpc, vpc) { $0.add(block: text, isIPv6: block.family == .ipv6) }
        noteIncomplete(index, because: "the block of its VPC that holds it is not in the input")
      }
    }
  }

  private mutating func addTableAssociations() {
    var placed: Set<String> = []
    var open: [(subnets: [Int], reason: String)] = []
    for index in take("aws_route_table_association") {
      let attributes = attributes(index)
      let subnet = inventory.link(attributes, "subnet_id", .subnet)
      switch subnet {
      case .absent:
        skip(index, because: "route tables of gateways are not modelled")
      case .unknown(let reason, let candidates):
        skip(index, because: "its subnet: \(reason)")
        open.append((candidates, reason))
      case .resource, .computed, .id:
        let table = reference(attributes, "route_table_id", .routeTable, .routeTable)
        guard let subnet = id(of: subnet, .subnet) else { continue }
        guard
          draft.update(
            .subnet, subnet, { $0[.routeTable] = table ?? .unknown(Attributes.afterApply) })
        else {
          skip(index, because: "its subnet '\(subnet)' is not in the input")
          continue
        }
        placed.insert(subnet)
        noteRead(index)
      }
    }
    for (subnets, _) in open {
      for subnet in subnets.map(id) where !placed.contains(subnet) {
        draft.update(.subnet, subnet) {
          $0[.routeTable] = .unknown("an association may be for this subnet or another")
        }
      }
    }
  }
}

extension DraftObject {
  /// Adds a block to a VPC.
  fileprivate mutating func add(block: String, isIPv6: Bool) {
    let key: Key = isIPv6 ? .ipv6Cidrs : .cidrs
    if !isIPv6, let only = self[.cidr]?.plainText {
      self[.cidr] = nil
      self[.cidrs] = .texts([only])
    }
    append(.text(block), to: key)
  }
}

extension DraftValue {
  /// The text of a text, or those of a list.
  fileprivate var texts: [String] {
    if case .list(let items) = self {
      items.compactMap(\.plainText)
    } else {
      [plainText].compactMap { $0 }
    }
  }
}
