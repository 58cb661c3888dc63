internal import PacketSpace
internal import StructuredText

extension YAMLNode {
  /// The IPv4 blocks of a VPC.
  var ipv4Blocks: [CIDR] {
    let associated = blocks("CidrBlockAssociationSet", "CidrBlock", state: "CidrBlockState")
    let own = text("CidrBlock").flatMap { try? CIDR($0) }
    let blocks = associated.isEmpty ? [own].compactMap { $0 } : associated
    return blocks.filter { $0.family == .ipv4 }
  }

  /// The IPv6 blocks of a VPC or a subnet.
  var ipv6Blocks: [CIDR] {
    blocks("Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", state: "Ipv6CidrBlockState")
      .filter { $0.family == .ipv6 }
  }

  /// The blocks that are not disassociated, or about to be; what else a state says is taken for associated.
  private func blocks(_ list: String, _ key: String, state: String) -> [CIDR] {
    var blocks: [CIDR] = []
    for association in items(list) {
      let state = association[state]?.state() ?? "associated"
      guard !["disassociated", "disassociating", "failing", "failed"].contains(state),
        let block = association.text(key).flatMap({ try? CIDR($0) }), !blocks.contains(block)
      else { continue }
      blocks.append(block)
    }
    return blocks
  }
}
