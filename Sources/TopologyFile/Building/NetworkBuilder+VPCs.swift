internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  func namedCIDRs(_ declaration: Declarations.Declaration) -> NamedCIDRs? {
    let key = Key.cidrs
    guard Shape.Value.oneOrSeveral(.text).accepts(declaration.node, of: key, complaints) else {
      return nil
    }
    let nodes: [YAMLNode] =
      if case .sequence(let items) = declaration.node.content { items } else { [declaration.node] }
    guard !nodes.isEmpty else {
      complaints.error(
        .missingKey, "the CIDR name '\(declaration.id)' stands for no block",
        at: declaration.location)
      return nil
    }
    return NamedCIDRs(id: ResourceID(declaration.id), cidrs: cidrs(nodes).map(\.value))
  }

  func prefixList(_ id: String, _ fields: Fields) -> PrefixList? {
    let isKnown = fields.unknown(.cidrs) == nil
    return PrefixList(
      id: ResourceID(id), name: fields.text(.name)?.value,
      cidrs: isKnown ? cidrs(fields.items(.cidrs)).map(\.value) : [],
      maxEntries: fields.number(.maxEntries)?.value, isKnown: isKnown)
  }

  func external(_ id: String, _ fields: Fields) -> External? {
    External(
      id: ResourceID(id), name: fields.text(.name)?.value,
      cidrs: cidrs(fields.items(.cidrs)).map(\.value), clientPorts: clientPorts(fields))
  }

  func vpc(_ id: String, _ fields: Fields) -> VPC? {
    if fields.has(.cidr), fields.has(.cidrs) {
      complaints.error(
        .contradiction, "a VPC has either 'cidr' or 'cidrs'", at: fields[.cidrs]?.location)
    }
    let keys: [Key] = [.cidr, .cidrs, .ipv6Cidr, .ipv6Cidrs]
    if !keys.contains(where: fields.has) {
      complaints.error(.missingKey, "a VPC needs 'cidr'", at: fields.location)
    }
    let blocks =
      (fields.unknown(.cidr) == nil ? cidrs(fields.items(.cidr), family: .ipv4) : [])
      + cidrs(fields.items(.cidrs))
      + cidrs(fields.items(.ipv6Cidr), family: .ipv6)
      + cidrs(fields.items(.ipv6Cidrs), family: .ipv6)
    let table = reference(fields[.mainRouteTable], .routeTable, RouteTable.self)
    check(fields[.mainRouteTable], .routeTable, isIn: ResourceID(id))
    return VPC(
      id: ResourceID(id), name: fields.text(.name)?.value, cidrs: blocks.map(\.value),
      internetGateway: fields.text(.internetGateway).map { ResourceID($0.value) },
      egressOnlyInternetGateway: fields.text(.egressOnlyInternetGateway).map {
        ResourceID($0.value)
      },
      mainRouteTable: table)
  }

  func subnet(_ id: String, _ fields: Fields) -> Subnet? {
    let vpc = vpc(of: fields)
    let ipv4 = fields.unknown(.cidr) == nil ? cidr(fields[.cidr], family: .ipv4) : nil
    let ipv6 = cidr(fields[.ipv6Cidr], family: .ipv6)
    if !fields.has(.cidr), !fields.has(.ipv6Cidr) {
      complaints.error(.missingKey, "a subnet needs 'cidr'", at: fields.location)
    }
    for block in [ipv4, ipv6].compactMap({ $0 }) { check(block, isWithin: vpc) }
    let routeTable = reference(fields[.routeTable], .routeTable, RouteTable.self)
    let networkACL = reference(fields[.networkACL], .networkACL, NetworkACL.self)
    guard let vpc else { return nil }
    check(fields[.routeTable], .routeTable, isIn: vpc)
    check(fields[.networkACL], .networkACL, isIn: vpc)
    return Subnet(
      id: ResourceID(id), name: fields.text(.name)?.value, vpc: vpc,
      availabilityZone: fields.text(.availabilityZone)?.value, cidr: ipv4?.value,
      ipv6CIDR: ipv6?.value, routeTable: routeTable, networkACL: networkACL)
  }

  private func check(_ block: Located<CIDR>, isWithin vpc: ResourceID<VPC>?) {
    guard let vpc = vpc.flatMap({ vpcs[$0.rawValue] }), !vpc.cidrs.isEmpty,
      !vpc.cidrs.contains(where: { $0.contains(block.value) })
    else { return }
    let blocks = vpc.cidrs.map(\.description).joined(separator: ", ")
    complaints.error(
      .subnetOutside, "\(block.value) is not within its VPC '\(vpc.id)' (\(blocks))",
      at: block.location)
  }

  /// Complains about subnets of one VPC that share addresses.
  ///
  /// Blocks are nested or disjoint, so in the order of blocks a subnet that overlaps an earlier one
  /// overlaps the widest block before it that reaches furthest.
  func checkOverlaps(of subnets: [Subnet]) {
    let byVPC = Dictionary(grouping: subnets, by: \.vpc)
    for (_, subnets) in byVPC.sorted(by: { $0.key < $1.key }) {
      let blocks = subnets.flatMap { subnet in subnet.cidrs.map { (subnet: subnet, cidr: $0) } }
      var widest: (subnet: Subnet, cidr: CIDR)?
      for block in blocks.sorted(by: { ($0.cidr, $0.subnet.id) < ($1.cidr, $1.subnet.id) }) {
        guard let other = widest, other.cidr.overlaps(block.cidr) else {
          widest = block
          continue
        }
        reportOverlap(block, other)
      }
    }
  }

  private func reportOverlap(
    _ block: (subnet: Subnet, cidr: CIDR), _ other: (subnet: Subnet, cidr: CIDR)
  ) {
    complaints.error(
      .overlap,
      "subnet '\(block.subnet.id)' (\(block.cidr)) overlaps subnet '\(other.subnet.id)'"
        + " (\(other.cidr))",
      at: locations[.resource(.subnet, block.subnet.id.rawValue)])
  }
}
