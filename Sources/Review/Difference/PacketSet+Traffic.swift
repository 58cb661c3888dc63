import Evaluation
import PacketSpace

extension PacketSet {
  /// The packets by what is sent, in a few words: `TCP 22`, `TCP 443 with client ports 1024–32767`; of many
  /// the first.
  ///
  /// Addresses are said where they are not all, and a family where it is only one of several.
  func traffics(
    of all: [AddressFamily] = AddressFamily.allCases, atMost limit: Int
  ) -> [String] {
    var texts: [String] = []
    var found: [String: [AddressFamily]] = [:]
    for family in all {
      for box in restricted(to: family).boxes {
        let text = Self.text(of: box)
        if found[text] == nil { texts.append(text) }
        if found[text]?.last != family { found[text, default: []].append(family) }
      }
    }
    // Of everything an echo request is a part.
    if texts.contains("all traffic") { texts.removeAll { $0.hasPrefix("ICMP") } }
    let complete = texts.map { text -> String in
      guard all.count > 1, !text.hasPrefix("ICMP"), !text.contains(" from "),
        !text.contains(" to "), let families = found[text], families.count == 1
      else { return text }
      return "\(text) over \(families[0].displayName)"
    }
    let more = complete.count - limit
    return more > 0 ? Array(complete.prefix(limit)) + ["… and \(more) more"] : complete
  }

  private static func text(of box: PacketBox) -> String {
    var text = Self.protocolText(of: box)
    for (word, addresses) in [("from", box.sources), ("to", box.destinations)]
    where ![.all, .allIPv4, .allIPv6].contains(addresses) {
      text += " \(word) \(Self.text(of: addresses))"
    }
    return box.sourcePorts == .all
      ? text : "\(text) with client ports \(box.sourcePorts.displayText)"
  }

  private static func protocolText(of box: PacketBox) -> String {
    let protocols = box.protocols
    guard protocols.count > 1 else {
      return protocols.first.map { transport in
        transport.hasPorts && box.destinationPorts == .all
          ? "\(transport.displayName) every port" : transport.text(ports: box.destinationPorts)
      } ?? ""
    }
    if protocols == .withPorts {
      return "TCP and UDP "
        + (box.destinationPorts == .all ? "every port" : box.destinationPorts.displayText)
    }
    return ProtocolSet.withPorts.isSubset(of: protocols) ? "all traffic" : "other protocols"
  }

  private static func text(of addresses: AddressSet) -> String {
    for family in addresses.families {
      let internet = AddressSet.internet.restricted(to: family)
      let missing = internet.subtracting(addresses).cidrs
      if missing.count <= 3, addresses.isSubset(of: internet) {
        let but = missing.map(\.description).joined(separator: ", ")
        return missing.isEmpty ? "the internet" : "the internet but \(but)"
      }
    }
    let blocks = addresses.cidrs
    let shown = blocks.prefix(3).map(\.description).joined(separator: ", ")
    return blocks.count > 3 ? "\(shown) and \(blocks.count - 3) more blocks" : shown
  }
}
