public import NetworkModel
public import PacketSpace

/// What changed in the rules of one filter in one direction, in words and in packets.
public struct FilterDifference: Hashable, Sendable {
  /// Which filter.
  public enum Kind: String, Hashable, Sendable {
    case securityGroup
    case networkACL

    /// As it is written in a sentence.
    public var noun: String {
      switch self {
      case .securityGroup: "security group"
      case .networkACL: "network ACL"
      }
    }
  }

  /// What is otherwise about a rule.
  public enum Change: Hashable, Sendable {
    case added(String)
    case removed(String)
    /// A rule says something else; by its number, or else by what it said.
    case changed(String, [ColumnChange])
    /// Of an entry of a network ACL: the same with another number.
    case renumbered(from: Int, to: Int, String)
    /// What people say of a rule, which nothing depends on.
    case described(String, [ColumnChange])
    /// Like another rule that is there.
    case duplicateAdded(String)
    /// Like another rule that stays.
    case duplicateRemoved(String)
    /// Rules without numbers stand in another order, which has no meaning (SG-04).
    case reordered
  }

  /// Whether the filter itself is in both networks.
  public let presence: Presence
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
  /// What it certainly admits now and certainly did not before.
  public let admitted: PacketSet
  /// What it certainly admitted before and certainly does no longer.
  public let refused: PacketSet
  /// What one of the two networks does not say whether it admits.
  public let unknown: PacketSet

  /// Whether every packet is treated as before, as far as is known.
  public var isWithoutEffect: Bool { admitted.isEmpty && refused.isEmpty && unknown.isEmpty }
}
