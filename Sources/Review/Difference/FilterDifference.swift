public import NetworkModel
public import PacketSpace

/// What changed in the rules of one filter in one direction, in words and in packets.
public struct FilterDifference: Hashable, Sendable {
  /// Which filter.
  public enum Kind: String, Hashable, Sendable {
    case securityGroup
    case networkACL
  }

  /// A rule that is there in one of the two networks only, or has another number.
  public enum Change: Hashable, Sendable {
    case added(String)
    case removed(String)
    /// Of an entry of a network ACL: the same with another number.
    case renumbered(from: Int, to: Int, String)
  }

  /// The kind of filter.
  public let kind: Kind
  /// Its identifier, in the later network where it is in both.
  public let id: String
  /// What pages call it.
  public let name: String
  /// Which of its two lists.
  public let direction: Direction
  /// In the order of the rules.
  public let changes: [Change]
  /// What it admits now and did not before.
  public let admitted: PacketSet
  /// What it admitted before and does no longer.
  public let refused: PacketSet

  /// Whether every packet is treated as before.
  public var isWithoutEffect: Bool { admitted.isEmpty && refused.isEmpty }
}
