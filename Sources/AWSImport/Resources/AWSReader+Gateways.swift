internal import Provenance
internal import StructuredText
internal import TopologyFile

extension AWSReader {
  mutating func addNATGateways() {
    for gateway in inventory[.natGateways] {
      guard let id = gateway.text("NatGatewayId") else { continue }
      let state = gateway.state() ?? "available"
      guard ["available", "pending"].contains(state) else {
        skip(gateway, .natGateways, id, "it is \(state)")
        continue
      }
      guard let subnet = gateway.text("SubnetId") else {
        let isRegional = gateway.text("AvailabilityMode")?.lowercased() == "regional"
        skip(
          gateway, .natGateways, id,
          isRegional ? "regional NAT gateways are not modelled" : "its subnet is not written")
        continue
      }
      noteRead(.natGateways)
      let all = gateway.items("NatGatewayAddresses")
      for address in all {
        if let interface = address.text("NetworkInterfaceId") { knownInterfaces.insert(interface) }
      }
      if let interface = interfaces.ofNATGateways[id]?.text("NetworkInterfaceId") {
        knownInterfaces.insert(interface)
      }
      let isPrivate = gateway.text("ConnectivityType")?.lowercased() == "private"
      let own = all.first { $0.boolean("IsPrimary") ?? false } ?? all.first
      if all.count > 1 {
        noteIncomplete(gateway, .natGateways, id, "only its primary address is read")
      }
      addNATGateway(
        id, gateway, .natGateways, subnet: subnet, privateIP: own?.text("PrivateIp"),
        publicIP: isPrivate ? nil : own?.text("PublicIp"), isPrivate: isPrivate)
    }
    addUndescribedNATGateways()
  }

  /// NAT gateways of which only the interface is described.
  private mutating func addUndescribedNATGateways() {
    for id in interfaces.ofNATGateways.keys.sorted() {
      guard let node = interfaces.ofNATGateways[id], let subnet = node.text("SubnetId"),
        let interface = node.text("NetworkInterfaceId"), !knownInterfaces.contains(interface)
      else { continue }
      knownInterfaces.insert(interface)
      let publicIP = node["Association"]?.text("PublicIp")
      addNATGateway(
        id, node, .networkInterfaces, subnet: subnet, privateIP: node.text("PrivateIpAddress"),
        publicIP: publicIP, isPrivate: publicIP == nil)
    }
  }

  private mutating func addNATGateway(
    _ id: String, _ node: YAMLNode, _ list: DescribedList, subnet: String, privateIP: String?,
    publicIP: String?, isPrivate: Bool
  ) {
    let vpc = members.vpc(ofSubnet: subnet)
    vpcsOfNATGateways[id] = vpc
    let place = self.subnet(subnet, in: vpc)
    var (own, outside) = (privateIP, publicIP.map { DraftValue.text($0) })
    if let address = own,
      let problem = addresses.take(address, in: members.subnets[subnet], vpc: vpc)
    {
      noteIncomplete(node, list, id, "private address \(problem)")
      own = nil
    }
    if let address = publicIP, let problem = addresses.takePublic(address) {
      noteIncomplete(node, list, id, "public address \(problem)")
      outside = nil
    }
    draft.add(.natGateway, id, name: node.nameTag, type: list.rawValue, at: node.location) {
      object in
      object[.subnet] = place
      object[.privateIP] = own.map { .text($0) }
      object[.publicIP] = outside
      if isPrivate { object[.connectivity] = .text("private") }
    }
  }

  mutating func addPeerings() {
    for peering in inventory[.vpcPeeringConnections] {
      guard let id = peering.text("VpcPeeringConnectionId") else { continue }
      let status = peering.state("Status") ?? "active"
      guard status == "active" else {
        skip(peering, .vpcPeeringConnections, id, "it is \(status)")
        continue
      }
      let (one, other) = (peering["RequesterVpcInfo"], peering["AccepterVpcInfo"])
      guard let requester = one?.text("VpcId"), let accepter = other?.text("VpcId"),
        requester != accepter
      else {
        skip(peering, .vpcPeeringConnections, id, "the VPCs it joins are not written")
        continue
      }
      noteRead(.vpcPeeringConnections)
      let regions = [one?.text("Region"), other?.text("Region")].compactMap { $0 }
      draft.add(
        .peering, id, name: peering.nameTag,
        type: DescribedList.vpcPeeringConnections.rawValue, at: peering.location,
        essentials: [.requester, .accepter]
      ) { object in
        object[.requester] = .reference(.vpc, requester)
        object[.accepter] = .reference(.vpc, accepter)
        if regions.count == 2 { object[.sameRegion] = .boolean(regions[0] == regions[1]) }
      }
    }
  }
}
