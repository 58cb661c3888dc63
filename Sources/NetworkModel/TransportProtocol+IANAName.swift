public import PacketSpace

extension TransportProtocol {
  /// The keyword of IANA's registry of protocol numbers, for the protocols that rules name in
  /// practice; absent for the rest.
  public var ianaName: String? { Self.ianaNames[rawValue] }

  /// The protocol with a keyword of IANA's registry, in any case.
  public init?(ianaName: String) {
    let wanted = ianaName.uppercased()
    guard let number = Self.ianaNames.first(where: { $0.value.uppercased() == wanted })?.key else {
      return nil
    }
    self.init(rawValue: number)
  }

  private static let ianaNames: [UInt8: String] = [
    1: "ICMP", 2: "IGMP", 4: "IPv4", 6: "TCP", 8: "EGP", 9: "IGP", 17: "UDP", 27: "RDP",
    33: "DCCP", 41: "IPv6", 46: "RSVP", 47: "GRE", 50: "ESP", 51: "AH", 58: "IPv6-ICMP",
    88: "EIGRP", 89: "OSPF", 94: "IPIP", 97: "ETHERIP", 103: "PIM", 108: "IPComp", 112: "VRRP",
    115: "L2TP", 132: "SCTP", 136: "UDPLite", 137: "MPLS-in-IP",
  ]
}
