public import Evaluation
import NetworkModel
import PacketSpace

/// The proof of a plan, by evaluation of the network with its rules: every flow gets all that rules can give it,
/// nothing else is admitted, no rule can be removed.
public struct Proof: Hashable, Sendable {
  /// What contradicts the plan.
  public enum Failure: Hashable, Sendable {
    /// A flow gets less than it would with open filters.
    case flowLoses(String)
    /// A list admits packets that no flow needs.
    case admitsMore(RuleList)
    /// Without the rule all flows get what they get.
    case isRemovable(CriticalRule.Location)
    /// A flow that is to be denied works: what others need admits it, too.
    case flowIsNotDenied(String, Outcome)
  }

  /// How many flows are allowed as wanted.
  public let allowedFlows: Int
  /// How many flows are denied as wanted.
  public let deniedFlows: Int
  /// How many rules the planned lists have.
  public let rules: Int
  /// What contradicts the plan; empty where it is proven.
  public let failures: [Failure]

  /// Whether nothing contradicts the plan.
  public var holds: Bool { failures.isEmpty }
}

extension Proof {
  /// What was proven, in one line without a full stop.
  public var sentence: String {
    let denied = deniedFlows == 0 ? "" : ", \(deniedFlows) denied"
    let flows = "\(count(allowedFlows, "flow")) allowed\(denied)"
    guard holds else {
      return
        "Not proven: \(flows), \(count(rules, "rule")), \(count(failures.count, "contradiction"))"
    }
    return rules == 0
      ? "Proven: \(flows), no rules"
      : "Proven: \(flows), \(count(rules, "rule")), none of which can be removed"
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension Proof.Failure {
  /// What contradicts the plan, in a sentence without a full stop.
  public var sentence: String {
    switch self {
    case .flowLoses(let name): "\(name) gets less than open filters would let through"
    case .admitsMore(let list):
      switch list.filter {
      case .securityGroup(let id):
        "the \(list.direction.rawValue) rules of security group \(id) admit packets that no flow needs"
      case .networkACL(let id):
        "the \(list.direction.rawValue) rules of network ACL \(id) admit packets that no flow needs"
      }
    case .isRemovable(let location): "no flow needs \(location.text)"
    case .flowIsNotDenied(let name, let outcome):
      "\(name) is to be denied and is \(outcome.rawValue): the rules that other flows need admit it"
    }
  }
}

extension CriticalRule.Location {
  fileprivate var text: String {
    switch self {
    case .entry(let id, let direction, let number):
      "\(direction.rawValue) rule \(number) of network ACL \(id)"
    case .rule(let id, let direction, let number):
      "\(direction.rawValue) rule \(number) of security group \(id)"
    case .route(let id, let route): "the route to \(route.destination) of \(id)"
    }
  }
}
