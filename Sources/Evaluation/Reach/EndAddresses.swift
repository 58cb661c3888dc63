package import NetworkModel
package import PacketSpace

/// The addresses of the ends that rows of a `Reachability` name.
package struct EndAddresses {
  private struct Key: Hashable {
    let kind: LegEnd.Kind
    let id: String
  }

  private let addresses: [Key: AddressSet]

  /// Looks them up in a network.
  package init(_ topology: Topology) {
    let inside = topology.allAttachments().map { (Key(kind: $0.kind, id: $0.id), $0.addresses) }
    let outside = topology.externals.map {
      (Key(kind: .external, id: $0.id.rawValue), AddressSet($0.cidrs))
    }
    let internet = (Key(kind: .internet, id: "internet"), topology.internet)
    self.addresses = Dictionary(inside + outside + [internet]) { $0.union($1) }
  }

  /// The addresses of an end; nil where the network does not have it, or does not say.
  package subscript(kind: LegEnd.Kind, id: String) -> AddressSet? {
    addresses[Key(kind: kind, id: id)]
  }
}
