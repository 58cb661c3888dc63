import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let ipv6AtACL = Check(
    "nacl.ipv6-missing", "A network ACL of subnets with IPv6 admits a service by one family only",
    .warning,
    reason:
      "An entry for 0.0.0.0/0 does not match IPv6. Clients with both families try IPv6 first and wait; "
      + "those with IPv6 only never get through. The other way round what was closed for IPv4 stays open.",
    example:
      "inbound 100 allow tcp 443 from 0.0.0.0/0 in a subnet with an IPv6 block, and none from ::/0",
    remedy: "Write each entry for both families, and its replies too.",
    references: CheckReference.pciDSS("1.3.1")
  ) { network in
    network.entryLists.filter { network.hasBothFamilies($0.acl) }.flatMap { list in
      let ports = Dictionary(
        uniqueKeysWithValues: AddressFamily.allCases.map { ($0, list.worldServices($0)) })
      return [(AddressFamily.ipv4, AddressFamily.ipv6), (.ipv6, .ipv4)].compactMap {
        has, lacks -> Finding? in
        let missing = (ports[has] ?? .empty).subtracting(ports[lacks] ?? .empty)
        guard !missing.isEmpty else { return nil }
        return Finding(
          check: "nacl.ipv6-missing", severity: .warning, resource: list.resource(),
          subject: "\(list.direction.rawValue) \(lacks.displayName) \(missing)",
          message: "network ACL \(list.acl.displayName) admits "
            + "\(TransportProtocol.tcp.text(ports: missing)) \(list.direction.rawValue) \(list.direction.preposition) the "
            + "internet by \(has.displayName) and not by \(lacks.displayName), which its subnets have"
        )
      }
    }
  }
}

extension ReviewedNetwork {
  fileprivate func hasBothFamilies(_ acl: NetworkACL) -> Bool {
    subnets[acl.id]?.contains { $0.cidr != nil && $0.ipv6CIDR != nil } ?? false
  }
}

extension EntryList {
  /// The TCP ports of services that pass from or to the whole internet, by one family.
  fileprivate func worldServices(_ family: AddressFamily) -> PortSet {
    entries.reduce(.empty) { ports, ranked in
      let peers = direction == .inbound ? ranked.effective.sources : ranked.effective.destinations
      return peers.worldFamilies.contains(family)
        ? ports.union(ranked.entry.services) : ports
    }
  }
}
