public import NetworkModel

/// Which rules let which flows through, or stop them, as the evaluation found it.
public struct RuleUsage: Sendable {
  /// A step of a flow that a rule decides about.
  public struct Use: Hashable, Sendable {
    /// The flow's place among the explanations.
    public let explanation: Int
    /// The leg, by its place in the explanation.
    public let leg: Int
    /// The step, by its place in the leg.
    public let step: Int
  }

  /// A rule, by its place in a filter.
  private enum Key: Hashable {
    case entry(ResourceID<NetworkACL>, Direction, Int)
    case rule(ResourceID<SecurityGroup>, Direction, Int)
  }

  private var uses: [Key: [Use]] = [:]

  /// Collects the rules that decide about some packets of these flows.
  public init(_ explanations: [Explanation]) {
    for (number, explanation) in explanations.enumerated() {
      for (legNumber, leg) in explanation.legs.enumerated() {
        for (stepNumber, step) in leg.steps.enumerated() {
          let use = Use(explanation: number, leg: legNumber, step: stepNumber)
          for decider in step.deciders {
            guard let key = Self.key(of: decider, at: step.checkpoint) else { continue }
            uses[key, default: []].append(use)
          }
        }
      }
    }
  }

  /// The steps about which an entry of a network ACL decides.
  public func uses(
    ofEntry ruleNumber: Int, in acl: ResourceID<NetworkACL>, _ direction: Direction
  ) -> [Use] {
    uses[.entry(acl, direction, ruleNumber)] ?? []
  }

  /// The steps about which a rule of a security group decides; rules are counted from 1.
  public func uses(
    ofRule number: Int, in group: ResourceID<SecurityGroup>, _ direction: Direction
  ) -> [Use] {
    uses[.rule(group, direction, number)] ?? []
  }

  private static func key(of decider: Decider, at checkpoint: Checkpoint) -> Key? {
    switch decider {
    case .entry(let acl, let entry):
      checkpoint.direction.map { .entry(acl, $0, entry.ruleNumber) }
    case .rule(let group, let direction, let number, _): .rule(group, direction, number)
    case .defaultDeny, .route: nil
    }
  }
}
