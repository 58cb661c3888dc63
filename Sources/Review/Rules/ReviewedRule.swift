public import Evaluation
public import NetworkModel
public import PacketSpace

/// A rule of a security group or an entry of a network ACL, and why it is there.
public struct ReviewedRule: Sendable {
  /// What a reviewer would do with a rule, as far as the declared flows tell.
  public enum Decision: String, Hashable, Sendable, CaseIterable {
    case keep
    /// Narrow it to what the flows need.
    case tighten
    case remove
    /// The model does not say enough, or no flow is declared.
    case undecided
  }

  /// Which rule it is.
  public let location: CriticalRule.Location
  /// Which of the two lists of its filter it is in.
  public let direction: Direction
  /// The protocol and ports.
  public let traffic: RuleTraffic
  /// The other end.
  public let peer: RulePeer
  /// Whether it lets packets pass: every rule of a group does.
  public let allows: Bool
  /// What the source says about it.
  public let description: String?
  /// What the organisation says about it.
  public let note: RuleNote?
  /// The flows that are meant to pass and do so by it, by their place among the explanations.
  public let users: [Int]
  /// Those of them that break without it.
  public let dependents: [Int]
  /// Those of them that do not work as they should even with it, and cannot break.
  public let hopefuls: [Int]
  /// What it admits that no declared flow uses, at the granularity of subnets.
  public let unused: PacketSet
  /// Narrower rules that would do for the declared flows; empty where it is as narrow as they are.
  public let narrower: [NarrowerRule]
  /// What to do with it.
  public let decision: Decision
}

extension ReviewedRule {
  /// Whether a flow breaks without it, or would not work without it once it does.
  public var isNeeded: Bool { !dependents.isEmpty || !hopefuls.isEmpty }
}

/// The protocol, ports and addresses that would do instead of a wider rule.
public struct NarrowerRule: Hashable, Sendable {
  /// The protocol and ports.
  public let traffic: RuleTraffic
  /// The other end; nil: as it is.
  public let addresses: AddressSet?
}
