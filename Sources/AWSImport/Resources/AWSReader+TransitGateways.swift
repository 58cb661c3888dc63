internal import PacketSpace
internal import Provenance
internal import StructuredText
internal import TopologyFile

/// Transit gateways, of which AWS describes every part by a command of its own: one whose tables are not
/// completely known is left out, and what takes a route to it is undetermined.
extension AWSReader {
  mutating func addTransitGateways() {
    let parts = TransitGatewayParts(inventory)
    for id in parts.gateways.keys.sorted() {
      guard let gateway = parts.gateways[id] else { continue }
      let node = gateway.node
      if let gap = parts.gap(of: gateway, inventory, members) {
        skip(node, .transitGateways, id, gap)
        continue
      }
      noteRead(.transitGateways)
      var attachments: [(key: String, value: DraftValue)] = []
      for attachment in gateway.attachments { attachments.append(value(of: attachment)) }
      var tables: [(key: String, value: DraftValue)] = []
      for table in gateway.tables {
        let (value, others) = self.value(of: table, gateway)
        tables.append((table, value))
        for other in others where !attachments.contains(where: { $0.key == other.key }) {
          attachments.append(other)
        }
      }
      let options = node["Options"]
      let refersToGroups =
        options?.text("SecurityGroupReferencingSupport")?.lowercased() == "enable"
      draft.add(
        .transitGateway, id, name: node.nameTag, type: DescribedList.transitGateways.rawValue,
        at: node.location
      ) { object in
        object[.attachments] = .dictionary(attachments)
        object[.routeTables] = .dictionary(tables)
        if refersToGroups { object[.securityGroupReferencing] = .boolean(true) }
      }
    }
  }

  private mutating func value(
    of attachment: TransitGatewayParts.Attachment
  ) -> (key: String, value: DraftValue) {
    var object = DraftObject(at: attachment.node.location)
    if attachment.isOfVPC {
      let vpc = attachment.resource
      var subnets = attachment.subnets.map { subnet($0, in: vpc) }
        .filter { if case .unknown = $0 { false } else { true } }
      if subnets.isEmpty {
        let unknown = "subnets-of-\(attachment.id)"
        draft.note(vpc: vpc, of: unknown)
        subnets = [.reference(.subnet, unknown)]
      }
      object[.vpc] = .reference(.vpc, vpc)
      object[.subnets] = .list(subnets)
    } else {
      object[.peer] = .text(attachment.resource)
    }
    object[.routeTable] = attachment.table.map { .text($0) }
    if attachment.refersToGroups == false { object[.securityGroupReferencing] = .boolean(false) }
    return (attachment.id, .object(object))
  }

  /// A route table, and the attachments that only its routes name.
  private mutating func value(
    of table: String, _ gateway: TransitGatewayParts.Gateway
  ) -> (DraftValue, [(key: String, value: DraftValue)]) {
    var object = DraftObject(at: gateway.node.location)
    var routes: [DraftValue] = []
    var others: [(key: String, value: DraftValue)] = []
    let propagations = inventory.propagations[table] ?? []
    let known = Set(gateway.attachments.map(\.id))
    for node in inventory.transitGatewayRoutes[table] ?? [] where node.text("Type") != "propagated"
    {
      guard let block = node.text("DestinationCidrBlock").flatMap({ try? CIDR($0) }) else {
        continue
      }
      var route = DraftObject(at: node.location)
      route[.destination] = .text(block.description)
      if node.state() == "blackhole" {
        route[.state] = .text("blackhole")
      } else if let target = node.items("TransitGatewayAttachments").first,
        let id = target.text("TransitGatewayAttachmentId")
      {
        route[.target] = .text(id)
        if !known.contains(id) {
          var other = DraftObject(at: target.location)
          other[.peer] = .text(target.text("ResourceId") ?? id)
          others.append((id, .object(other)))
        }
      }
      routes.append(.object(route))
    }
    if !routes.isEmpty { object[.routes] = .list(routes) }
    let learnt = propagations.compactMap { $0.text("TransitGatewayAttachmentId") }
      .filter(known.contains)
    if !learnt.isEmpty { object[.propagations] = .texts(learnt) }
    return (.object(object), others)
  }
}

/// The parts of the transit gateways of an input.
struct TransitGatewayParts {
  /// A VPC or another gateway that is attached.
  struct Attachment {
    let id: String
    let node: YAMLNode
    /// Whether it attaches a VPC, rather than another gateway or a way out.
    let isOfVPC: Bool
    let resource: String
    let subnets: [String]
    let table: String?
    let refersToGroups: Bool?
  }

  /// A gateway, as far as it is described.
  struct Gateway {
    let node: YAMLNode
    var attachments: [Attachment] = []
    var tables: [String] = []
  }

