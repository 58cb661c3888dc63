import NetworkModel
import PacketSpace

/// Interfaces that the same filters and routes stand before, so that one answer is true of all; or a
/// place outside.
struct FilterClass {
  /// What decides about the packets of an interface, apart from its addresses.
  struct Key: Hashable {
    let kind: LegEnd.Kind
    /// The owner, where it is asked about by itself: a load balancer, an endpoint.
    let owner: String?
    let vpc: ResourceID<VPC>
    let groups: [ResourceID<SecurityGroup>]
    let networkACL: ResourceID<NetworkACL>
    let routeTable: ResourceID<RouteTable>
    /// A transit gateway hands packets over in the zone that they come from (RT-30).
    let availabilityZone: String?
    let hasPublicIP: Bool
    let families: [AddressFamily]
    /// What the network's rules tell its addresses apart by; nil where it has several.
    let blocks: [CIDR?]?
    let clientPorts: ClientPorts?
    let dropsTransit: Bool
  }

  /// The interfaces; none if it is a place outside.
  let attachments: [Attachment]
  /// The place outside.
  private let outside: Place?
  /// Whether no rule tells their addresses apart, so that one of them stands for all.
  private let areAlike: Bool

  private init(attachments: [Attachment], outside: Place?, areAlike: Bool = false) {
    self.attachments = attachments
    self.outside = outside
    self.areAlike = areAlike
  }

  /// The classes of some places, in their order.
  static func classes(of places: [Place], in topology: Topology) -> [FilterClass] {
    let zonesMatter = !topology.transitGateways.isEmpty
    let blocks = NamedBlocks(topology)
    var order: [Key] = []
    var members: [Key: [Attachment]] = [:]
    var others: [FilterClass] = []
    var tables: [ResourceID<Subnet>: (NetworkACL, RouteTable)] = [:]
    for place in places {
      guard case .attachment(let attachment) = place else {
        others.append(FilterClass(attachments: [], outside: place))
        continue
      }
      let subnet = attachment.subnet
      let (acl, table) =
        tables[subnet.id] ?? (topology.networkACL(of: subnet), topology.routeTable(of: subnet))
      tables[subnet.id] = (acl, table)
      let isAlone = [.loadBalancer, .vpcEndpoint, .natGateway].contains(attachment.kind)
      let key = Key(
        kind: attachment.kind, owner: isAlone ? attachment.id : nil, vpc: subnet.vpc,
        groups: attachment.groups.map(\.id).sorted(), networkACL: acl.id, routeTable: table.id,
        availabilityZone: zonesMatter ? subnet.availabilityZone : nil,
        hasPublicIP: attachment.hasPublicIP, families: attachment.addresses.families,
        blocks: blocks.around(attachment.addresses),
        clientPorts: attachment.clientPorts, dropsTransit: attachment.dropsTransit)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(attachment)
    }
    return order.map { key in
      FilterClass(
        attachments: members[key] ?? [], outside: nil, areAlike: key.blocks != nil)
    } + others
  }

  /// Its addresses.
  var addresses: AddressSet { place?.addresses ?? .empty }

  /// Its groups; none if it is outside.
  var groups: [SecurityGroup] { attachments.first?.groups ?? [] }

  /// The VPC that it is in.
  var vpc: ResourceID<VPC>? { attachments.first?.subnet.vpc }

  /// The subnets that it is in, each once.
  var subnets: [ResourceID<Subnet>] { attachments.map(\.subnet.id).unique }

  /// All of it as one place.
  var place: Place? { outside ?? joined(attachments) }

  /// All of it as one place, standing in one of its subnets.
  func place(in subnet: ResourceID<Subnet>) -> Place? {
    joined(attachments.filter { $0.subnet.id == subnet }, addressesOf: attachments)
  }

  /// The part of it that is in some subnets.
  func part(in subnets: Set<ResourceID<Subnet>>) -> FilterClass {
    FilterClass(
      attachments: attachments.filter { subnets.contains($0.subnet.id) }, outside: outside,
      areAlike: areAlike)
  }

  private func joined(_ members: [Attachment], addressesOf others: [Attachment]? = nil) -> Place? {
    guard var one = members.first else { return nil }
    let others = others ?? members
    guard others.count > 1 else { return .attachment(one) }
    one.publicIP = nil
    if !areAlike { one.addresses = AddressSet(others.flatMap(\.addresses.cidrs)) }
    return .attachment(one)
  }

  /// What reports call it, with only the members that have some of the addresses.
  func party(_ addresses: AddressSet? = nil) -> Reachability.Party {
    switch outside {
    case .outside(let kind, let id, let name, _, _)?:
      Reachability.Party(kind: kind, members: [.init(id: id, name: name)])
    case .service(let id, let name, _)?:
      Reachability.Party(kind: .service, members: [.init(id: id, name: name)])
    case .nobody(let id, _)?:
      Reachability.Party(kind: .address, members: [.init(id: id, name: nil)])
    case .attachment?, nil:
      Reachability.Party(
        kind: attachments.first?.kind ?? .address,
        members: Array(
          Set(
            attachments.filter { addresses?.isDisjoint(with: $0.addresses) != true }
              .map { .init(id: $0.id, name: $0.name) })
        ).sorted())
    }
  }

  /// The addresses of the members that have some of these.
  func addressesOfMembers(with addresses: AddressSet, _ family: AddressFamily) -> AddressSet {
    guard outside == nil else { return self.addresses.restricted(to: family) }
    return AddressSet(
      attachments.filter { !addresses.isDisjoint(with: $0.addresses) }
        .flatMap(\.addresses.cidrs)
    ).restricted(to: family)
  }
}
