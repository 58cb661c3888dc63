internal import Provenance
internal import TopologyFile

extension NetworkReader {
  mutating func readTransitGateways() {
    var parts = TransitGatewayParts()
    collectAttachments(&parts)
    collectTables(&parts)
    for resource in resources("AWS::EC2::TransitGateway") {
      let own = parts.gateways[resource.id] ?? .init()
      let references = resource["SecurityGroupReferencingSupport"].booleanFact.value
      let tables = routeTables(of: resource, own)
      draft.add(
        .transitGateway, resource.id, name: name(resource), type: resource.type,
        at: resource.location
      ) { object in
        object[.attachments] = .dictionary(
          own.attachments.map { attachment in
            var fields = attachment.object
            if let tables {
              fields[.routeTable] =
                (own.associations[attachment.id]
                ?? (tables.associates ? TransitGatewayParts.defaultTable : nil))
                .map { .text($0) }
            }
            return (attachment.id, .object(fields))
          })
        if let tables { object[.routeTables] = .dictionary(tables.values) }
        if let references { object[.securityGroupReferencing] = .boolean(references) }
      }
    }
  }

  private mutating func collectAttachments(_ parts: inout TransitGatewayParts) {
    let types = [
      "AWS::EC2::TransitGatewayAttachment", "AWS::EC2::TransitGatewayVpcAttachment",
      "AWS::EC2::TransitGatewayPeeringAttachment",
    ]
    for resource in resources(types) {
      guard let gateway = gateway(of: resource) else { continue }
      var object = DraftObject(at: resource.location)
      if resource.type == types[2] {
        object[.peer] = .text(identifier(resource["PeerTransitGatewayId"]).value ?? "unknown")
      } else {
        object[.vpc] = vpc(resource["VpcId"])
        object[.subnets] = subnets(resource["SubnetIds"])
        let references = resource["Options"]?["SecurityGroupReferencingSupport"]
        if let isOn = references.booleanFact.value {
          object[.securityGroupReferencing] = .boolean(isOn)
        }
      }
      parts.gateways[gateway, default: .init()].attachments.append((resource.id, object))
      parts.gatewayOfAttachment[resource.id] = gateway
    }
  }

  /// The gateway of a resource, if the templates make it.
  private mutating func gateway(of resource: StackResource) -> String? {
    if let id = identifier(resource["TransitGatewayId"]).value,
      network.resources[id]?.type == "AWS::EC2::TransitGateway"
    {
      return id
    }
    skip(resource, because: "its transit gateway is not in the template")
    return nil
  }

  private mutating func collectTables(_ parts: inout TransitGatewayParts) {
    for resource in resources("AWS::EC2::TransitGatewayRouteTable") {
      guard let gateway = gateway(of: resource) else { continue }
      parts.gateways[gateway, default: .init()].tables.append(resource.id)
      parts.gatewayOfTable[resource.id] = gateway
    }
    for resource in resources("AWS::EC2::TransitGatewayRouteTableAssociation") {
      guard let (table, attachment, gateway) = link(resource, parts) else { continue }
      parts.gateways[gateway]?.associations[attachment] = table
    }
    for resource in resources("AWS::EC2::TransitGatewayRouteTablePropagation") {
      guard let (table, attachment, gateway) = link(resource, parts) else { continue }
      parts.gateways[gateway]?.propagations[table, default: []].append(attachment)
    }
    for resource in resources("AWS::EC2::TransitGatewayRoute") { collect(resource, &parts) }
  }

  private mutating func link(
    _ resource: StackResource, _ parts: TransitGatewayParts
  ) -> (table: String, attachment: String, gateway: String)? {
    if let table = identifier(resource["TransitGatewayRouteTableId"]).value,
      let attachment = identifier(resource["TransitGatewayAttachmentId"]).value,
      let gateway = parts.gatewayOfTable[table], parts.gatewayOfAttachment[attachment] == gateway
    {
      return (table, attachment, gateway)
    }
    skip(resource, because: "its table or attachment is not in the template")
    return nil
  }

  private mutating func collect(_ resource: StackResource, _ parts: inout TransitGatewayParts) {
    guard let table = identifier(resource["TransitGatewayRouteTableId"]).value,
      let gateway = parts.gatewayOfTable[table],
      let destination = resource["DestinationCidrBlock"]?.text
    else {
      skip(resource, because: "its table is not in the template, or its destination not known")
      return
    }
    var route = DraftObject(at: resource.location)
    route[.destination] = .text(destination)
    if resource["Blackhole"].booleanFact.value == true {
      route[.state] = .text("blackhole")
    } else {
      let value = resource["TransitGatewayAttachmentId"]
      let id = identifier(value).value ?? value?.gap ?? "unknown"
      if parts.gatewayOfAttachment[id] != gateway {
        // An attachment of something that the template does not know leads out of the model.
        noteGap(resource, "its attachment '\(id)' is not in the template")
        var peer = DraftObject(at: resource.location)
        peer[.peer] = .text(id)
        parts.gateways[gateway]?.attachments.append((id, peer))
        parts.gatewayOfAttachment[id] = gateway
      }
      route[.target] = .text(id)
    }
    parts.gateways[gateway]?.routes[table, default: []].append(.object(route))
  }

  /// A gateway's tables; nil where it has only the one that it is made with, which every attachment uses and
  /// propagates to.
  private func routeTables(
    of resource: StackResource, _ own: TransitGatewayParts.Gateway
  ) -> (values: [(key: String, value: DraftValue)], associates: Bool)? {
    let associates = resource["DefaultRouteTableAssociation"].booleanFact.value ?? true
    let propagates = resource["DefaultRouteTablePropagation"].booleanFact.value ?? true
    if own.tables.isEmpty, associates, propagates { return nil }
    var values = own.tables.map { id in
      var table = DraftObject(at: resource.location)
      table[.routes] = own.routes[id].map { .list($0) }
      table[.propagations] = own.propagations[id].map { .texts($0) }
      return (key: id, value: DraftValue.object(table))
    }
    if associates || propagates {
      var table = DraftObject(at: resource.location)
      let ids = own.attachments.filter { $0.object[.peer] == nil }.map(\.id)
      if propagates, !ids.isEmpty { table[.propagations] = .texts(ids) }
      values.append((TransitGatewayParts.defaultTable, .object(table)))
    }
    return (values, associates)
  }
}
