import NetworkModel
import PacketSpace

/// The blocks that rules, entries and routes of a network name.
///
/// Blocks lie inside each other or apart, so the smallest one around an address says which of all the
/// others it is in: no rule tells two addresses apart that have the same.
struct NamedBlocks {
  private let lengths: [AddressFamily: [Int]]
  private let blocks: Set<CIDR>

  init(_ topology: Topology) {
    let groups = topology.securityGroups.flatMap { $0.inbound + $0.outbound }.map(\.peer)
    let acls = topology.networkACLs.flatMap { $0.entries(.inbound) + $0.entries(.outbound) }
      .map(\.peer)
    let named = Set(groups + acls).flatMap { topology.addresses(of: $0).cidrs }
    let routes = topology.routeTables.flatMap(\.routes).flatMap { route -> [CIDR] in
      switch route.destination {
      case .cidr(let cidr): [cidr]
      case .prefixList(let id): topology.prefixLists[id]?.cidrs ?? []
      }
    }
    let transit = topology.transitGateways.flatMap(\.routeTables).flatMap(\.routes)
      .map(\.destination)
    self.blocks = Set(
      named + routes + transit + topology.vpcs.flatMap(\.cidrs)
        + topology.prefixLists.flatMap(\.cidrs))
    self.lengths = Dictionary(grouping: blocks, by: \.family).mapValues { blocks in
      Set(blocks.map(\.prefixLength)).sorted(by: >)
    }
  }

  /// The smallest block around the address of each family; nil where there are several addresses.
  func around(_ addresses: AddressSet) -> [CIDR?]? {
    var result: [CIDR?] = []
    for family in addresses.families {
      let own = addresses.restricted(to: family)
      guard own.count == 1, let address = own.first else { return nil }
      result.append(
        lengths[family]?.lazy.compactMap { try? CIDR(network: address, prefixLength: $0) }
          .first(where: blocks.contains))
    }
    return result
  }
}
