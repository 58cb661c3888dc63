internal import NetworkModel
internal import Provenance
internal import StructuredText
internal import TopologyFile

extension Importer {
  /// VPCs, their blocks and the gateways attached to them.
  mutating func addVPCs() {
    findDefaults()
    let ipv4 = additionalBlocks("aws_vpc_ipv4_cidr_block_association", "cidr_block")
    let ipv6 = additionalBlocks("aws_vpc_ipv6_cidr_block_association", "ipv6_cidr_block")
    for index in take(.vpc) {
      let attributes = attributes(index)
      let id = id(index)
      let listed = (attributes.blocks("cidr_block_associations").value ?? []).map {
        $0.text("cidr_block")
      }
      let blocks = Blocks([attributes.text("cidr_block")] + listed + (ipv4[id] ?? []))
      let ipv6Blocks = Blocks([attributes.text("ipv6_cidr_block")] + (ipv6[id] ?? []))
      add(.vpc, index, name: name(index)) { object in
        if blocks.known.count > 1 {
          object[.cidrs] = .texts(blocks.known)
        } else {
          object[.cidr] =
            blocks.known.first.map { .text($0) }
            ?? .unknown(blocks.gap ?? "its block is not in the input")
        }
        if !ipv6Blocks.known.isEmpty { object[.ipv6Cidrs] = .texts(ipv6Blocks.known) }
      }
      if let gap = blocks.gap, !blocks.known.isEmpty {
        noteIncomplete(index, because: "a further block: \(gap)")
      }
      let getsIPv6 = attributes.boolean("assign_generated_ipv6_cidr_block").value == true
      if let gap = ipv6Blocks.gap
        ?? (getsIPv6 && ipv6Blocks.known.isEmpty ? Attributes.afterApply : nil)
      {
        noteIncomplete(index, because: "its IPv6 block: \(gap)")
      }
    }
    addInternetGateways()
    addMainTables()
  }

  /// The blocks that are added to VPCs.
  private mutating func additionalBlocks(_ type: String, _ key: String) -> [String: [Fact<String>]]
  {
    var blocks: [String: [Fact<String>]] = [:]
    for index in take(type) {
      let attributes = attributes(index)
      guard let vpc = reference(attributes, "vpc_id", .vpc, .vpc)?.plainText else {
        skip(index, because: "its VPC is not known")
        continue
      }
      let block = attributes.text(key)
      blocks[vpc, default: []].append(block == .absent ? .unknown(Attributes.afterApply) : block)
      noteRead(index)
    }
    return blocks
  }

  private mutating func addInternetGateways() {
    var attached: [String: String] = [:]
    for index in take("aws_internet_gateway_attachment") {
      let attributes = attributes(index)
      let gateway = inventory.link(attributes, "internet_gateway_id", .internetGateway)
      guard let gateway = self.id(of: gateway, .internetGateway),
        let vpc = reference(attributes, "vpc_id", .vpc, .vpc)?.plainText
      else {
        skip(index, because: "which gateway it attaches to which VPC is not known")
        continue
      }
      attached[gateway] = vpc
      noteRead(index)
    }
    for index in take(.internetGateway) {
      let attributes = attributes(index)
      let attachment = attributes.block("attachments") ?? attributes
      let vpc = reference(attachment, "vpc_id", .vpc, .vpc) ?? attached[id(index)].map { .text($0) }
      attach(index, vpc, .internetGateway)
    }
    for index in take(.egressOnlyInternetGateway) {
      attach(index, reference(attributes(index), "vpc_id", .vpc, .vpc), .egressOnlyInternetGateway)
    }
  }

  private mutating func attach(_ index: Int, _ vpc: DraftValue?, _ key: Key) {
    let id = id(index)
    guard let vpc = vpc?.plainText else {
      skip(index, because: "the VPC that it is attached to is not known")
      return
    }
    guard draft.update(.vpc, vpc, { $0[key] = $0[key] ?? .text(id) }) else {
      skip(index, because: "the VPC '\(vpc)', which it is attached to, is not in the input")
      return
    }
    noteRead(index)
  }

  /// The tables of subnets that name none.
  private mutating func addMainTables() {
    for index in take("aws_main_route_table_association") {
      let attributes = attributes(index)
      guard let vpc = reference(attributes, "vpc_id", .vpc, .vpc)?.plainText,
        let table = reference(attributes, "route_table_id", .routeTable, .routeTable),
        draft.update(.vpc, vpc, { $0[.mainRouteTable] = table })
      else {
        skip(index, because: "its VPC or its route table is not known")
        continue
      }
      noteRead(index)
    }
    for vpc in draft.ids(.vpc) {
      guard let table = defaults.managed(.routeTable, of: vpc) else { continue }
      draft.update(.vpc, vpc) {
        $0[.mainRouteTable] = $0[.mainRouteTable] ?? .reference(.routeTable, table)
      }
    }
  }
}

/// The blocks of a VPC: each once, and what is not known about them.
private struct Blocks {
  let known: [String]
  let gap: String?

  init(_ facts: [Fact<String>]) {
    known = facts.compactMap(\.value).unique
    gap = facts.lazy.compactMap(\.gap).first
  }
}
