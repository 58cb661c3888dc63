import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let ipv6Missing = Check(
    "sg.ipv6-missing", "A service is open to everybody in one address family only", .warning,
    reason:
      "0.0.0.0/0 says nothing about IPv6. Clients that have both families try one first and wait before "
      + "they take the other: the service is slow rather than down.",
    example: "inbound: [{type: HTTPS, source: 0.0.0.0/0}], and the subnet has an IPv6 block",
    remedy: "Add the same rule for ::/0, or give the interface no IPv6 address."
  ) { network in
    network.topology.securityGroups.compactMap { group in
      guard let carriers = network.carriers[group.id] else { return nil }
      for (open, other) in [(AddressFamily.ipv4, AddressFamily.ipv6), (.ipv6, .ipv4)] {
        let gap = FamilyGap(group, open: open, closed: other, carriers, in: network)
        if let finding = gap?.finding { return finding }
      }
      return nil
    }
  }
}
