extension PacketBox: CustomStringConvertible {
  /// The sets of the box for failure messages and debuggers, such as
  /// `tcp 10.0.0.0/16 [1024-65535] -> 10.1.0.0/24 [443]`; ports are left out where all are meant.
  public var description: String {
    "\(protocols) \(Self.text(sources, sourcePorts)) -> \(Self.text(destinations, destinationPorts))"
  }

  private static func text(_ addresses: AddressSet, _ ports: PortSet) -> String {
    ports == .all ? "\(addresses)" : "\(addresses) [\(ports)]"
  }
}

extension PacketSet: CustomStringConvertible {
  /// The boxes of the set, joined by semicolons.
  public var description: String {
    boxes.map(\.description).joined(separator: "; ")
  }
}
