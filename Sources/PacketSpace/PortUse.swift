/// What a protocol uses the two port fields of a packet for.
enum PortUse: CaseIterable {
  /// TCP and UDP: source and destination port.
  case ports
  /// ICMP: type and code in the place of the destination port.
  case typeAndCode
  /// Nothing, so that rules cannot restrict them (SG-12).
  case none

  init(_ protocol: TransportProtocol) {
    self = `protocol`.hasPorts ? .ports : `protocol`.isICMP ? .typeAndCode : .none
  }

  /// All protocols of this use.
  var protocols: ProtocolSet {
    switch self {
    case .ports: .withPorts
    case .typeAndCode: .icmp
    case .none: .all.subtracting(.withPorts).subtracting(.icmp)
    }
  }

  /// How many pairs of port fields stand for one packet, as fields that are not used hold any value.
  var repetitions: Double {
    switch self {
    case .ports: 1
    case .typeAndCode: 0x1_0000
    case .none: 0x1_0000_0000
    }
  }
}
