internal import Diagnostics
internal import NetworkModel
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  func transitGateway(_ id: String, _ fields: Fields) -> TransitGateway? {
    let attachments = fields.entries(.attachments)
    let tables = fields.entries(.routeTables)
    let names = (
      attachments: attachments.map(\.key), tables: tables.map(\.key)
    )
    return TransitGateway(
      id: ResourceID(id), name: fields.text(.name)?.value,
      attachments: attachments.compactMap { pair in
        Fields(pair.value, .transitGatewayAttachment, complaints: complaints).flatMap {
          attachment(pair.key, $0, tables: names.tables)
        }
      },
      routeTables: tables.compactMap { pair in
        Fields(pair.value, .transitGatewayRouteTable, complaints: complaints).map {
          table(pair.key, $0, attachments: names.attachments)
        }
      },
      securityGroupReferencing: fields.boolean(.securityGroupReferencing) ?? false)
  }

  private func attachment(
    _ id: String, _ fields: Fields, tables: [String]
  ) -> TransitGateway.Attachment? {
    let routeTable = local(fields[.routeTable], among: tables, "route table")
    let references = fields.boolean(.securityGroupReferencing) ?? true
    func make(_ target: TransitGateway.AttachmentTarget) -> TransitGateway.Attachment {
      TransitGateway.Attachment(
        id: id, target: target, routeTable: routeTable, securityGroupReferencing: references)
    }
    if let peer = fields.text(.peer) {
      for key in [Key.vpc, .subnets] {
        guard let node = fields[key] else { continue }
        complaints.error(
          .contradiction, "an attachment has either 'peer' or '\(key.rawValue)'",
          at: node.location)
      }
      return make(.peer(peer.value))
    }
    guard fields.has(.vpc) else {
      complaints.error(
        .missingKey, "an attachment needs 'vpc' or 'peer'", at: fields.location)
      return nil
    }
    let vpc = reference(fields[.vpc], .vpc, VPC.self)
    guard let nodes = fields.items(.subnets) else {
      complaints.error(
        .missingKey, "an attachment of a VPC needs 'subnets'", at: fields.location,
        help: "it has one in each zone that it serves")
      return nil
    }
    for node in nodes { check(node, .subnet, isIn: vpc) }
    let subnets = self.references(nodes, .subnet, Subnet.self) ?? []
    return vpc.map { make(.vpc($0, subnets: subnets.map(\.value))) }
  }

  private func table(
    _ id: String, _ fields: Fields, attachments: [String]
  ) -> TransitGateway.RouteTable {
    let routes = (fields.items(.routes) ?? []).compactMap { node in
      Fields(node, .transitGatewayRoute, complaints: complaints).flatMap {
        route($0, attachments: attachments)
      }
    }
    let propagations = (fields.items(.propagations) ?? []).compactMap {
      local($0, among: attachments, "attachment")
    }
    return TransitGateway.RouteTable(id: id, routes: routes, propagations: propagations)
  }

  private func route(_ fields: Fields, attachments: [String]) -> TransitGateway.Route? {
    let destination = cidr(fields[.destination])
    let isBlackhole = fields.text(.state)?.value == "blackhole"
    if !isBlackhole, !fields.has(.target) {
      complaints.error(.missingKey, "a route needs 'target'", at: fields.location)
      return nil
    }
    let target = local(fields[.target], among: attachments, "attachment")
    guard let destination, isBlackhole || target != nil else { return nil }
    return TransitGateway.Route(
      destination: destination.value, attachment: isBlackhole ? nil : target)
  }

  /// One of the gateway's own parts.
  private func local(_ node: YAMLNode?, among names: [String], _ noun: String) -> String? {
    guard let node, let text = node.text else { return nil }
    if names.contains(text) { return text }
    complaints.error(
      .unknownReference, "the transit gateway has no \(noun) '\(text)'", at: node.location,
      help: closest(to: text, among: names).map { "did you mean '\($0)'?" })
    return nil
  }
}
