import NetworkModel
import PacketSpace

/// Which VPCs something joins: of all others no private address is reached, so that nothing needs to be
/// evaluated.
struct ConnectedVPCs: Sendable {
  private var component: [ResourceID<VPC>: Int] = [:]

  init(_ topology: Topology) {
    for (index, vpc) in topology.vpcs.enumerated() { component[vpc.id] = index }
    for peering in topology.peerings { join([peering.requester, peering.accepter]) }
    // What a gateway's peer leads to is not in the model: it may be any other gateway.
    let attached = topology.transitGateways.map { gateway in
      (
        vpcs: gateway.attachments.compactMap { attachment in
          if case .vpc(let vpc, _) = attachment.target { vpc } else { nil }
        },
        isPeered: gateway.attachments.contains { attachment in
          if case .peer = attachment.target { true } else { false }
        }
      )
    }
    for gateway in attached { join(gateway.vpcs) }
    join(attached.filter(\.isPeered).flatMap(\.vpcs))
  }

  private mutating func join(_ vpcs: [ResourceID<VPC>]) {
    guard let first = vpcs.first.flatMap({ component[$0] }) else { return }
    let others = Set(vpcs.compactMap { component[$0] })
    for (vpc, number) in component where others.contains(number) { component[vpc] = first }
  }

  /// Whether packets may get from one party to the other at all.
  func mayTalk(_ from: FilterClass, _ to: FilterClass, in topology: Topology) -> Bool {
    guard let one = from.vpc, let other = to.vpc, component[one] != component[other] else {
      return true
    }
    guard let subnet = from.attachments.first?.subnet else { return true }
    // A route to an appliance or to what the model does not follow may lead anywhere.
    return topology.routeTable(of: subnet).routes.contains { route in
      switch route.target {
      case .networkInterface, .unmodelled: true
      default: false
      }
    }
  }
}
