internal import Provenance
internal import StructuredText
internal import TopologyFile

extension Importer {
  mutating func addGateways() {
    for index in take(.natGateway) {
      let attributes = attributes(index)
      guard let subnet = reference(attributes, "subnet_id", .subnet, .subnet) else {
        skip(index, because: "NAT gateways without a subnet are not modelled")
        continue
      }
      let isPrivate = attributes.text("connectivity_type").value == "private"
      let publicIP: DraftValue? =
        if isPrivate {
          nil
        } else if let known = attributes.text("public_ip").value {
          .text(known)
        } else if case .resource(let elasticIP) =
          inventory.link(attributes, "allocation_id", .elasticIP)
        {
          // One that is not known yet is no different from one that is not given.
          address(ofElasticIP: elasticIP).plainText.map { .text($0) }
        } else {
          nil
        }
      add(.natGateway, index, name: name(index)) { object in
        object[.subnet] = subnet
        object[.privateIP] = attributes.text("private_ip").value.map { .text($0) }
        object[.publicIP] = publicIP
        if isPrivate { object[.connectivity] = .text("private") }
      }
    }
  }

  mutating func addEndpoints() {
    let tables = endpointParts(
      "aws_vpc_endpoint_route_table_association", "route_table_id", .routeTable)
    let subnets = endpointParts("aws_vpc_endpoint_subnet_association", "subnet_id", .subnet)
    let groups = endpointParts(
      "aws_vpc_endpoint_security_group_association", "security_group_id", .securityGroup)
    for index in take(.vpcEndpoint) {
      let attributes = attributes(index)
      let type = attributes.text("vpc_endpoint_type").value ?? "Gateway"
      guard type == "Gateway" || type == "Interface" else {
        skip(index, because: "endpoints of type \(type) are not modelled")
        continue
      }
      addEndpointList(index, attributes)
      let id = id(index)
      let isGateway = type == "Gateway"
      let service = service(attributes)
      let vpc = vpc(attributes)
      let routeTables = values(
        inventory.links(attributes, "route_table_ids", .routeTable) + (tables[id] ?? []),
        .routeTable, .routeTable)
      let places = values(
        inventory.links(attributes, "subnet_ids", .subnet) + (subnets[id] ?? []), .subnet, .subnet)
      let named = values(
        inventory.links(attributes, "security_group_ids", .securityGroup) + (groups[id] ?? []),
        .securityGroup, .securityGroup)
      let ownGroups = self.groups(named, in: vpc.plainText)
      add(.vpcEndpoint, index, name: name(index)) { object in
        object[.vpc] = vpc
        object[.type] = .text(isGateway ? "gateway" : "interface")
        object[.service] = service
        if isGateway {
          object[.routeTables] = routeTables
        } else {
          object[.subnets] = places ?? .list([.unknown("its subnets are not in the input")])
          object[.securityGroups] = ownGroups
        }
      }
    }
  }

  private mutating func endpointParts(
    _ type: String, _ key: String, _ family: Family
  ) -> [String: [Link]] {
    var parts: [String: [Link]] = [:]
    for index in take(type) {
      let attributes = attributes(index)
      let endpoint = inventory.link(attributes, "vpc_endpoint_id", .vpcEndpoint)
      guard let endpoint = id(of: endpoint, .vpcEndpoint) else {
        skip(index, because: "its endpoint is not known")
        continue
      }
      parts[endpoint, default: []].append(inventory.link(attributes, key, family))
      noteRead(index)
    }
    return parts
  }

  /// The prefix list of the service of a gateway endpoint, which states hold with the endpoint.
  private mutating func addEndpointList(_ index: Int, _ attributes: Attributes) {
    let blocks = attributes.list("cidr_blocks").known
    guard let list = attributes.text("prefix_list_id").value, !blocks.isEmpty else { return }
    draft.add(
      .prefixList, list, name: attributes.text("service_name").value,
      type: inventory.resources[index].type, at: location(index)
    ) { $0[.cidrs] = .texts(blocks) }
  }

  /// The prefix list of a gateway endpoint's service, or what AWS calls the service.
  private func service(_ attributes: Attributes) -> DraftValue {
    if let list = attributes.text("prefix_list_id").value, draft.contains(.prefixList, list) {
      return .text(list)
    }
    return .text(attributes.text("service_name").value ?? "a service that is not known yet")
  }

  mutating func addPeerings() {
    var accepters: [String: Int] = [:]
    for index in take("aws_vpc_peering_connection_accepter") {
      let link = inventory.link(attributes(index), "vpc_peering_connection_id", .peering)
      guard let peering = id(of: link, .peering) else {
        skip(index, because: "its peering: \(Self.reason(link))")
        continue
      }
      accepters[peering] = index
    }
    for index in take(.peering) {
      let accepter = accepters.removeValue(forKey: id(index))
      addPeering(index, attributes(index), requester: "vpc_id", accepter: "peer_vpc_id")
      if let accepter { noteRead(accepter) }
    }
    for (id, index) in accepters.sorted(by: { $0.key < $1.key }) {
      // Seen from this side, the requester is the peer.
      let attributes = attributes(index)
      let ends = ends(attributes, requester: "peer_vpc_id", accepter: "vpc_id")
      draft.add(
        .peering, id, name: name(index), type: inventory.resources[index].type,
        at: location(index)
      ) { $0.join(ends) }
      noteRead(index)
    }
  }

  private mutating func addPeering(
    _ index: Int, _ attributes: Attributes, requester: String, accepter: String
  ) {
    let ends = ends(attributes, requester: requester, accepter: accepter)
    add(.peering, index, name: name(index)) { $0.join(ends) }
  }

  private func ends(
    _ attributes: Attributes, requester: String, accepter: String
  ) -> PeeringEnds {
    let unknown = DraftValue.unknown("not in the input")
    let region = attributes.text("peer_region").value
    let own = attributes.text("arn").value?.split(separator: ":").dropFirst(3).first
    return PeeringEnds(
      id: id(attributes.resource),
      requester: reference(attributes, requester, .vpc, .vpc) ?? unknown,
      accepter: reference(attributes, accepter, .vpc, .vpc) ?? unknown,
      // The region is only written where it is another one.
      isInOneRegion: region.map { region in own.map { $0 == region } ?? false } ?? true)
  }
}

private struct PeeringEnds {
  let id: String
  let requester: DraftValue
  let accepter: DraftValue
  let isInOneRegion: Bool
}

extension DraftObject {
  fileprivate mutating func join(_ ends: PeeringEnds) {
    self[.requester] = ends.requester.reference(or: "requester-of-\(ends.id)")
    self[.accepter] = ends.accepter.reference(or: "accepter-of-\(ends.id)")
    if !ends.isInOneRegion { self[.sameRegion] = .boolean(false) }
  }
}

extension DraftValue {
  /// An end of a peering; where it is not known, a VPC that stands for it.
  fileprivate func reference(or placeholder: String) -> DraftValue {
    guard case .unknown = self else { return self }
    return .reference(.vpc, placeholder)
  }
}
