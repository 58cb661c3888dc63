internal import PacketSpace
internal import Provenance
internal import StructuredText
internal import TopologyFile

extension AWSReader {
  mutating func addVPCs() {
    for vpc in inventory[.vpcs] {
      guard let id = vpc.text("VpcId") else { continue }
      let (ipv4, ipv6) = (vpc.ipv4Blocks, vpc.ipv6Blocks)
      noteRead(.vpcs)
      let table = members.mainRouteTables[id].map {
        member(.routeTable, $0, .routeTable($0), in: id)
      }
      draft.add(
        .vpc, id, name: vpc.nameTag, type: DescribedList.vpcs.rawValue, at: vpc.location
      ) { object in
        switch ipv4.count {
        case 0 where ipv6.isEmpty: object[.cidr] = .unknown("not in the input")
        case 0: break
        case 1: object[.cidr] = .text(ipv4[0].description)
        default: object[.cidrs] = .texts(ipv4.map(\.description))
        }
        if !ipv6.isEmpty { object[.ipv6Cidrs] = .texts(ipv6.map(\.description)) }
        object[.mainRouteTable] = table
        object[.internetGateway] = members.internetGateways[id].map { .text($0) }
        object[.egressOnlyInternetGateway] =
          members.egressOnlyInternetGateways[id].map { .text($0) }
      }
    }
    addUndescribedVPCs()
    for gateways in [DescribedList.internetGateways, .egressOnlyInternetGateways] {
      draft.report.noteRead(gateways.rawValue, ifAny: inventory[gateways].count)
    }
    draft.report.noteRead(
      DescribedList.addresses.rawValue, ifAny: inventory[.addresses].count)
  }

  /// VPCs that are not described, of which others say what leads out of them.
  private mutating func addUndescribedVPCs() {
    let described = Set(inventory[.vpcs].compactMap { $0.text("VpcId") })
    let named = Set(members.mainRouteTables.keys).union(members.internetGateways.keys)
      .union(members.egressOnlyInternetGateways.keys)
    let sources =
      inventory[.routeTables] + inventory[.internetGateways]
      + inventory[.egressOnlyInternetGateways]
    guard let source = sources.first else { return }
    for id in named.subtracting(described).sorted() {
      draft.report.noteIncomplete(
        DescribedList.vpcs.rawValue, id, because: "it is not in the input", at: nil)
      let table = members.mainRouteTables[id].map {
        member(.routeTable, $0, .routeTable($0), in: id)
      }
      draft.add(.vpc, id, type: DescribedList.vpcs.rawValue, at: source.location) { object in
        object[.cidr] = .unknown("not in the input")
        object[.mainRouteTable] = table
        object[.internetGateway] = members.internetGateways[id].map { .text($0) }
        object[.egressOnlyInternetGateway] =
          members.egressOnlyInternetGateways[id].map { .text($0) }
      }
    }
  }

  mutating func addSubnets() {
    for subnet in inventory[.subnets] {
      guard let id = subnet.text("SubnetId") else { continue }
      noteRead(.subnets)
      let vpc = members.vpc(ofSubnet: id)
      let (table, acl) = (routeTable(of: id, in: vpc), networkACL(of: id, in: vpc))
      let blocks = members.subnets[id]
      if let gap = blocks?.gap { noteIncomplete(subnet, .subnets, id, gap) }
      draft.add(
        .subnet, id, name: subnet.nameTag, type: DescribedList.subnets.rawValue,
        at: subnet.location
      ) { object in
        object[.vpc] = .reference(.vpc, vpc)
        object[.availabilityZone] = blocks?.zone.map { .text($0) }
        if let block = blocks?.ipv4 {
          object[.cidr] = .text(block.description)
        } else if let gap = blocks?.gap {
          object[.cidr] = .unknown(gap)
        }
        object[.ipv6Cidr] = blocks?.ipv6.map { .text($0.description) }
        object[.routeTable] = table
        object[.networkACL] = acl
      }
    }
  }

  /// The table that a subnet names; without one it uses the VPC's main table, where that is known.
  private mutating func routeTable(of subnet: String, in vpc: String) -> DraftValue? {
    if let own = members.routeTables[subnet] {
      return member(.routeTable, own, .routeTable(own), in: vpc)
    }
    guard members.mainRouteTables[vpc] == nil else { return nil }
    return unknownPart(.routeTable, "routes-of-\(subnet)", in: vpc)
  }

  /// The ACL that names a subnet (NACL-04), or the VPC's default ACL, where ACLs do not say whose they are:
  /// otherwise a subnet that none names has one that is not in the input.
  private mutating func networkACL(of subnet: String, in vpc: String) -> DraftValue {
    let implied =
      members.vpcsWithAssociations.contains(vpc) ? nil : members.defaultNetworkACLs[vpc]
    if let own = members.networkACLs[subnet] ?? implied {
      return member(.networkACL, own, .networkACL(own), in: vpc)
    }
    return unknownPart(.networkACL, "acl-of-\(subnet)", in: vpc)
  }

  private mutating func unknownPart(
    _ kind: ResourceKind, _ id: String, in vpc: String
  ) -> DraftValue {
    draft.note(vpc: vpc, of: id)
    return .reference(kind, id)
  }
}

extension AWSReader {
  /// Counts what has been read.
  mutating func noteRead(_ list: DescribedList) {
    draft.report.noteRead(list.rawValue)
  }

  /// Notes what is not known about an element.
  mutating func noteIncomplete(
    _ element: YAMLNode, _ list: DescribedList, _ id: String, _ reason: String
  ) {
    draft.report.noteIncomplete(list.rawValue, id, because: reason, at: element.location)
  }

  /// Notes that an element is left out.
  mutating func skip(
    _ element: YAMLNode, _ list: DescribedList, _ id: String, _ reason: String
  ) {
    draft.report.skip(list.rawValue, id, because: reason, at: element.location)
  }
}

extension ImportReport {
  /// Counts what was read where there is any.
  mutating func noteRead(_ type: String, ifAny count: Int) {
    if count > 0 { noteRead(type, count: count) }
  }
}