  private(set) var gateways: [String: Gateway] = [:]

  init(_ inventory: Inventory) {
    for node in inventory[.transitGateways] {
      guard let id = node.text("TransitGatewayId"), Self.isThere(node) else { continue }
      gateways[id] = Gateway(node: node)
    }
    let details = Dictionary(
      (inventory[.transitGatewayVPCAttachments] + inventory[.transitGatewayPeeringAttachments])
        .map { ($0.text("TransitGatewayAttachmentId") ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    let all =
      inventory[.transitGatewayAttachments] + inventory[.transitGatewayVPCAttachments]
      + inventory[.transitGatewayPeeringAttachments]
    for node in all where Self.isThere(node) {
      guard let id = node.text("TransitGatewayAttachmentId"), seen.insert(id).inserted else {
        continue
      }
      add(node, id, details[id], inventory)
    }
    for node in inventory[.transitGatewayRouteTables] where Self.isThere(node) {
      guard let id = node.text("TransitGatewayRouteTableId"),
        let gateway = node.text("TransitGatewayId")
      else { continue }
      if gateways[gateway] == nil { gateways[gateway] = Gateway(node: node) }
      gateways[gateway]?.tables.append(id)
    }
  }

  private static func isThere(_ node: YAMLNode) -> Bool {
    !["deleted", "deleting", "failed", "rejected", "rejecting"]
      .contains(node.state() ?? "available")
  }

  private mutating func add(
    _ node: YAMLNode, _ id: String, _ details: YAMLNode?, _ inventory: Inventory
  ) {
    let type = node.text("ResourceType")
    guard
      let gateway = node.text("TransitGatewayId")
        ?? details?["RequesterTgwInfo"]?.text("TransitGatewayId")
    else { return }
    let vpc = details?.text("VpcId") ?? (type == "vpc" ? node.text("ResourceId") : nil)
    let peer =
      details?["AccepterTgwInfo"]?.text("TransitGatewayId") ?? node.text("ResourceId") ?? id
    if gateways[gateway] == nil { gateways[gateway] = Gateway(node: node) }
    gateways[gateway]?.attachments.append(
      Attachment(
        id: id, node: node, isOfVPC: vpc != nil, resource: vpc ?? peer,
        subnets: details?.texts("SubnetIds", of: "SubnetId") ?? [],
        table: node["Association"]?.text("TransitGatewayRouteTableId")
          ?? inventory.transitGatewayAssociations[id],
        refersToGroups: details?["Options"]?.text("SecurityGroupReferencingSupport").map {
          $0.lowercased() == "enable"
        }))
  }

  /// What is not known about a gateway.
  func gap(of gateway: Gateway, _ inventory: Inventory, _ members: Membership) -> String? {
    if gateway.attachments.isEmpty { return "its attachments are not in the input" }
    if gateway.tables.isEmpty { return "its route tables are not in the input" }
    let isAssociated = { (attachment: Attachment) in attachment.table != nil }
    if inventory[.transitGatewayAttachments].isEmpty,
      !gateway.attachments.contains(where: isAssociated)
    {
      return "which route table its attachments use is not in the input"
    }
    for attachment in gateway.attachments {
      guard let table = attachment.table else { continue }
      guard gateway.tables.contains(table) else {
        return "route table '\(table)' is not in the input"
      }
    }
    let byID = Dictionary(
      gateway.attachments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for table in gateway.tables {
      guard let propagations = inventory.propagations[table] else {
        return "what route table '\(table)' learns is not in the input"
      }
      guard let routes = inventory.transitGatewayRoutes[table],
        !inventory.cutTransitGatewayRoutes.contains(table)
      else { return "the routes of table '\(table)' are not in the input" }
      for propagation in propagations {
        let source = propagation.text("TransitGatewayAttachmentId").flatMap { byID[$0] }
        guard let source, source.isOfVPC, members.blocks[source.resource]?.isEmpty == false else {
          return "route table '\(table)' learns routes from what is not in the input"
        }
      }
      let isBlock = { (route: YAMLNode) in
        route.text("DestinationCidrBlock").flatMap { try? CIDR($0) } != nil
      }
      guard routes.allSatisfy(isBlock) else {
        return "route table '\(table)' has routes that are not to CIDR blocks"
      }
      let hasTarget = { (route: YAMLNode) in
        route.state() == "blackhole"
          || route.items("TransitGatewayAttachments").first?.text("TransitGatewayAttachmentId")
            != nil
      }
      guard routes.allSatisfy(hasTarget) else {
        return "route table '\(table)' has routes without an attachment"
      }
    }
    return nil
  }
}
