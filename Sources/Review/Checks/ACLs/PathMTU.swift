import Evaluation
import NetworkModel
import PacketSpace

extension Check {
  static let pathMTU = Check(
    "nacl.path-mtu", "A network ACL drops the messages by which hosts learn the size of packets",
    .note,
    reason:
      "A router that cannot forward a large packet says so by ICMP type 3 code 4. Where that is dropped "
      + "connections open and then hang when much is sent, behind a VPN or a tunnel for instance.",
    example: "inbound 100 allow tcp 443 from 0.0.0.0/0, and no entry for ICMP",
    remedy:
      "Allow ICMP type 3 code 4 inbound from where the TCP connections come (for IPv6 ICMPv6 type 2)."
  ) { network in
    network.entryLists.filter { $0.direction == .inbound }.compactMap { list in
      guard network.subnets[list.acl.id]?.isEmpty == false else { return nil }
      let tcp = list.entries.filter { $0.entry.action == .allow }
        .reduce(PacketSet.empty) { $0.union($1.effective) }
        .intersection(PacketSet(PacketBox(protocols: [.tcp])))
      let families = tcp.sources.worldFamilies.filter { family in
        let messages = PacketSet(PacketBox.tooBig(family))
        return list.acl.decisions(on: messages, .inbound, in: network.topology).lost == messages
      }
      guard !families.isEmpty else { return nil }
      return Finding(
        check: "nacl.path-mtu", severity: .note, resource: list.resource(),
        packets: PacketSet(families.map(PacketBox.tooBig)),
        message:
          "network ACL \(list.acl.displayName) admits TCP from the internet and not the ICMP messages "
          + "that packets are too large (\(families.map(\.displayName).inSentence)): large transfers may hang"
      )
    }
  }
}

extension PacketBox {
  /// The message that a packet is too large for the way (RFC 1191, RFC 8201).
  fileprivate static func tooBig(_ family: AddressFamily) -> PacketBox {
    switch family {
    case .ipv4:
      PacketBox(
        sources: AddressSet.internet.restricted(to: .ipv4), destinations: .allIPv4,
        protocols: [.icmp], destinationPorts: PacketBox.icmpTypeCode(type: 3, code: 4))
    case .ipv6:
      PacketBox(
        sources: AddressSet.internet.restricted(to: .ipv6), destinations: .allIPv6,
        protocols: [.icmpv6], destinationPorts: PacketBox.icmpTypeCode(type: 2, code: nil))
    }
  }
}
