internal import Provenance
internal import StructuredText
internal import TopologyFile

/// Transit gateways with their attachments and route tables, which are resources of their own.
extension Importer {
  /// What belongs to one gateway.
  private struct Parts {
    var attachments: [(id: String, object: DraftObject)] = []
    var tables: [String] = []
    var routes: [String: [DraftValue]] = [:]
    var propagations: [String: [String]] = [:]
    /// The tables of attachments.
    var associations: [String: String] = [:]
    /// The attachments without a table of their own, which use the gateway's default one.
    var usingDefault: [String] = []
    var propagatingToDefault: [String] = []
  }

  mutating func addTransitGateways() {
    var parts: [String: Parts] = [:]
    addAttachments(&parts)
    var gatewayOfTable: [String: String] = [:]
    for index in take(.transitGatewayRouteTable) {
      guard let gateway = gateway(attributes(index)) else {
        skip(index, because: "its transit gateway is not known")
        continue
      }
      gatewayOfTable[id(index)] = gateway
      parts[gateway, default: Parts()].tables.append(id(index))
      noteRead(index)
    }
    addRoutes(&parts, gatewayOfTable)
    for index in take(.transitGateway) {
      let own = parts.removeValue(forKey: id(index)) ?? Parts()
      let attributes = attributes(index)
      add(.transitGateway, index, name: name(index)) { object in
        if attributes.text("security_group_referencing_support").value == "enable" {
          object[.securityGroupReferencing] = .boolean(true)
        }
        Self.fill(&object, own, defaultTable: Self.defaultTable(attributes))
      }
    }
    for (gateway, own) in parts.sorted(by: { $0.key < $1.key }) {
      guard let location = own.attachments.first?.object.location else { continue }
      draft.add(.transitGateway, gateway, type: "aws_ec2_transit_gateway", at: location) {
        Self.fill(&$0, own, defaultTable: nil)
      }
    }
  }

  private func gateway(_ attributes: Attributes) -> String? {
    id(
      of: inventory.link(attributes, "transit_gateway_id", .transitGateway), .transitGateway)
  }

  /// The table of attachments that name none; nil where the gateway has no such table.
  private static func defaultTable(_ attributes: Attributes) -> String? {
    let isEnabled = attributes.text("default_route_table_association").value != "disable"
    return isEnabled
      ? attributes.text("association_default_route_table_id").value ?? "default" : nil
  }

  private static func fill(_ object: inout DraftObject, _ parts: Parts, defaultTable: String?) {
    var parts = parts
    if let defaultTable {
      if !parts.tables.contains(defaultTable) { parts.tables.append(defaultTable) }
      for attachment in parts.usingDefault where parts.associations[attachment] == nil {
        parts.associations[attachment] = defaultTable
      }
      parts.propagations[defaultTable, default: []] += parts.propagatingToDefault
    }
    object[.attachments] = .dictionary(
      parts.attachments.map { id, attachment in
        var attachment = attachment
        attachment[.routeTable] = parts.associations[id].map { .text($0) }
        return (id, .object(attachment))
      })
    object[.routeTables] = .dictionary(
      parts.tables.map { table in
        var content = DraftObject(at: object.location)
        content[.routes] = .list(parts.routes[table] ?? [])
        content[.propagations] = .texts(parts.propagations[table] ?? [])
        return (table, .object(content))
      })
  }

  private mutating func addAttachments(_ parts: inout [String: Parts]) {
    for index in take(.transitGatewayAttachment) {
      let attributes = attributes(index)
      guard let gateway = gateway(attributes) else {
        skip(index, because: "its transit gateway is not known")
        continue
      }
      var object = DraftObject(at: location(index))
      if inventory.resources[index].type == "aws_ec2_transit_gateway_vpc_attachment" {
        guard let vpc = reference(attributes, "vpc_id", .vpc, .vpc), vpc.plainText != nil else {
          skip(index, because: "its VPC is not known")
          continue
        }
        object[.vpc] = vpc
        object[.subnets] =
          references(attributes, "subnet_ids", .subnet, .subnet)
          ?? .list([.unknown("its subnets are not in the input")])
        if attributes.text("security_group_referencing_support").value == "disable" {
          object[.securityGroupReferencing] = .boolean(false)
        }
      } else {
        object[.peer] = .text(
          attributes.text("peer_transit_gateway_id").value ?? "another transit gateway")
      }
      let id = id(index)
      parts[gateway, default: Parts()].attachments.append((id, object))
      if attributes.boolean("transit_gateway_default_route_table_association").value != false {
        parts[gateway, default: Parts()].usingDefault.append(id)
      }
      if attributes.boolean("transit_gateway_default_route_table_propagation").value != false {
        parts[gateway, default: Parts()].propagatingToDefault.append(id)
      }
      noteRead(index)
    }
  }

  private mutating func addRoutes(
    _ parts: inout [String: Parts], _ gatewayOfTable: [String: String]
  ) {
    let types = [
      "aws_ec2_transit_gateway_route_table_association",
      "aws_ec2_transit_gateway_route_table_propagation", "aws_ec2_transit_gateway_route",
    ]
    for type in types {
      for index in take(type) {
        let attributes = attributes(index)
        let attachment = id(
          of: inventory.link(
            attributes, "transit_gateway_attachment_id", .transitGatewayAttachment),
          .transitGatewayAttachment)
        guard
          let place = table(attributes, gatewayOfTable),
          attachment.map({ id in
            parts[place.gateway]?.attachments.contains { $0.id == id } ?? false
          }) ?? (attributes.boolean("blackhole").value == true)
        else {
          skip(index, because: "its route table or its attachment is not known")
          continue
        }
        var own = parts[place.gateway] ?? Parts()
        if !own.tables.contains(place.table) { own.tables.append(place.table) }
        switch (type, attachment) {
        case (types[0], let attachment?): own.associations[attachment] = place.table
        case (types[1], let attachment?):
          own.propagations[place.table, default: []].append(attachment)
        default:
          guard let destination = attributes.text("destination_cidr_block").value else {
            skip(index, because: "its destination is not known")
            continue
          }
          var route = DraftObject(at: location(index))
          route[.destination] = .text(destination)
          route[.target] = attachment.map { .text($0) }
          if attachment == nil { route[.state] = .text("blackhole") }
          own.routes[place.table, default: []].append(.object(route))
        }
        parts[place.gateway] = own
        noteRead(index)
      }
    }
  }

  /// The gateway's table that something belongs to.
  private func table(
    _ attributes: Attributes, _ gatewayOfTable: [String: String]
  ) -> (gateway: String, table: String)? {
    let key = "transit_gateway_route_table_id"
    switch inventory.link(attributes, key, .transitGatewayRouteTable) {
    case .absent, .unknown: return nil
    case .computed(let gateway, _): return (id(gateway), "default")
    case .resource(let index):
      return gatewayOfTable[id(index)].map { ($0, id(index)) }
    case .id(let table):
      let owner = inventory.all(.transitGateway).first { gateway in
        self.attributes(gateway).text("association_default_route_table_id").value == table
      }
      return owner.map { (id($0), table) }
    }
  }
}
