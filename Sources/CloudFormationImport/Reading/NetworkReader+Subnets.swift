internal import Provenance
internal import TopologyFile

extension NetworkReader {
  mutating func readSubnets() {
    let tables = associations("AWS::EC2::SubnetRouteTableAssociation", "RouteTableId", .routeTable)
    let acls = associations("AWS::EC2::SubnetNetworkAclAssociation", "NetworkAclId", .networkACL)
    for resource in resources("AWS::EC2::Subnet") {
      let vpc = vpc(resource["VpcId"])
      let ipv6 = resource["Ipv6CidrBlock"]
      if ipv6 != nil, ipv6?.text == nil {
        noteGap(resource, "its IPv6 block depends on \(ipv6?.gap ?? "")")
      }
      let isIPv6Only = resource["Ipv6Native"].booleanFact.value == true
      let cidr = cidr(resource["CidrBlock"])
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
