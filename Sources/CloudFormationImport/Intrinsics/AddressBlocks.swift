internal import PacketSpace

/// The blocks that `Fn::Cidr` cuts out of one.
enum AddressBlocks {
  /// CloudFormation's own limit.
  private static let most = 256

  /// The first blocks of a size; nil where there is no room for them.
  ///
  /// - Parameter hostBits: the bits that are left to each block.
  static func blocks(of block: CIDR, count: Int, hostBits: Int) -> [String]? {
    let width = block.family.bitWidth
    guard (1...most).contains(count), (0..<width).contains(hostBits),
      width - hostBits >= block.prefixLength
    else { return nil }
    let size = UInt128(1) << UInt128(hostBits)
    var blocks: [String] = []
    for index in 0..<count {
      let (offset, isTooFar) = size.multipliedReportingOverflow(by: UInt128(index))
      let (bits, isBeyond) = block.network.bits.addingReportingOverflow(offset)
      guard !isTooFar, !isBeyond, bits <= block.lastAddress.bits else { return nil }
      let network = IPAddress(family: block.family, bits: bits)
      blocks.append("\(network)/\(width - hostBits)")
    }
    return blocks
  }
}
