extension ProtocolGroups {
  /// Creates the packets of a box that are of one family.
  init(_ box: PacketBox, _ family: AddressFamily) {
    let sources = box.sources.layers[family]
    let destinations = box.destinations.layers[family]
    guard !sources.isEmpty, !destinations.isEmpty else {
      self = .empty
      return
    }
    self.init(
      PortUse.allCases.compactMap { use in
        let protocols = box.protocols.intersection(use.protocols)
        guard !protocols.isEmpty else { return nil }
        let limits = box.portLimits(for: use)
        let ports = Ports(limits.source.ports, limits.destination.ports)
        return Group(protocols: protocols, packets: Layer(sources, Layer(destinations, ports)))
      })
  }
}
