import NetworkModel
import PacketSpace

/// How far a subnet is from the internet, by its routes.
enum Tier: Int, CaseIterable {
  /// Its default route leads to an internet gateway (RT-13).
  case `public`
  /// Its default route leads elsewhere, for instance to a NAT gateway.
  case `private`
  /// It has no default route.
  case isolated

  init(_ subnet: Subnet, in topology: Topology) {
    let hasDefault = topology.routeTable(of: subnet).routes.contains { route in
      if case .cidr(let block) = route.destination { block.prefixLength == 0 } else { false }
    }
    self = topology.isPublic(subnet) ? .public : hasDefault ? .private : .isolated
  }

  var title: String {
    switch self {
    case .public: "Public"
    case .private: "Private"
    case .isolated: "Isolated"
    }
  }

  var fill: Ink { self == .public ? Palette.publicFill : Palette.privateFill }
  var border: Ink { self == .public ? Palette.publicBorder : Palette.privateBorder }
}
