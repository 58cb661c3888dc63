internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import StructuredText

extension NetworkBuilder {
  /// A CIDR block; host bits are dropped, with a note.
  func cidr(_ node: YAMLNode?, family: AddressFamily? = nil) -> Located<CIDR>? {
    guard let node, let text = node.text else { return nil }
    let cidr: CIDR
    do {
      cidr = try CIDR(text)
    } catch {
      complaints.error(
        .malformedCIDR, Self.message(error, text), at: node.location,
        help: Self.help(with: error))
      return nil
    }
    if let family, family != cidr.family {
      complaints.error(
        .malformedCIDR, "'\(text)' is not an \(family.displayName) block", at: node.location)
      return nil
    }
    let address = text.split(separator: "/").first.flatMap { IPAddress(String($0)) }
    if let address, address != cidr.network {
      complaints.note(
        .hostBits, "'\(text)' has host bits, which AWS drops: it means \(cidr)",
        at: node.location)
    }
    return Located(value: cidr, location: node.location)
  }

  /// The blocks of a list.
  func cidrs(_ nodes: [YAMLNode]?, family: AddressFamily? = nil) -> [Located<CIDR>] {
    nodes?.compactMap { cidr($0, family: family) } ?? []
  }

  /// An address of a family.
  func address(_ node: YAMLNode?, family: AddressFamily?) -> Located<IPAddress>? {
    guard let node, let text = node.text else { return nil }
    guard let address = IPAddress(text) else {
      complaints.error(
        .malformedAddress, "'\(text)' is not an IP address", at: node.location)
      return nil
    }
    if let family, family != address.family {
      complaints.error(
        .malformedAddress, "'\(text)' is not an \(family.displayName) address", at: node.location)
      return nil
    }
    return Located(value: address, location: node.location)
  }

  /// Complains about an address that its subnet does not have, or that AWS keeps for itself.
  func check(_ address: Located<IPAddress>, isIn subnet: ResourceID<Subnet>?) {
    // Of a subnet without blocks nobody knows them.
    guard let subnet = subnet.flatMap({ subnets[$0.rawValue] }), !subnet.cidrs.isEmpty else {
      return
    }
    if let block = subnet.cidrs.first(where: { $0.contains(address.value) }) {
      let place = address.value.bits - block.network.bits
      guard place < 4 || address.value == block.lastAddress, block.family == .ipv4 else { return }
      complaints.warning(
        .reservedAddress,
        "'\(address.value)' is one of the addresses that AWS reserves in every subnet",
        at: address.location,
        help: "the first four and the last address of \(block) have no interface")
      return
    }
    let blocks = subnet.cidrs.map(\.description).joined(separator: ", ")
    complaints.error(
      .addressOutside, "'\(address.value)' is outside its subnet '\(subnet.id)' (\(blocks))",
      at: address.location)
  }

  private static func message(_ error: CIDRError, _ text: String) -> String {
    switch error {
    case .malformed, .missingPrefixLength: error.description
    case .prefixLengthOutOfRange: "'\(text)' is not a CIDR block: \(error)"
    }
  }

  private static func help(with error: CIDRError) -> String? {
    switch error {
    case .malformed: nil
    case .missingPrefixLength(let text):
      "write \(text)/\(text.contains(":") ? 128 : 32) for this one address"
    case .prefixLengthOutOfRange: nil
    }
  }
}
