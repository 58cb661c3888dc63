internal import Provenance
internal import TopologyFile

extension NetworkReader {
  mutating func readSubnets() {
    let tables = associations("AWS::EC2::SubnetRouteTableAssociation", "RouteTableId", .routeTable)
    let acls = associations("AWS::EC2::SubnetNetworkAclAssociation", "NetworkAclId", .networkACL)
    let taken = takenBlocks()
    for resource in resources("AWS::EC2::Subnet") {
      let vpc = vpc(resource["VpcId"])
      let ipv6 = resource["Ipv6CidrBlock"]
      if ipv6 != nil, ipv6?.text == nil {
        noteGap(resource, "its IPv6 block depends on \(ipv6?.gap ?? "")")
      }
      let isIPv6Only = resource["Ipv6Native"].booleanFact.value == true
      if let gap = resource["MapPublicIpOnLaunch"].booleanFact.gap {
        noteGap(resource, "whether its instances get public addresses: \(gap)")
      }
      let cidr = block(of: resource, taken: taken)
      let zone = zone(resource["AvailabilityZone"] ?? resource["AvailabilityZoneId"])
      draft.add(
        .subnet, resource.id, name: name(resource), type: resource.type, at: resource.location
      ) { object in
        object[.vpc] = vpc
        if let zone { object[.availabilityZone] = .text(zone) }
        object[.cidr] = cidr ?? (isIPv6Only ? nil : .unknown("a block of an address pool"))
        if let block = ipv6?.text { object[.ipv6Cidr] = .text(block) }
        object[.routeTable] = tables[resource.id]
        object[.networkACL] = acls[resource.id]
      }
    }
    readFurtherSubnetBlocks()
  }

  /// A block in a VPC.
  private struct Block: Hashable {
    let vpc: String?
    let text: String?

    init(_ resource: StackResource) {
      vpc = resource["VpcId"]?.symbol
      text = resource["CidrBlock"]?.text
    }
  }

  /// The blocks that several subnets have, not all of which can exist.
  private func takenBlocks() -> Set<Block> {
    let blocks = resources("AWS::EC2::Subnet").map(Block.init)
    return Set(Dictionary(grouping: blocks) { $0 }.filter { $0.value.count > 1 }.keys)
  }

  private func block(of resource: StackResource, taken: Set<Block>) -> DraftValue? {
    if let doubt = resource.doubt, taken.contains(Block(resource)) {
      return .unknown("another subnet has it, depending on \(doubt)")
    }
    return cidr(resource["CidrBlock"])
  }

  private mutating func readFurtherSubnetBlocks() {
    for resource in resources("AWS::EC2::SubnetCidrBlock") {
      guard let subnet = identifier(resource["SubnetId"]).value, draft.contains(.subnet, subnet)
      else {
        skip(resource, because: "its subnet is not in the template")
        continue
      }
      if let block = resource["Ipv6CidrBlock"]?.text {
        draft.update(.subnet, subnet) { $0[.ipv6Cidr] = .text(block) }
      } else {
        noteGap(resource, "the IPv6 block depends on \(resource["Ipv6CidrBlock"]?.gap ?? "AWS")")
      }
    }
  }

  /// What subnets are associated with, by subnet.
  private mutating func associations(
    _ type: String, _ property: String, _ kind: ResourceKind
  ) -> [String: DraftValue] {
    var associations: [String: DraftValue] = [:]
    for resource in resources(type) {
      guard let subnet = identifier(resource["SubnetId"]).value,
        network.resources[subnet]?.type == "AWS::EC2::Subnet"
      else {
        skip(resource, because: "its subnet is not in the template")
        continue
      }
      guard let other = reference(resource[property], kind) else {
        skip(resource, because: "it has no \(property)")
        continue
      }
      if let doubt = resource.doubt {
        associations[subnet] = .unknown("depends on \(doubt)")
      } else if associations[subnet] == nil {
        associations[subnet] = other
      } else {
        skip(resource, because: "its subnet is associated already")
      }
    }
    return associations
  }

  /// A zone's name; of one that is not known what is written, so that the zones of a template are told apart.
  private func zone(_ value: Value?) -> String? {
    if let text = value?.text { return text.isEmpty ? nil : text }
    guard let symbol = value?.symbol else { return nil }
    return symbol.replacing("${AWS::Region}", with: "").replacing("${", with: "")
      .replacing("}", with: "")
  }

  /// Whether a subnet gives its instances public addresses.
  func mapsPublicAddresses(_ subnet: String) -> Bool {
    if subnet == Self.defaultSubnet { return true }
    return network.resources[subnet]?["MapPublicIpOnLaunch"].booleanFact.value == true
  }
}
