import NetworkModel
import PacketSpace

extension TransitGateway {
  /// The part of some packets that one route of a table takes.
  struct Choice {
    /// Where they go; absent: nowhere.
    let attachment: Attachment?
    let isBlackhole: Bool
    var packets: PacketSet
  }

  /// The attachment of a VPC.
  func attachment(of vpc: ResourceID<VPC>) -> Attachment? {
    attachments.first { $0.vpc == vpc }
  }

  /// The attachment that another gateway is behind.
  func attachment(of peer: ResourceID<TransitGateway>) -> Attachment? {
    attachments.first { $0.target == .peer(peer.rawValue) }
  }

  /// Where packets go that come in through an attachment: the longest prefix wins, of equal ones a
  /// static route (RT-06, RT-30); nil where no table is associated with it.
  func choose(
    _ packets: PacketSet, from arrival: Attachment, in topology: Topology
  ) -> [Choice]? {
    guard let table = table(of: arrival) else { return nil }
    let propagated = table.propagations.compactMap { id in attachments.first { $0.id == id } }
      .flatMap { attachment in
        (attachment.vpc.flatMap { topology.vpcs[$0] }?.cidrs ?? []).map {
          Route(destination: $0, attachment: attachment.id)
        }
      }
    let candidates = (table.routes.map { ($0, 0) } + propagated.map { ($0, 1) })
      .enumerated().sorted {
        ($1.element.0.destination.prefixLength, $0.element.1, $0.offset)
          < ($0.element.0.destination.prefixLength, $1.element.1, $1.offset)
      }
    var choices: [Choice] = []
    var remaining = packets
    for (_, (route, _)) in candidates {
      let taken = remaining.intersection(
        PacketSet(PacketBox(destinations: AddressSet(route.destination))))
      guard !taken.isEmpty else { continue }
      remaining = remaining.subtracting(taken)
      choices.append(
        Choice(
          attachment: attachments.first { $0.id == route.attachment },
          isBlackhole: route.attachment == nil, packets: taken))
    }
    if !remaining.isEmpty {
      choices.append(Choice(attachment: nil, isBlackhole: false, packets: remaining))
    }
    return choices
  }

  /// The table that is associated with an attachment; without tables the default one, which every
  /// attachment uses and propagates to.
  private func table(of attachment: Attachment) -> RouteTable? {
    guard !routeTables.isEmpty else {
      return RouteTable(id: "default", propagations: attachments.map(\.id))
    }
    return routeTables.first { $0.id == attachment.routeTable }
  }
}

extension TransitGateway.Attachment {
  /// The VPC that it attaches, if it is one.
  var vpc: ResourceID<VPC>? {
    if case .vpc(let vpc, _) = target { vpc } else { nil }
  }

  /// The subnet in which it serves a zone; a zone that is not given is taken to be served.
  func subnet(serving zone: String?, in topology: Topology) -> Subnet? {
    guard case .vpc(_, let ids) = target else { return nil }
    let subnets = ids.compactMap { topology.subnets[$0] }
    return subnets.first {
      zone == nil || $0.availabilityZone == nil || $0.availabilityZone == zone
    }
  }

  /// Any of its subnets, the one of a zone if there is one.
  func subnet(near zone: String?, in topology: Topology) -> Subnet? {
    guard case .vpc(_, let ids) = target else { return nil }
    return subnet(serving: zone, in: topology) ?? ids.first.flatMap { topology.subnets[$0] }
  }
}
