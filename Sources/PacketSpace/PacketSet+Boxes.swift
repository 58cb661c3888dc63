extension PacketSet {
  /// The members as boxes that have no packet in common, each of one family.
  ///
  /// Equal sets give equal boxes in equal order. A box that restricts ports names only protocols
  /// that use them in the same way.
  public var boxes: [PacketBox] {
    AddressFamily.allCases.flatMap { family in
      packets[family].groups.flatMap { Self.boxes(family, $0) }
    }
  }

  private static func boxes(
    _ family: AddressFamily, _ group: ProtocolGroups.Group
  ) -> [PacketBox] {
    var boxes: [PacketBox] = []
    for (sources, rest) in group.packets.groups {
      for (destinations, rest) in rest.groups {
        for (sourcePorts, destinationPorts) in rest.groups {
          let box = PacketBox(
            sources: AddressSet(family, sources), destinations: AddressSet(family, destinations),
            protocols: group.protocols, sourcePorts: PortSet(sourcePorts),
            destinationPorts: PortSet(destinationPorts))
          boxes += box.splitByPortUse
        }
      }
    }
    return boxes
  }

  /// The members with source and destination exchanged, as replies have them.
  ///
  /// The ports of TCP and UDP are exchanged too; the type and code of ICMP stay what they are.
  public var mirrored: Self {
    Self(boxes.flatMap(\.mirrored))
  }
}

extension PacketBox {
  /// The same packets, in one box if no ports are restricted, else in one for each use of ports.
  fileprivate var splitByPortUse: [PacketBox] {
    sourcePorts == .all && destinationPorts == .all ? [self] : byPortUse.map(\.box)
  }

  fileprivate var mirrored: [PacketBox] {
    byPortUse.map { use, box in
      var mirrored = box
      (mirrored.sources, mirrored.destinations) = (box.destinations, box.sources)
      if use == .ports {
        (mirrored.sourcePorts, mirrored.destinationPorts) = (box.destinationPorts, box.sourcePorts)
      }
      return mirrored
    }
  }

  private var byPortUse: [(use: PortUse, box: PacketBox)] {
    PortUse.allCases.compactMap { use in
      var box = self
      box.protocols = protocols.intersection(use.protocols)
      return box.protocols.isEmpty ? nil : (use, box)
    }
  }
}
