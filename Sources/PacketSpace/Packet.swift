/// The header fields of one packet that a filter can look at.
///
/// A packet whose addresses differ in family does not exist, and is in no set.
public struct Packet: Hashable, Sendable {
  /// Where the packet comes from.
  public let source: IPAddress
  /// Where the packet goes.
  public let destination: IPAddress
  /// What the packet carries.
  public let `protocol`: TransportProtocol
  /// The sender's port; 0 where the protocol has none.
  public let sourcePort: UInt16
  /// The receiver's port; for ICMP type * 256 + code; 0 for the other protocols.
  public let destinationPort: UInt16

  /// Creates a packet; ports that the protocol does not have are dropped.
  public init(
    source: IPAddress, destination: IPAddress, protocol: TransportProtocol,
    sourcePort: UInt16 = 0, destinationPort: UInt16 = 0
  ) {
    self.source = source
    self.destination = destination
    self.protocol = `protocol`
    // INVARIANT: what the protocol does not have is 0.
    self.sourcePort = `protocol`.hasPorts ? sourcePort : 0
    self.destinationPort = `protocol`.hasPorts || `protocol`.isICMP ? destinationPort : 0
  }
}
