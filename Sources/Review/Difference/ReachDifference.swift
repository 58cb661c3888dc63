public import Evaluation
public import PacketSpace

/// What some can newly reach of others, or no longer, whether a flow is declared for it or not.
public struct ReachDifference: Hashable, Sendable {
  /// Interfaces or a place outside, for which the same is otherwise.
  public struct End: Hashable, Sendable {
    /// What they are.
    public let kind: LegEnd.Kind
    /// Their identifiers, in the later network where they are in both.
    public let ids: [String]
    /// What people call them, each once, in order.
    public let names: [String]
    /// In which of the networks they are.
    public let presence: Presence

    /// A few names, and how many more.
    public var displayText: String {
      guard let word = presence.word else { return NameList.text(names) }
      return "\(NameList.text(names)) (\(word))"
    }
  }

  /// Who opens the connections.
  public let from: End
  /// Who accepts them.
  public let to: End
  /// Where this holds; nil: everywhere.
  public let scope: Reachability.Scope?
  /// The families that both ends have.
  public let families: [AddressFamily]
  /// What certainly makes the round trip now and certainly did not before; of what rules do not tell apart
  /// the addresses are all.
  public let gained: PacketSet
  /// What certainly did and certainly does no longer.
  public let lost: PacketSet
  /// What one of the two networks does not say.
  public let unknown: PacketSet

  /// Whether something is open to the internet that was not.
  public var isExposure: Bool { from.kind == .internet && !gained.isEmpty }

  /// Some of its packets by what is sent, in a few words; of many the first.
  public func traffics(_ packets: KeyPath<Self, PacketSet>, atMost limit: Int) -> [String] {
    self[keyPath: packets].traffics(of: families, atMost: limit)
  }
}
