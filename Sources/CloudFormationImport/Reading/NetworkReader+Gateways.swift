internal import Provenance
internal import TopologyFile

extension NetworkReader {
  mutating func readNATGateways() {
    for resource in resources("AWS::EC2::NatGateway") {
      guard let subnet = reference(resource["SubnetId"], .subnet) else {
        skip(resource, because: "a NAT gateway of the Region is not modelled")
        continue
      }
      let connectivity = resource["ConnectivityType"]
      if let gap = connectivity.textFact.gap { noteGap(resource, "whether it is public: \(gap)") }
      let privateIP = resource["PrivateIpAddress"]?.text
      draft.add(
        .natGateway, resource.id, name: name(resource), type: resource.type, at: resource.location
      ) { object in
        object[.subnet] = subnet
        if let privateIP { object[.privateIP] = .text(privateIP) }
        if connectivity?.text == "private" { object[.connectivity] = .text("private") }
      }
    }
  }

  mutating func readEndpoints() {
    for resource in resources("AWS::EC2::VPCEndpoint") {
      let type = resource["VpcEndpointType"].map { $0.text ?? $0.gap } ?? "Gateway"
      guard ["Gateway", "Interface"].contains(type) else {
        skip(resource, because: "an endpoint of type \(type) is not modelled")
        continue
      }
      guard let service = resource["ServiceName"]?.symbol else {
        skip(resource, because: "its service is not known")
        continue
      }
      let vpc = vpc(resource["VpcId"])
      let tables = references(resource["RouteTableIds"], .routeTable)
      let groups = references(resource["SecurityGroupIds"], .securityGroup)
      let subnets = type == "Interface" ? subnets(resource["SubnetIds"]) : nil
      draft.add(
        .vpcEndpoint, resource.id, name: name(resource), type: resource.type,
        at: resource.location
      ) { object in
        object[.vpc] = vpc
        object[.type] = .text(type.lowercased())
        object[.service] = .text(service.replacing("${AWS::Region}", with: "REGION"))
        if type == "Gateway" {
          object[.routeTables] = tables
        } else {
          object[.subnets] = subnets
          object[.securityGroups] = groups
        }
      }
    }
  }

  mutating func readPeerings() {
    for resource in resources("AWS::EC2::VPCPeeringConnection") {
      let ends = [identifier(resource["VpcId"]), identifier(resource["PeerVpcId"])]
      guard let requester = ends[0].value, let accepter = ends[1].value else {
        skip(resource, because: "a VPC of it is \(ends[0].gap ?? ends[1].gap ?? "not named")")
        continue
      }
      let region = resource["PeerRegion"]
      let own = resource.stack.arguments["AWS::Region"] ?? "${AWS::Region}"
      // Somebody who names a Region means another one, unless it is written like the own one.
      let isSameRegion = region?.symbol == own
      if region != nil, !isSameRegion, region?.text == nil || own.hasPrefix("$") {
        noteGap(
          resource, "whether \(region?.gap ?? "") is the stack's own Region: taken as another")
      }
      draft.add(
        .peering, resource.id, name: name(resource), type: resource.type, at: resource.location
      ) { object in
        object[.requester] = .reference(.vpc, requester)
        object[.accepter] = .reference(.vpc, accepter)
        if region != nil { object[.sameRegion] = .boolean(isSameRegion) }
      }
    }
  }
}
