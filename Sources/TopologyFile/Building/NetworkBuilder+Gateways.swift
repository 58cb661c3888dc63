internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  func natGateway(_ id: String, _ fields: Fields) -> NATGateway? {
    let subnet = reference(fields[.subnet], .subnet, Subnet.self)
    let privateIP = address(fields[.privateIP], family: .ipv4)
    if let privateIP {
      check(privateIP, isIn: subnet)
      noteUse(of: privateIP, in: subnet)
    }
    let publicIP = address(fields[.publicIP], family: .ipv4)
    if let publicIP { noteUse(of: publicIP, in: nil) }
    let connectivity = fields.word(.connectivity, NATGateway.Connectivity.self) ?? .public
    if connectivity == .private, let node = fields[.publicIP] {
      complaints.error(
        .contradiction, "a private NAT gateway has no 'publicIP'", at: node.location)
    }
    return subnet.map {
      NATGateway(
        id: ResourceID(id), name: fields.text(.name)?.value, subnet: $0,
        privateIP: privateIP?.value, publicIP: publicIP?.value, connectivity: connectivity)
    }
  }

  func peering(_ id: String, _ fields: Fields) -> Peering? {
    let requester = reference(fields[.requester], .vpc, VPC.self)
    let accepter = reference(fields[.accepter], .vpc, VPC.self)
    guard let requester, let accepter else { return nil }
    if requester == accepter {
      complaints.error(
        .contradiction, "a peering joins two VPCs, not '\(requester)' with itself",
        at: fields[.accepter]?.location)
    }
    return Peering(
      id: ResourceID(id), name: fields.text(.name)?.value, requester: requester,
      accepter: accepter, sameRegion: fields.boolean(.sameRegion))
  }

  func vpcEndpoint(_ id: String, _ fields: Fields) -> VPCEndpoint? {
    let vpc = vpc(of: fields)
    guard let type = fields.text(.type)?.value, let service = fields.text(.service) else {
      return nil
    }
    let kind: VPCEndpoint.Kind
    if type == "gateway" {
      reject([.subnets, .securityGroups, .addresses], fields, "a gateway endpoint")
      for node in fields.items(.routeTables) ?? [] { check(node, .routeTable, isIn: vpc) }
      let tables = references(fields.items(.routeTables), .routeTable, RouteTable.self) ?? []
      kind = .gateway(routeTables: tables.map(\.value))
    } else {
      reject([.routeTables], fields, "an interface endpoint")
      if !fields.has(.subnets) {
        complaints.error(
          .missingKey, "an interface endpoint needs 'subnets'", at: fields.location)
      }
      for node in fields.items(.subnets) ?? [] { check(node, .subnet, isIn: vpc) }
      kind = .interface(placedInterfaces(fields))
    }
    return vpc.map {
      VPCEndpoint(
        id: ResourceID(id), name: fields.text(.name)?.value, vpc: $0, kind: kind,
        service: service.value)
    }
  }

  private func reject(_ keys: [Key], _ fields: Fields, _ noun: String) {
    for key in keys {
      guard let node = fields[key] else { continue }
      complaints.error(
        .contradiction, "\(noun) has no '\(key.rawValue)'", at: node.location)
    }
  }
}
